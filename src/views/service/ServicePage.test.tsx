import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import type { ServiceGraph } from '../../model/graph';
import { readTraceId } from '../../model/ids';
import type { LogLine } from '../../model/log';
import { absent, failed, ready, type Problem } from '../../model/outcome';
import type { OperationRed, RedOverTime, ServiceRed } from '../../model/red';
import { emptySeries } from '../../model/series';
import { calls, told, toldWindow } from '../../model/testing/told';
import type { TraceSummary } from '../../model/trace';
import { epochMs, ms, perSecond, ratio } from '../../model/units';
import type { About } from '../../telemetry/about';
import type { Profile } from '../../telemetry/conventions/convention';
import { tempoGenerator } from '../../telemetry/conventions/tempoGenerator';
import type { Question } from '../../telemetry/question';
import { base, overviewPath, servicePath } from '../routes';
import { ServicePage } from './ServicePage';

const mockEnvironment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const mockProfile: Profile = {
  convention: tempoGenerator,
  spanHistogram: 'classic',
  graphHistogram: 'classic',
  hasGraph: true,
  namespaced: false,
  pushInterval: 15_000,
  alternatives: [],
  doubts: [],
};
const mockAnswers: {
  services: Answer<readonly ServiceRed[]>;
  edges: Answer<ServiceGraph>;
  red: Answer<RedOverTime>;
  operations: Answer<readonly OperationRed[]>;
  traces: Answer<readonly TraceSummary[]>;
  logs: Answer<readonly LogLine[]>;
} = {
  services: absent({ why: 'no-traffic' }),
  edges: absent({ why: 'no-traffic' }),
  red: absent({ why: 'no-traffic' }),
  operations: absent({ why: 'no-traffic' }),
  traces: absent({ why: 'nothing-found' }),
  logs: absent({ why: 'nothing-found' }),
};
const mockAsked: About[] = [];
const mockClock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/affordable', () => ({ useAffordable: (scope: unknown) => ({ scope }) }));
jest.mock('../../grafana/profile', () => ({ useProfile: () => ({ is: 'ready', value: mockProfile, caveats: [] }) }));
jest.mock('../../grafana/clock', () => ({ useTimeKeys: () => ({ refresh: () => {} }), useWindow: () => mockClock }));
jest.mock('../../grafana/RedPanel', () => ({
  RedPanel: ({ measure }: { measure: string }) => <div data-testid={`red-${measure}`} />,
}));
jest.mock('../../grafana/LogVolumePanel', () => ({ LogVolumePanel: () => <div data-testid="volume" /> }));
jest.mock('../../grafana/traceSample', () => ({ useTraceSample: () => ({ is: 'loading', since: 0 }) }));
jest.mock('../../grafana/annotations', () => {
  const none = { is: 'ready', value: [], caveats: [] };
  return { useDeployNotes: () => none };
});
jest.mock('../../grafana/answer', () => ({
  useAnswer: (question?: Question<unknown>) => {
    if (!question) {
      return { is: 'loading', since: 0 };
    }
    mockAsked.push(question.about);
    switch (question.about.is) {
      case 'services':
      case 'edges':
      case 'red':
      case 'operations':
      case 'traces':
        return mockAnswers[question.about.is];
      case 'log-volume':
        return { is: 'ready', value: { byLevel: new Map() }, caveats: [] };
      default:
        return { is: 'loading', since: 0 };
    }
  },
}));
jest.mock('../../grafana/firstAnswer', () => ({
  useFirstAnswer: (ways?: ReadonlyArray<Question<unknown>>) => {
    const [first] = ways ?? [];
    mockAsked.push(...(first ? [first.about] : []));
    return { answer: mockAnswers.logs, used: first };
  },
}));

