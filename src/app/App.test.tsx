import { AppPluginMeta, EventBusSrv, PanelPlugin, type PanelData } from '@grafana/data';
import { locationService, LocationServiceProvider, setAppEvents, setPluginImportUtils } from '@grafana/runtime';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import React from 'react';
import { Route, Router, Routes } from 'react-router-dom';
import { useAppScene } from '../grafana/appSceneContext';
import { RedPanel } from '../grafana/RedPanel';
import { readTraceId } from '../model/ids';
import type { RedOverTime } from '../model/red';
import { epochMs, ms, perSecond } from '../model/units';
import { base } from '../views/routes';
import { App } from './App';

const drawn: PanelData[] = [];
const timeseries = new PanelPlugin(({ data, onChangeTimeRange }) => {
  drawn.push(data);
  return (
    <button onClick={() => onChangeTimeRange({ from: 1_795_227_150_000, to: 1_795_227_990_000 })}>
      {data.series.map((frame) => frame.name).join()}
    </button>
  );
});

const at = [epochMs(1_795_227_150_000), epochMs(1_795_227_165_000)];
const traceId = readTraceId('abc');
const red: RedOverTime = {
  rate: { at, values: [perSecond(1), perSecond(2)] },
  errors: { at: [], values: [] },
  p50: { at, values: [ms(1), ms(2)] },
  p95: { at, values: [ms(3), ms(4)] },
  p99: { at, values: [ms(5), ms(6)] },
  exemplars: traceId ? [{ traceId, at: epochMs(1_795_227_160_000), duration: ms(4) }] : [],
};
const href = () => '/a/throughline-investigation-app/traces/abc?from=now-1h';

let mockBroken = false;
// The npm package's own PluginPage draws nothing but its children.
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ actions, children }: { actions: React.ReactNode; children: React.ReactNode }) => (
    <main>
      {actions}
      {children}
    </main>
  ),
}));
jest.mock('../views/overview/OverviewPage', () => ({ OverviewPage: () => <MockPage /> }));
function MockPage() {
  if (mockBroken) {
    throw new Error('drawn badly');
  }
  return (
    <>
      <p>{useAppScene().useState().panels.length} panels</p>
      <RedPanel measure="rate" title="Rate" red={red} height={200} />
      <RedPanel measure="duration" title="Duration" red={red} height={200} traceHref={href} />
    </>
  );
}

beforeAll(() => {
  setAppEvents(new EventBusSrv());
  timeseries.setDataSupport({ annotations: true, alertStates: false });
  timeseries.meta = { id: 'timeseries', name: 'Time series', info: { version: '' } } as never;
  const plugin = () => timeseries;
  setPluginImportUtils({ importPanelPlugin: async () => timeseries, getPanelPluginFromCache: plugin });
});
beforeEach(() => {
  drawn.length = 0;
  mockBroken = false;
});

function Grafana({ jsonData }: { readonly jsonData?: object }) {
  const history = locationService.getHistory();
  const [location, setLocation] = React.useState(history.location);
  React.useLayoutEffect(() => history.listen(setLocation), [history]);
  const meta = { id: 'throughline-investigation-app', jsonData } as AppPluginMeta;
  return (
    <LocationServiceProvider service={locationService}>
      <Router navigator={history as never} location={location as never}>
        <Routes>
          <Route path="/a/:pluginId/*" element={<App meta={meta} />} />
        </Routes>
      </Router>
    </LocationServiceProvider>
  );
}

async function openAt(url: string, jsonData?: object) {
  locationService.push(url);
  const view = render(<Grafana jsonData={jsonData} />);
  await act(async () => {});
  return view;
}

describe('the app', () => {
  it('opens at the overview and keeps the query', async () => {
    await openAt(`${base}?from=now-5m&to=now`);
    await waitFor(() => expect(screen.getByText('2 panels')).toBeInTheDocument());
    expect(locationService.getLocation().pathname).toBe(`${base}/overview`);
    expect(locationService.getSearch().get('from')).toBe('now-5m');
  });

  it('draws panels from values of the model, exemplars with a link to our trace page', async () => {
    await openAt(`${base}/overview`);
    expect(await within(screen.getByTestId('red-rate')).findByText('requests')).toBeInTheDocument();
    expect(await within(screen.getByTestId('red-duration')).findByText('p50,p95,p99')).toBeInTheDocument();
    const marks = drawn.flatMap((data) => data.annotations ?? []);
    expect(marks[0]?.fields.find((field) => field.name === 'traceID')?.config.links?.[0]?.url).toBe(href());
    expect(drawn.flatMap((data) => data.series[0]?.fields[1]?.config.unit)).toEqual(
      expect.arrayContaining(['reqps', 'ms'])
    );
  });

  it('lets dragging over a panel set the time of the whole app', async () => {
    await openAt(`${base}/overview`);
    const panel = await within(screen.getByTestId('red-rate')).findByText('requests');
    await act(async () => panel.click());
    expect(locationService.getSearch().get('from')).toBe(new Date(1_795_227_150_000).toISOString());
  });

  it('takes its panels off the scene when the page is left', async () => {
    await openAt(`${base}/overview`);
    await waitFor(() => expect(screen.getByText('2 panels')).toBeInTheDocument());
    await act(async () => locationService.push(`${base}/nowhere`));
    expect(await screen.findByText('There is no such page')).toBeInTheDocument();
    await act(async () => locationService.push(`${base}/overview`));
    await waitFor(() => expect(screen.getByText('2 panels')).toBeInTheDocument());
  });

  it('puts a fence around a page that breaks', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => {});
    mockBroken = true;
    await openAt(`${base}/overview`);
    expect(await screen.findByTestId('broken-page')).toHaveTextContent('drawn badly');
    expect(screen.getByTestId('environment-switcher')).toBeInTheDocument();
    quiet.mockRestore();
  });

  it('says what is wrong with its settings and with the environment of a link', async () => {
    await openAt(`${base}/overview?var-env=nonsense`, { version: 1, environments: [{ id: 'x' }] });
    expect(screen.getByTestId('settings-problems')).toHaveTextContent('environments.0.name');
    expect(screen.getByTestId('unknown-environment')).toHaveTextContent('nonsense');
  });
});
