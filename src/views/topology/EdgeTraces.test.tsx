import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import type { Edge } from '../../model/graph';
import { readSpanId, readTraceId } from '../../model/ids';
import { absent, failed, ready } from '../../model/outcome';
import type { TraceSummary } from '../../model/trace';
import { epochMs, ms, perSecond, ratio } from '../../model/units';
import { windowOf } from '../../model/window';
import type { Question } from '../../telemetry/question';
import type { Metrics } from '../parts/useMetricScope';
import { readTracesView } from '../tracesRoutes';
import { EdgeTraces } from './EdgeTraces';
import { EndLogs } from './EndLogs';

const mockAsked: Array<Question<unknown>> = [];
const mockAnswer: { now: Answer<readonly TraceSummary[]> } = { now: ready([]) };
jest.mock('../../grafana/answer', () => ({
  useAnswer: (question: Question<unknown>) => {
    mockAsked.push(question);
    return mockAnswer.now;
  },
}));
jest.mock('../../grafana/clock', () => ({ useTimeKeys: () => ({ refresh: () => {} }) }));

const source = { uid: 'x', matchers: [] };
const environment = { id: 'prod', name: 'prod', metrics: source, traces: source, logs: source };
const window = windowOf(0, 3_600_000);
const metrics: Metrics = {
  environment,
  clock: { window, step: ms(15_000), raw: { from: 'now-1h', to: 'now' } },
  scope: undefined,
  profile: absent({ why: 'no-traffic' }),
  told: window,
};
const edge = (errors: number, kind: Edge['kind'] = 'call'): Edge => ({
  client: { name: 'checkout' },
  server: { name: 'payment' },
  kind,
  red: { rate: perSecond(1), errors: ratio(errors) },
});
const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const spanId = readSpanId('00f067aa0ba902b7')!;
const summary: TraceSummary = {
  traceId,
  start: epochMs(1000),
  matched: [
    { spanId, operation: 'Charge', service: 'payment', start: epochMs(1000), duration: ms(250), status: 'error' },
  ],
};

const show = (shown: Edge) =>
  render(
    <MemoryRouter>
      <EdgeTraces edge={shown} metrics={metrics} context={{ 'var-env': 'prod' }} />
    </MemoryRouter>
  );
const wanted = () => {
  const about = mockAsked.at(-1)?.about;
  return about?.is === 'trace-search' ? about.want : undefined;
};
const allTraces = () =>
  readTracesView(new URL(screen.getByTestId('edge-all-traces').getAttribute('href') ?? '', 'http://grafana').search);

beforeEach(() => {
  mockAsked.length = 0;
  mockAnswer.now = ready([summary]);
});

describe('the traces of a call', () => {
  it('are those that failed where any did, each one leading to the span of the call', () => {
    show(edge(0.1));
    expect(wanted()).toMatchObject({ status: 'error', calls: { server: { name: 'payment' }, kind: 'call' } });
    const row = screen.getByTestId('edge-trace');
    expect(row).toHaveTextContent('Charge');
    expect(row).toHaveTextContent('failed');
    expect(row.getAttribute('href')).toContain(traceId);
    expect(row.getAttribute('href')).toContain(spanId);
  });

  it('are the newest where none failed, and whichever one chooses', async () => {
    show(edge(0));
    expect(wanted()?.status).toBeUndefined();
    await userEvent.click(screen.getByRole('radio', { name: 'Failed' }));
    expect(wanted()?.status).toBe('error');
  });

  it('lead to a search for all of them', () => {
    show(edge(0.1));
    expect(allTraces()).toMatchObject({
      status: 'error',
      calls: { client: { name: 'checkout' }, server: { name: 'payment' }, kind: 'call' },
    });
  });

  it('say why there are none', () => {
    mockAnswer.now = absent({ why: 'nothing-found' });
    const { rerender } = show(edge(0));
    expect(screen.getByTestId('absent')).toHaveTextContent('only some traces are kept');
    rerender(
      <MemoryRouter>
        <EdgeTraces edge={edge(0, 'messaging')} metrics={metrics} context={{}} />
      </MemoryRouter>
    );
    expect(screen.getByTestId('absent')).toHaveTextContent('found only by their links');
  });

  it('say what went wrong', () => {
    mockAnswer.now = failed({ kind: 'unreachable', signal: 'traces', reply: 'connection refused' });
    show(edge(0));
    expect(screen.queryByTestId('edge-trace')).toBeNull();
    expect(screen.getByRole('alert')).toBeInTheDocument();
  });
});

describe('the logs of a call', () => {
  it('are those of both ends, but for an end that is not instrumented', () => {
    const graph = {
      nodes: [
        { service: { name: 'cart' }, kind: 'service' as const },
        { service: { name: 'cart-cache' }, kind: 'database' as const },
      ],
      edges: [],
    };
    const ends = (server: string) => ({ client: { name: 'cart' }, server: { name: server } });
    const { rerender } = render(<EndLogs ends={ends('payment')} graph={graph} context={{}} />, {
      wrapper: MemoryRouter,
    });
    expect(screen.getAllByRole('link')).toHaveLength(2);
    rerender(<EndLogs ends={ends('cart-cache')} graph={graph} context={{}} />);
    expect(screen.getAllByRole('link')).toHaveLength(1);
    expect(screen.getByRole('link')).toHaveTextContent('Logs of cart');
  });
});