const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const slowTrace: TraceSummary = {
  traceId,
  start: epochMs(1_700_000_000_000),
  rootService: 'frontend',
  rootOperation: 'GET /<b>{id}',
  duration: ms(1420),
  matched: [
    { spanId: '0f82631bdbb244c4' as never, start: epochMs(1_700_000_000_000), duration: ms(900), status: 'error' },
  ],
};
const operation = (name: string, time: number, rate: number): OperationRed => ({
  operation: name,
  kind: 'SPAN_KIND_SERVER',
  red: { rate: perSecond(rate), errors: ratio(0), duration: { p95: ms(10) } },
  time: ms(time),
});
const down: Problem = { kind: 'unreachable', signal: 'traces', reply: 'connection refused' };

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}
const context = { from: 'now-1h', to: 'now', 'var-env': 'kr' };
const open = (path: string) =>
  render(
    <MemoryRouter initialEntries={[path]}>
      <Address />
      <Routes>
        <Route path={`${base}/services/:service`} element={<ServicePage />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </MemoryRouter>
  );
const cart = { name: 'cart' };
const address = () => screen.getByLabelText('address').textContent ?? '';
const askedKinds = () => [...new Set(mockAsked.map(({ is }) => is))].sort();

beforeEach(() => {
  mockAsked.length = 0;
  mockAnswers.services = ready([
    told('frontend', { rate: 200, errors: [0, 0.08] }),
    told('cart', { rate: 100, errors: [0, 0.16], p95: [50, 90] }),
  ]);
  mockAnswers.edges = ready({
    nodes: [],
    edges: [
      calls('frontend', 'cart', { rate: 100, errors: 0.05, p95: 80 }),
      { ...calls('cart', 'redis', { rate: 90 }), kind: 'database' },
    ],
  });
  const line = { at: emptySeries.at, values: emptySeries.values };
  mockAnswers.red = ready({ rate: line, errors: line, p50: line, p95: line, p99: line, exemplars: [] });
  mockAnswers.operations = ready([operation('GET /a/{id}', 100, 90), operation('POST </b>', 300, 3)]);
  mockAnswers.traces = ready([slowTrace]);
  mockAnswers.logs = absent({ why: 'nothing-found' });
});

describe('the service page', () => {
  it('says how the service is and why, with links to who causes it', () => {
    open(servicePath(context, { name: 'frontend' }));
    const sentence = screen.getByTestId('service-sentence');
    expect(sentence).toHaveTextContent(/affected.*fails with cart · latest: 8 % fail since .* · whole range: 200\/s/);
    expect(within(sentence).getByRole('link', { name: 'cart' })).toHaveAttribute('href', servicePath(context, cart));
  });

  it('asks only for what is on screen', () => {
    open(servicePath(context, cart));
    expect(askedKinds()).toEqual(['auxiliary-operations', 'edges', 'operations', 'red', 'services', 'versions']);
    expect(screen.getByTestId('red-duration')).toBeInTheDocument();
  });

  it('lists operations by impact, each leading to its traces', () => {
    open(servicePath(context, cart));
    const rows = within(screen.getByTestId('operations-table')).getAllByRole('rowheader');
    expect(rows.map((cell) => cell.textContent)).toEqual(['POST </b>', 'GET /a/{id}']);
    expect(screen.getByText('75 %')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'GET /a/{id}' })).toHaveAttribute(
      'href',
      servicePath(context, cart, { tab: 'traces', operation: 'GET /a/{id}' })
    );
  });

  it('keeps the open tab in the URL and counts its rows', async () => {
    open(servicePath(context, cart));
    expect(screen.getByTestId('tab-neighbours')).toHaveTextContent('2');
    await userEvent.click(screen.getByTestId('tab-traces'));
    expect(address()).toBe(servicePath(context, cart, { tab: 'traces' }));
    expect(screen.getByTestId('tab-traces')).toHaveTextContent('1');
  });

  it('says “at least” where a tab’s rows are only as many as were asked for', async () => {
    mockAnswers.traces = ready([slowTrace], [{ kind: 'truncated', shown: 1 }]);
    open(servicePath(context, cart));
    await userEvent.click(screen.getByTestId('tab-traces'));
    expect(screen.getByTestId('tab-traces')).toHaveTextContent(/^Traces 1\+$/);
    mockAnswers.traces = absent({ why: 'nothing-found' });
    await userEvent.click(screen.getByRole('radio', { name: 'Newest' }));
    expect(screen.getByTestId('tab-traces')).toHaveTextContent(/^Traces0$/);
  });

  it('opens at its callers where it sends no metrics but others call it, unless the link says otherwise', () => {
    const redis = { name: 'redis' };
    const { unmount } = open(servicePath(context, redis));
    expect(screen.getByRole('tabpanel', { name: 'Callers and callees' })).toHaveTextContent('cart');
    unmount();
    open(servicePath(context, redis, { tab: 'operations' }));
    expect(screen.getByRole('tabpanel', { name: 'Operations' })).toBeInTheDocument();
  });

  it('goes one step up with Escape, to where it stands selected', async () => {
    open(servicePath(context, cart));
    await userEvent.keyboard('{Escape}');
    expect(address()).toBe(overviewPath(context, { selected: cart }));
  });

  it('shows callers and callees; what has no page leads to the map', () => {
    open(servicePath(context, cart, { tab: 'neighbours' }));
    expect(screen.getByRole('link', { name: 'frontend' })).toHaveAttribute(
      'href',
      servicePath(context, { name: 'frontend' })
    );
    expect(screen.queryByRole('link', { name: 'redis' })).not.toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'On the map' })).toHaveLength(2);
    expect(askedKinds()).toEqual(['edges', 'red', 'services', 'versions']);
  });

  it('lists failed traces first where the service fails, each a link that keeps the thread', async () => {
    open(servicePath(context, cart, { tab: 'traces' }));
    expect(mockAsked.find((about) => about.is === 'traces')).toMatchObject({ pick: 'errors' });
    expect(screen.getByTestId('trace-table')).toHaveTextContent(/In this service.*Whole trace/);
    const row = screen.getByTestId('trace-row');
    expect(row).toHaveTextContent(/GET \/<b>\{id\}.*frontend.*900 ms.*1\.42 s.*failed/);
    expect(within(row).getByRole('link').getAttribute('href')).toMatch(`/traces/${traceId}?from=now-1h`);
    await userEvent.click(within(row).getByText('frontend'));
    expect(address()).toMatch(/\/traces\/5bda.*service=cart/);
  });

  it('asks for slow traces from its own p95 on', () => {
    open(servicePath(context, cart, { tab: 'traces', pick: 'slow' }));
    expect(mockAsked.find((about) => about.is === 'traces')).toMatchObject({ pick: 'slow', atLeast: 90 });
  });

  it('narrows to one operation, and back', async () => {
    open(servicePath(context, cart, { tab: 'traces', operation: 'GET /a/{id}' }));
    expect(mockAsked.find((about) => about.is === 'traces')).toMatchObject({ operation: 'GET /a/{id}' });
    expect(mockAsked.find((about) => about.is === 'red')).toMatchObject({ of: { is: 'operation' } });
    await userEvent.click(screen.getByRole('button', { name: /GET \/a\/\{id\}|All operations/ }));
    expect(address()).not.toContain('operation=');
  });

  it('keeps its panels when traces fail', () => {
    mockAnswers.traces = failed(down);
    open(servicePath(context, cart, { tab: 'traces' }));
    expect(screen.getByTestId('problem')).toHaveAttribute('data-signal', 'traces');
    expect(screen.getByTestId('red-rate')).toBeInTheDocument();
  });

  it('says so where there are no traces', () => {
    mockAnswers.traces = absent({ why: 'nothing-found' });
    open(servicePath(context, cart, { tab: 'traces' }));
    expect(screen.getByText(/No failed traces are stored/)).toBeInTheDocument();
  });

  it('asks for logs of the service and links to the Logs page', () => {
    mockAnswers.logs = ready([
      {
        id: '1',
        at: epochMs(1000),
        atNs: '1000000000',
        level: 'error',
        body: 'cache is gone',
        attributes: {},
        traceId,
      },
    ]);
    open(servicePath(context, cart, { tab: 'logs' }));
    expect(mockAsked.find((about) => about.is === 'logs')).toMatchObject({ of: { is: 'service', service: 'cart' } });
    expect(screen.getByText('cache is gone')).toBeInTheDocument();
    expect(screen.getByTestId('volume')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Search these in Logs/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/logs\?.*service=cart/)
    );
  });

  it('says when a service was not seen, with a way back, and still looks for its traces and logs', () => {
    open(servicePath(context, { name: '유령 </script>', namespace: 'shop' }));
    expect(screen.getByTestId('not-seen')).toHaveTextContent('유령 </script> sent no metrics');
    expect(screen.getByRole('link', { name: 'To the Overview' })).toHaveAttribute(
      'href',
      `${base}/overview?from=now-1h&to=now&var-env=kr`
    );
    expect(screen.queryByTestId('red-rate')).not.toBeInTheDocument();
    expect(screen.getByTestId('tab-logs')).toBeInTheDocument();
  });

  it('survives an address that names no service', () => {
    open(`${base}/services/~zz~`);
    expect(screen.getByText(/names no service/)).toBeInTheDocument();
    expect(mockAsked).toEqual([]);
  });
});
