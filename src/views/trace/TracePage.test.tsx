import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import { readTraceId } from '../../model/ids';
import type { LogLine } from '../../model/log';
import { absent, failed, ready, type Outcome } from '../../model/outcome';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import type { Trace, TraceSummary } from '../../model/trace';
import { epochMs, ms } from '../../model/units';
import type { Question } from '../../telemetry/question';
import { base, readThread } from '../routes';
import { TracePage } from './TracePage';

const mockEnvironment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const mockAnswers: {
  trace: Answer<Trace>;
  logs: Outcome<readonly LogLine[]>;
  traces: Outcome<readonly TraceSummary[]>;
  /** Which of the ways to the traces found them. */
  way: number;
} = {
  trace: absent({ why: 'nothing-found' }),
  logs: absent({ why: 'nothing-found' }),
  traces: absent({ why: 'nothing-found' }),
  way: 0,
};
const mockRefresh = jest.fn();
const mockAsked: Array<Question<unknown>> = [];

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/clock', () => ({
  useTimeKeys: () => ({ refresh: mockRefresh }),
  useWindow: () => ({ window: { from: 0, to: 1 }, step: 15_000, raw: { from: 'now-1h', to: 'now' } }),
}));
jest.mock('../../grafana/profile', () => ({ useProfile: () => ({ is: 'absent', absence: { why: 'no-traffic' } }) }));
jest.mock('../../grafana/answer', () => ({
  usePlace: () => ({ environment: mockEnvironment, timeZone: 'utc' }),
  useAnswer: (question?: Question<unknown>) =>
    question?.about.is === 'trace' ? mockAnswers.trace : { is: 'loading', since: 0 },
}));
jest.mock('../../grafana/firstAnswer', () => ({
  useFirstAnswer: (ways?: ReadonlyArray<Question<unknown>>) => {
    const [first] = ways ?? [];
    if (!first) {
      return { answer: { is: 'loading', since: 0 } };
    }
    mockAsked.push(first);
    const used = ways?.[mockAnswers.way] ?? first;
    return { answer: first.about.is === 'logs' ? mockAnswers.logs : mockAnswers.traces, used };
  },
}));

const trace = traceFromDrawing(`
  frontend       |=========|
    cart           |####|
`);
const cart = trace.span('cart').spanId;
const line: LogLine = {
  id: '1',
  at: epochMs(1_700_000_000_003),
  atNs: '1700000000003000000',
  level: 'error',
  body: 'cache is gone',
  spanId: cart,
  attributes: {},
};

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

