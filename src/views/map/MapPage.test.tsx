import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import { demoEnvironments } from '../../demo/environments';
import type { Environment } from '../../model/environment';
import type { ServiceGraph } from '../../model/graph';
import { absent, failed, ready, type Problem } from '../../model/outcome';
import type { ServiceRed } from '../../model/red';
import { calls, told, toldWindow } from '../../model/testing/told';
import type { Profile } from '../../telemetry/conventions/convention';
import type { Question } from '../../telemetry/question';
import { classic } from '../../telemetry/testing/scopes';
import { base } from '../routes';
import type { TopologyMapProps } from '../topology/TopologyMap';
import { MapPage } from './MapPage';

const kr: Environment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const mockPlace: Readonly<Record<'environments' | 'offered', readonly Environment[]>> & { environment: Environment } = {
  environment: kr,
  environments: [kr],
  offered: [kr],
};
const mockAnswers: {
  profile: Answer<Profile>;
  services: Answer<readonly ServiceRed[]>;
  edges: Answer<ServiceGraph>;
} = { profile: ready(classic), services: ready([]), edges: ready({ nodes: [], edges: [] }) };
const mockLoading: Answer<never> = { is: 'loading', since: toldWindow.from };
const mockClock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };
const mockRange = jest.fn();
const mockRefresh = jest.fn();

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => mockPlace }));
jest.mock('../../grafana/affordable', () => ({ useAffordable: (scope: unknown) => ({ scope }) }));
jest.mock('../../grafana/profile', () => ({ useProfile: () => mockAnswers.profile }));
jest.mock('../../grafana/clock', () => ({
  useTimeKeys: () => ({ refresh: mockRefresh, setRange: mockRange }),
  useWindow: () => mockClock,
}));
jest.mock('../../grafana/RedPanel', () => ({ RedPanel: () => <div data-testid="red-rate" /> }));
jest.mock('../../grafana/traceSample', () => ({ useTraceSample: () => mockLoading }));
jest.mock('../../grafana/annotations', () => {
  const none = { is: 'ready', value: [], caveats: [] };
  return { useDeployNotes: () => none };
});
jest.mock('../../grafana/answer', () => ({
  useAnswer: (question?: Question<unknown>) => {
    const is = question?.about.is;
    return is === 'services' || is === 'edges' ? mockAnswers[is] : mockLoading;
  },
}));
// What is drawn has tests of its own; here it matters what it is given.
jest.mock('../topology/TopologyMap', () => ({
  TopologyMap: ({ map, marks, view, onSelect, onToggle, lookedAt, onLook }: TopologyMapProps) => (
    <section aria-label="drawing" data-looked={lookedAt} data-selected={view.selected?.name}>
      {map.places.map((place) => (
        <button
          key={place.key}
          data-found={marks.found?.has(place.key)}
          onMouseEnter={() => onLook?.(place.key)}
          onMouseLeave={() => onLook?.(undefined)}
          onClick={() => (place.is === 'service' ? onSelect({ selected: place.service }) : onToggle(place.key))}
        >
          {place.is === 'service' ? place.service.name : place.key}
        </button>
      ))}
    </section>
  ),
}));

// Whether each element is hidden by styles takes far longer to find out than all else here.
configure({ defaultHidden: true });
const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });

const services = [
  told('frontend', { rate: 200, errors: [0, 0.08], p95: [50, 70] }),
  told('cart', { rate: 123, errors: [0, 0.16], p95: [50, 78] }),
  told('mail', { rate: 3 }),
];
const graph: ServiceGraph = {
  nodes: [
    { service: { name: 'user' }, kind: 'user' },
    { service: { name: 'redis' }, kind: 'database' },
  ],
  edges: [
    calls('user', 'frontend', { rate: 200, errors: 0.02 }),
    calls('frontend', 'cart', { rate: 123, errors: 0.06 }),
    calls('frontend', 'mail', { rate: 3, errors: 0 }),
    calls('cart', 'cart', { rate: 1, errors: 0 }),
    { ...calls('cart', 'redis', { rate: 90, errors: 0, p95: 1 }), kind: 'database' },
  ],
};
const down: Problem = { kind: 'unreachable', signal: 'metrics', reply: 'connection refused' };

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}
const open = (more = '') =>
  render(
    <MemoryRouter initialEntries={[`${base}/map?from=now-1h&to=now&var-env=kr${more}`]}>
      <Address />
      <MapPage />
    </MemoryRouter>
  );