function open(path: string) {
  return render(
    <MemoryRouter initialEntries={['/before', `${base}/traces/${path}`]}>
      <Address />
      <Routes>
        <Route path={`${base}/traces/:traceId`} element={<TracePage />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </MemoryRouter>
  );
}

const address = () => screen.getByLabelText('address').textContent ?? '';
const context = 'from=now-1h&to=now&var-env=kr';

beforeEach(() => {
  mockAnswers.trace = ready<Trace>(trace);
  mockAnswers.logs = ready([line], [{ kind: 'found-by', way: 'otlp' }]);
  mockAnswers.traces = absent({ why: 'nothing-found' });
  mockAnswers.way = 0;
  mockAsked.length = 0;
  mockRefresh.mockClear();
});

describe('the trace page', () => {
  it('shows the trace, the thread and the span’s log lines, and how those were found', () => {
    open(`${trace.traceId}?${context}&span=${cart}`);
    expect(screen.getByTestId('trace-waterfall')).toBeInTheDocument();
    const bar = screen.getByTestId('thread-bar');
    expect(bar).toHaveTextContent('cart');
    expect(bar).toHaveTextContent('1 log line');
    const logs = screen.getByTestId('span-logs');
    expect(logs).toHaveTextContent('1 log line of this span');
    expect(logs).toHaveTextContent('found by id');
    expect(within(logs).getByTestId('log-row')).toHaveTextContent('cache is gone');
  });

  it('asks for the lines of the whole trace once, from half a minute before to a minute after it', () => {
    open(`${trace.traceId}?${context}&span=${cart}`);
    const { start, duration } = trace.span('frontend');
    const asked = new Set(mockAsked.map(({ about }) => JSON.stringify(about)));
    expect(asked.size).toBe(1);
    expect(mockAsked[0]?.about).toMatchObject({ of: { is: 'trace', services: ['cart', 'frontend'] } });
    expect(mockAsked[0]?.window).toEqual({ from: start - 30_000, to: start + duration + 60_000 });
  });

  it('asks for those of the span where there are more than were read', () => {
    mockAnswers.logs = ready([line], [{ kind: 'truncated', shown: 1, of: 'newest' }]);
    open(`${trace.traceId}?${context}&span=${cart}`);
    const { start, duration } = trace.span('cart');
    const own = mockAsked.find(({ about }) => about.is === 'logs' && about.of.is === 'span');
    expect(own?.about).toMatchObject({ of: { is: 'span', spanId: cart, services: ['cart'] } });
    expect(own?.window).toEqual({ from: start - 30_000, to: start + duration + 60_000 });
  });

  it('says that a span wrote none while others of its trace did, and offers what names no span', async () => {
    const unnamed = { ...line, id: '2', body: 'who was it', service: 'frontend', spanId: undefined };
    mockAnswers.logs = ready([line, unnamed]);
    open(`${trace.traceId}?${context}&span=${trace.span('frontend').spanId}`);
    const logs = screen.getByTestId('span-logs');
    expect(logs).toHaveTextContent('No log line carries the id of this span. 2 lines carry the id of its trace.');
    const { start, duration } = trace.span('frontend');
    expect(within(logs).getByRole('link', { name: 'All its service logged at that time' })).toHaveAttribute(
      'href',
      `${base}/logs?from=${start - 30_000}&to=${start + duration + 60_000}&var-env=kr&service=frontend`
    );
    await userEvent.click(within(logs).getByRole('button', { name: '1 line of frontend in this trace names no span' }));
    expect(within(logs).getByTestId('log-row')).toHaveTextContent('who was it');
  });

  it('widens to the lines of the whole trace', async () => {
    open(`${trace.traceId}?${context}&span=${cart}`);
    await userEvent.click(screen.getByRole('button', { name: 'All logs of this trace' }));
    expect(screen.getByTestId('span-logs')).toHaveTextContent('1 log line of this trace');
  });

  it('links to the Logs page for what is shown: the span, or the whole trace', async () => {
    open(`${trace.traceId}?${context}&span=${cart}`);
    const href = `${base}/logs?${context}&trace=${trace.traceId}`;
    expect(screen.getByRole('link', { name: /in Logs/ })).toHaveTextContent('This span in Logs');
    expect(screen.getByRole('link', { name: 'This span in Logs' })).toHaveAttribute('href', `${href}&span=${cart}`);
    await userEvent.click(screen.getByRole('button', { name: 'All logs of this trace' }));
    expect(screen.getByRole('link', { name: /in Logs/ })).toHaveTextContent('This trace in Logs');
    expect(screen.getByRole('link', { name: 'This trace in Logs' })).toHaveAttribute('href', href);
    await userEvent.click(screen.getByRole('button', { name: 'Logs of this span only' }));
    expect(screen.getByTestId('span-logs')).toHaveTextContent('1 log line of this span');
  });

  it('shows the span’s lines in full, and who wrote each of the trace’s', async () => {
    mockAnswers.logs = ready([{ ...line, service: 'recommendation' }]);
    open(`${trace.traceId}?${context}&span=${cart}`);
    // In the narrow pane lines are always in full; there is nothing to switch.
    expect(screen.queryByRole('switch', { name: 'Wrap lines' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'All logs of this trace' }));
    expect(within(screen.getByTestId('log-row')).getByText('recommendation')).toBeVisible();
  });

  it('writes a chosen span to the URL and keeps time and environment', async () => {
    open(`${trace.traceId}?${context}`);
    await userEvent.click(screen.getAllByTestId('span-row')[1]!);
    expect(address()).toBe(`${base}/traces/${trace.traceId}?${context}&span=${cart}`);
  });

  it('says in which ways lines were looked for when there are none', async () => {
    mockAnswers.logs = absent({ why: 'nothing-found', looked: ['service as label app', 'trace id in any line'] });
    open(`${trace.traceId}?${context}&span=${cart}`);
    const logs = screen.getByTestId('span-logs');
    expect(logs).toHaveTextContent('No log line carries the id of this span.');
    expect(logs).toHaveTextContent('Looked for in 2 ways');
    expect(within(logs).getByText('service as label app')).toBeInTheDocument();
    expect(logs).not.toHaveTextContent('OpenTelemetry: ids as structured metadata');
    expect(within(logs).getAllByRole('button')).toHaveLength(1);
    await userEvent.click(within(logs).getByRole('button', { name: 'Look in the whole trace' }));
    expect(logs).toHaveTextContent('No log line carries the id of this trace.');
  });

  it('keeps the waterfall when the logs fail', () => {
    mockAnswers.logs = failed({ kind: 'unreachable', signal: 'logs', reply: 'refused' });
    open(`${trace.traceId}?${context}&span=${cart}`);
    expect(screen.getByTestId('problem')).toHaveAttribute('data-signal', 'logs');
    expect(screen.getAllByTestId('span-row')).toHaveLength(2);
  });

  it('goes one step up with Escape from outside the waterfall as well', async () => {
    open(`${trace.traceId}?${context}&service=cart`);
    within(screen.getByTestId('thread-bar')).getAllByRole('link')[0]!.focus();
    await userEvent.keyboard('{Escape}');
    expect(address()).toBe(`${base}/services/cart?${context}`);
  });

  it('goes one step up with Escape, to the point one came from', async () => {
    open(`${trace.traceId}?${context}&service=cart&at=1795227600000&took=6`);
    screen.getByRole('row', { selected: true }).focus();
    await userEvent.keyboard('{Escape}');
    expect(address()).toBe(`${base}/services/cart?${context}&at=1795227600000&took=6`);
  });
});

describe('a trace page without a trace', () => {
  it('keeps its place while loading', () => {
    mockAnswers.trace = { is: 'loading', since: epochMs(0) };
    open(trace.traceId);
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    expect(screen.getByTestId('thread-bar')).toBeInTheDocument();
  });

  it('says what failed and asks again', async () => {
    mockAnswers.trace = failed({ kind: 'timed-out', signal: 'traces', after: ms(10_000) });
    open(trace.traceId);
    expect(screen.getByTestId('problem')).toHaveAttribute('data-signal', 'traces');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(mockRefresh).toHaveBeenCalled();
  });

  it.each(['not-a-trace', '0'.repeat(32), 'f'.repeat(40), '</script>'])('says that %s is no trace id', (wrong) => {
    open(encodeURIComponent(wrong));
    expect(screen.getByRole('alert')).toHaveTextContent(`“${wrong}” is not one`);
    expect(screen.getByRole('link', { name: 'Back to the overview' })).toBeInTheDocument();
  });

  it('says that a trace is not stored', () => {
    mockAnswers.trace = absent({ why: 'not-stored', what: trace.traceId });
    open(`${trace.traceId}?${context}`);
    expect(screen.getByTestId('absent')).toHaveTextContent('This trace is not stored');
    expect(screen.queryByTestId('nearest-trace')).toBeNull();
  });

  describe('that an exemplar led to', () => {
    const at = 1_795_227_600_000;
    const near = readTraceId('a'.repeat(32))!;
    const exemplar = `service=cart&at=${at}&took=1423`;

    beforeEach(() => {
      mockAnswers.trace = absent({ why: 'not-stored', what: trace.traceId });
      mockAnswers.traces = ready<readonly TraceSummary[]>([
        { traceId: readTraceId('b'.repeat(32))!, start: epochMs(at + 200_000), duration: ms(20), matched: [] },
        { traceId: near, start: epochMs(at - 12_000), duration: ms(1310), matched: [] },
      ]);
    });

    it('offers the nearest stored trace of the service, with its distance in time and duration', () => {
      open(`${trace.traceId}?${context}&${exemplar}`);
      const link = screen.getByRole('link', { name: 'Open the nearest stored trace of the service' });
      expect(link).toHaveAttribute('href', expect.stringContaining(`/traces/${near}?`));
      expect(screen.getByText('12 s before, took 1.31 s instead of 1.42 s')).toBeInTheDocument();
      expect(screen.queryByText(/^None of/)).not.toBeInTheDocument();
      expect(mockAsked[0]?.window).toEqual({ from: at - 300_000, to: at + 300_000 });
    });

    it('offers the nearest one of the same operation, and keeps the operation in the thread', () => {
      open(`${trace.traceId}?${context}&${exemplar}&op=GET+/cart/{id}`);
      const link = screen.getByRole('link', { name: 'Open the nearest stored trace of GET /cart/{id}' });
      expect(mockAsked[0]?.about).toMatchObject({ service: { name: 'cart' }, operation: 'GET /cart/{id}' });
      const { search } = new URL(link.getAttribute('href') ?? '', 'http://grafana');
      expect(readThread(near, search).exemplar).toEqual({ at, took: 1423, operation: 'GET /cart/{id}' });
    });

    it('says so where only another operation of the service has one', () => {
      mockAnswers.way = 2;
      open(`${trace.traceId}?${context}&${exemplar}&op=GET+/cart`);
      expect(screen.getByRole('link', { name: 'Open the nearest stored trace of the service' })).toBeInTheDocument();
      expect(screen.getByText('None of GET /cart was found within five minutes of it.')).toBeInTheDocument();
    });
  });
});