const address = () => new URLSearchParams(screen.getByLabelText('address').textContent ?? '');
const drawing = () => screen.getByRole('region', { name: 'drawing' });
const drawn = () =>
  within(drawing())
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
const find = () => screen.getByRole('combobox', { name: 'Find on the map' });

beforeEach(() => {
  jest.clearAllMocks();
  mockPlace.environment = kr;
  Object.assign(mockAnswers, { profile: ready(classic), services: ready(services), edges: ready(graph) });
});

describe('the map page', () => {
  it('says what is on the map, who is hurt and how far it is felt, and each name selects', async () => {
    open();
    const sentence = screen.getByTestId('map-sentence');
    expect(sentence).toHaveTextContent('3 services. 1 failing: cart (felt by one caller)');
    await user.click(within(sentence).getByRole('link', { name: 'cart' }));
    expect(address().get('service')).toBe('cart');
    expect(drawing()).toHaveAttribute('data-selected', 'cart');
  });

  it('keeps the place of the map while it is asked who calls whom, and says who is asked', () => {
    mockAnswers.edges = mockLoading;
    open();
    expect(parseInt(screen.getByTestId('map-awaited').style.height, 10)).toBeGreaterThanOrEqual(480);
    expect(within(screen.getByTestId('map-awaited')).getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'drawing' })).not.toBeInTheDocument();
  });

  it('draws the services all the same where the calls could not be read, with a way to try again', async () => {
    mockAnswers.edges = failed(down);
    open();
    expect(drawn()).toEqual(['cart', 'frontend', 'mail']);
    expect(screen.getByText('The services are drawn without their calls.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(mockRefresh).toHaveBeenCalled();
  });

  it('draws the calls all the same where the services could not be read', () => {
    mockAnswers.services = failed(down);
    open();
    expect(drawn()).toEqual(['cart', 'frontend', 'mail', 'redis', 'user']);
    expect(screen.getByTestId('problem')).toBeInTheDocument();
  });

  it('says that no calls are known, and the ways out', async () => {
    mockAnswers.edges = absent({ why: 'no-traffic' });
    open();
    const notice = screen.getByTestId('no-calls');
    expect(notice).toHaveTextContent('No calls between services are known in this time range.');
    await user.click(within(notice).getByRole('button', { name: 'Look at the last 6 hours' }));
    expect(mockRange).toHaveBeenCalledWith('now-6h', 'now');
    expect(within(notice).getByRole('link', { name: 'Other environments' })).toBeInTheDocument();
    expect(within(notice).getByRole('link', { name: 'What has to be sent' })).toBeInTheDocument();
    expect(drawn()).toEqual(['cart', 'frontend', 'mail']);
  });

  it('says that there is nothing where there is nothing, and does not call it well', () => {
    Object.assign(mockAnswers, { services: absent({ why: 'no-traffic' }), edges: absent({ why: 'no-traffic' }) });
    open();
    expect(screen.getByTestId('map-empty')).toHaveTextContent('Neither services nor calls are known');
    expect(screen.queryByText(/are well/)).not.toBeInTheDocument();
  });

  it('shows what limits the answer', () => {
    mockAnswers.edges = ready(graph, [{ kind: 'edges-from', origin: 'client-spans' }]);
    open();
    expect(screen.getByText(/no service graph/)).toBeInTheDocument();
  });

  it('offers other sizes of the map in the demo only', () => {
    const { unmount } = open();
    expect(screen.queryByTestId('try-sizes')).not.toBeInTheDocument();
    unmount();
    mockPlace.environment = demoEnvironments[0] ?? kr;
    open();
    const links = within(screen.getByTestId('try-sizes')).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(['50', '500', '2,000']);
    expect(links[1]).toHaveAttribute('href', expect.stringContaining('/map?from=now-1h&to=now&var-env=scale-500'));
  });

  it('shows nothing but the map on a wall', () => {
    open('&kiosk=1&service=cart');
    expect(screen.getByTestId('map-sentence')).toBeInTheDocument();
    expect(drawn()).toContain('cart');
    expect(screen.queryByTestId('map-tools')).not.toBeInTheDocument();
    expect(screen.queryByTestId('selection')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Leave (Esc)' })).toHaveAttribute(
      'href',
      expect.not.stringContaining('kiosk')
    );
  });
});

describe('what is not on the map', () => {
  it('is counted, and one click brings just that back', async () => {
    open('&hide=redis&focus=frontend&hops=1&group=none');
    expect(drawn()).toEqual(['cart', 'frontend', 'mail', 'user']);
    const strip = screen.getByTestId('left-out-of-map');
    expect(strip).toHaveTextContent('1 hidden by your query');
    expect(strip).toHaveTextContent('1 calls itself');
    await user.click(within(strip).getByRole('button', { name: /^1 hidden by your query/ }));
    expect(address().get('hide')).toBeNull();
    expect(address().get('focus')).toBe('frontend');
    expect(strip).toHaveTextContent('1 beyond 1 call');
    await user.click(within(strip).getByRole('button', { name: /beyond/ }));
    expect(drawn()).toEqual(['cart', 'frontend', 'mail', 'redis', 'user']);
    await user.click(within(strip).getByRole('button', { name: /calls itself/ }));
    expect(address().get('self')).toBe('true');
  });

  it('says that what is to be hidden cannot be read, and hides nothing', async () => {
    open('&hide=errors+%3E');
    expect(drawn()).toHaveLength(5);
    expect(screen.getByTestId('map-choice-ignored')).toHaveTextContent('The value of errors is missing');
    await user.click(screen.getByRole('button', { name: 'Hide nothing' }));
    expect(address().get('hide')).toBeNull();
  });

  it('keeps what is well from a map of trouble, and says how many', async () => {
    open();
    await user.click(screen.getByRole('button', { name: 'Unhealthy' }));
    expect(drawn()).not.toContain('mail');
    expect(screen.getByTestId('left-out-of-map')).toHaveTextContent('that are well');
  });
});

describe('the search of the map', () => {
  it('is reached by a key, counts, and walks through what is found', async () => {
    open();
    await user.keyboard('/');
    expect(find()).toHaveFocus();
    await user.type(find(), 'errors > 0.1%');
    await waitFor(() => expect(address().get('find')).toBe('errors > 0.1~25~'));
    expect(screen.getByTestId('map-found')).toHaveTextContent('4 found');
    await user.keyboard('{Enter}');
    expect(address().get('service')).toBe('cart');
    expect(screen.getByTestId('map-found')).toHaveTextContent('1 of 4');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(address().get('client')).not.toBeNull();
    expect(address().get('service')).toBeNull();
  });

  it('lights what it finds', () => {
    open('&find=redis');
    const found = within(drawing())
      .getAllByRole('button')
      .filter(({ dataset }) => dataset.found === 'true');
    expect(found.map(({ textContent }) => textContent)).toEqual(['redis']);
  });

  it('says why it cannot be read, and finds nothing then', async () => {
    open();
    await user.type(find(), 'kind = pet');
    await user.tab();
    expect(screen.getByTestId('map-find-fault')).toHaveTextContent('“pet” is no value of kind: kind = database.');
    expect(find()).toHaveAttribute('aria-invalid', 'true');
    expect(screen.queryByTestId('map-found')).not.toBeInTheDocument();
  });

  it('offers ready-made searches, taken with the keyboard', async () => {
    open();
    await user.click(find());
    const offers = within(screen.getByRole('listbox', { name: 'Ways to go on' })).getAllByRole('option');
    expect(offers[0]).toHaveTextContent('errors > 1%');
    await user.keyboard('{ArrowDown}');
    expect(find()).toHaveAttribute('aria-activedescendant', offers[0]?.id);
    await user.keyboard('{Enter}');
    expect(find()).toHaveValue('errors > 1%');
  });

  it('moves into what is hidden, beside what was', async () => {
    open('&find=redis&hide=mail');
    await user.click(screen.getByRole('button', { name: 'Hide what is found' }));
    expect(address().get('hide')).toBe('(mail) or (redis)');
    expect(address().get('find')).toBeNull();
    expect(drawn()).toEqual(['cart', 'frontend', 'user']);
  });
});
