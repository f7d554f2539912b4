import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import { readSpanId, readTraceId } from '../../model/ids';
import type { LogLine, LogVolume } from '../../model/log';
import { absent, failed, ready } from '../../model/outcome';
import { toldWindow } from '../../model/testing/told';
import type { Trace } from '../../model/trace';
import { epochMs } from '../../model/units';
import type { About } from '../../telemetry/about';
import type { Question } from '../../telemetry/question';
import { logsPath } from '../logsRoutes';
import type { useLiveTail } from '../../grafana/liveTail';
import type { PatternListProps } from '../patterns/PatternList';
import { base } from '../routes';
import { writeAround } from './aroundLine';
import { LogsPage } from './LogsPage';

const mockEnvironment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const mockAnswers: { logs: Answer<readonly LogLine[]>; volume: Answer<LogVolume>; trace: Answer<Trace> } = {
  logs: absent({ why: 'nothing-found' }),
  volume: ready({ byLevel: new Map() }),
  trace: { is: 'loading', since: epochMs(0) },
};
const mockAsked: About[] = [];
type Watching = Parameters<typeof useLiveTail>[0];
let mockLive: Watching | undefined;
const mockClock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/affordable', () => ({ useAffordable: (scope: unknown) => ({ scope }) }));
jest.mock('../../grafana/profile', () => ({ useProfile: () => ({ is: 'absent', absence: { why: 'no-traffic' } }) }));
jest.mock('../../grafana/clock', () => ({ useTimeKeys: () => ({ refresh: () => {} }), useWindow: () => mockClock }));
jest.mock('../../grafana/LogVolumePanel', () => ({
  LogVolumePanel: ({ actions, volume }: { actions: React.ReactNode; volume: LogVolume }) => (
    <div data-testid="log-volume">
      <p>{[...volume.byLevel.keys()].join(', ')}</p>
      {actions}
    </div>
  ),
}));
jest.mock('../../grafana/liveTail', () => ({
  useLiveTail: ({ questionOf, paused, onAnswer }: Watching) => {
    mockLive = { questionOf, paused, onAnswer };
    return { problem: undefined, retry: () => {} };
  },
}));
jest.mock('../patterns/PatternList', () => ({
  PatternList: ({ lines, total, onHide, onOnly }: PatternListProps) => (
    <div data-testid="pattern-list">
      <p>{`${lines.length} of ${total}`}</p>
      <button onClick={() => onHide('line <_>')}>hide</button>
      <button onClick={() => onOnly('line <_>')}>only</button>
    </div>
  ),
}));
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
      case 'log-volume':
        return mockAnswers.volume;
      case 'logs':
        return mockAnswers.logs;
      case 'trace':
        return mockAnswers.trace;
      default:
        return { is: 'loading', since: 0 };
    }
  },
}));
jest.mock('../../grafana/firstAnswer', () => ({
  useFirstAnswer: (ways?: ReadonlyArray<Question<unknown>>) => {
    const [first] = ways ?? [];
    mockAsked.push(...(first ? [first.about] : []));
    return first ? { answer: mockAnswers.logs, used: first } : { answer: { is: 'loading', since: 0 } };
  },
}));

const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const spanId = readSpanId('0f82631bdbb244c4')!;
const line = (id: string, more: Partial<LogLine> = {}): LogLine => ({
  id,
  at: epochMs(toldWindow.to),
  atNs: `${toldWindow.to}000000`,
  level: 'info',
  body: `line ${id}`,
  attributes: {},
  ...more,
});

const lines = { show: 'lines' } as const;
/** Parts in chunks of their own come a moment later. */
const patience = { timeout: 15_000 };
const context = { from: 'now-1h', to: 'now', 'var-env': 'kr' };
function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}
const open = (path: string) =>
  render(
    <MemoryRouter initialEntries={[path]}>
      <Address />
      <Routes>
        <Route path={`${base}/logs`} element={<LogsPage />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </MemoryRouter>
  );
const address = () => new URL(screen.getByLabelText('address').textContent ?? '', 'http://localhost');
const lastAsked = (is: About['is']) => mockAsked.filter((about) => about.is === is).at(-1);

// Their chunks are there at once.
beforeAll(async () => {
  await Promise.all([import('./AroundLine'), import('./LineFields'), import('./LiveLines'), import('./PatternsFound')]);
}, 60_000);

beforeEach(() => {
  mockAsked.length = 0;
  mockAnswers.logs = ready([line('1', { service: 'cart', traceId, spanId }), line('2', { service: 'cart' })]);
  mockAnswers.volume = ready({
    byLevel: new Map([
      ['error', { at: [epochMs(toldWindow.to)], values: [1234] }],
      ['info', { at: [epochMs(toldWindow.to)], values: [99] }],
    ]),
  });
  mockAnswers.trace = { is: 'loading', since: epochMs(0) };
});

describe('the Logs page', () => {
  it('links each line that has a trace to it, and each to its service', () => {
    open(logsPath(context, {}, lines));
    const [first, second] = screen.getAllByTestId('log-row');
    const trace = within(first!).getByTestId('log-trace-link');
    expect(trace.getAttribute('href')).toMatch(
      new RegExp(`/traces/${traceId}\\?.*var-env=kr.*service=cart.*span=${spanId}`)
    );
    expect(within(first!).getByRole('link', { name: 'cart' }).getAttribute('href')).toMatch(
      /\/services\/cart\?.*var-env=kr/
    );
    expect(within(second!).queryByTestId('log-trace-link')).toBeNull();
  });

  it('counts levels, and asks for the chosen ones through the address', async () => {
    open(logsPath(context, { service: { name: 'cart' } }));
    await userEvent.click(screen.getByRole('button', { name: /error/ }));
    expect(screen.getByRole('button', { name: /error/ })).toHaveTextContent('1,234');
    expect(screen.getByRole('button', { name: /info/ })).toHaveTextContent('99');
    expect(screen.getByTestId('log-volume')).toHaveTextContent(/^error$/);
    expect(address().searchParams.get('level')).toBe('error');
    expect(lastAsked('logs')).toMatchObject({ of: { is: 'service', service: 'cart' }, levels: ['error'] });
  });

  it('asks for typed text at once with Enter, as one step of the history', async () => {
    open(logsPath(context));
    await userEvent.type(screen.getByRole('searchbox'), 'bo{{om{Enter}');
    expect(address().searchParams.get('find')).toBe('bo{om');
    await waitFor(() => expect(lastAsked('logs')).toMatchObject({ contains: 'bo{om' }));
    expect(lastAsked('log-volume')).toMatchObject({ contains: 'bo{om' });
  });

  it('takes filters that nothing passes away with one click', async () => {
    mockAnswers.logs = absent({ why: 'nothing-found' });
    open(logsPath(context, {}, { contains: 'nowhere', levels: ['error'] }));
    expect(screen.getByTestId('absent')).toHaveTextContent('passes the filters');
    await userEvent.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(address().searchParams.get('find')).toBeNull();
    expect(address().searchParams.get('level')).toBeNull();
    expect(address().searchParams.get('var-env')).toBe('kr');
  });

  it('reads a trace before it asks for its lines, and lets go of span and trace one by one', async () => {
    const { unmount } = open(logsPath(context, { traceId, spanId, service: { name: 'cart' } }));
    expect(lastAsked('logs')).toBeUndefined();
    unmount();
    mockAnswers.trace = absent({ why: 'not-stored', what: traceId });
    open(logsPath(context, { traceId, spanId, service: { name: 'cart' } }));
    expect(lastAsked('logs')).toMatchObject({ of: { is: 'span', traceId, spanId, services: ['cart'] } });
    await userEvent.click(screen.getByRole('button', { name: 'Lines of all spans of this trace' }));
    expect(lastAsked('logs')).toMatchObject({ of: { is: 'trace', traceId } });
    await userEvent.click(screen.getByRole('button', { name: 'Lines of other requests, too' }));
    expect(lastAsked('logs')).toMatchObject({ of: { is: 'service', service: 'cart' } });
  });

  it('goes one step up the thread with Escape', async () => {
    mockAnswers.trace = absent({ why: 'not-stored', what: traceId });
    open(logsPath(context, { traceId, spanId, service: { name: 'cart' } }));
    await userEvent.keyboard('{Escape}');
    expect(address().pathname).toBe(`${base}/traces/${traceId}`);
    expect(address().searchParams.get('span')).toBe(spanId);
  });

  it('goes to the text with a slash', async () => {
    open(logsPath(context));
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('offers more lines only where there may be more', async () => {
    const { unmount } = open(logsPath(context, {}, lines));
    expect(screen.queryByRole('button', { name: /Show up to/ })).toBeNull();
    unmount();
    mockAnswers.logs = ready(
      Array.from({ length: 500 }, (_, index) => line(String(index))),
      [{ kind: 'truncated', shown: 500, of: 'newest' }]
    );
    open(logsPath(context, {}, lines));
    await userEvent.click(screen.getByRole('button', { name: 'Show up to 2,000' }));
    expect(lastAsked('logs')).toMatchObject({ limit: 2000 });
  });

  it('opens its queries in Explore', () => {
    open(logsPath(context, { service: { name: 'cart' } }));
    const panes = screen
      .getAllByRole('link', { name: 'Open in Explore' })
      .map((link) => new URL(link.getAttribute('href') ?? '', 'http://localhost').searchParams.get('panes') ?? '');
    expect(panes).toHaveLength(2);
    for (const pane of panes) {
      expect(pane).toContain('{service_name=\\"cart\\"}');
    }
  });

  it('says why lines are missing when their source is down', () => {
    mockAnswers.logs = failed({ kind: 'unreachable', signal: 'logs', reply: 'connection refused' });
    mockAnswers.volume = failed({ kind: 'unreachable', signal: 'logs', reply: 'connection refused' });
    open(logsPath(context));
    expect(screen.getAllByTestId('problem')[0]).toHaveAttribute('data-signal', 'logs');
  });

  it('shows patterns first, of two thousand lines, and the lines of one request one by one', async () => {
    const { unmount } = open(logsPath(context, { service: { name: 'cart' } }));
    expect(await screen.findByTestId('pattern-list', {}, patience)).toHaveTextContent('2 of 1333');
    expect(lastAsked('logs')).toMatchObject({ limit: 2000 });
    await userEvent.click(screen.getByRole('button', { name: 'hide' }));
    expect(lastAsked('logs')).toMatchObject({ without: ['line <_>'] });
    expect(lastAsked('log-volume')).toMatchObject({ without: ['line <_>'] });
    expect(screen.getByText('patterns hidden: 1')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'only' }));
    expect(screen.getAllByTestId('log-row')).toHaveLength(2);
    expect(lastAsked('logs')).toMatchObject({ like: 'line <_>' });
    unmount();
    mockAnswers.trace = absent({ why: 'not-stored', what: traceId });
    open(logsPath(context, { traceId }));
    expect(screen.getAllByTestId('log-row')).toHaveLength(2);
  });

  it('filters by a field of an open line, turns the filter round and takes it away', async () => {
    mockAnswers.logs = ready([line('1', { attributes: { pod: 'cart-7f' } })]);
    open(logsPath(context, {}, lines));
    await userEvent.click(await screen.findByRole('button', { name: /Details of the line/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Only lines with this value of pod' }));
    expect(lastAsked('logs')).toMatchObject({ fields: [{ key: 'pod', op: '=', value: 'cart-7f' }] });
    await userEvent.click(screen.getByRole('button', { name: 'Turn the filter of pod round' }));
    expect(lastAsked('log-volume')).toMatchObject({ fields: [{ key: 'pod', op: '!=', value: 'cart-7f' }] });
    await userEvent.click(within(screen.getByTestId('log-filter')).getByRole('button', { name: /Take this/ }));
    expect(address().searchParams.get('fields')).toBeNull();
  });

  it('tells how the values of fields are spread, and of how many lines', async () => {
    mockAnswers.logs = ready(['a', 'a', 'b'].map((zone, index) => line(String(index), { attributes: { zone } })));
    open(logsPath(context, {}, { show: 'fields' }));
    const field = await screen.findByTestId('log-field', {}, patience);
    expect(field).toHaveTextContent('zone');
    expect(field).toHaveTextContent('100 % of lines · values: 2');
    expect(
      within(field)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent)
    ).toEqual(['a2', 'b1']);
    expect(screen.getByText('from all 3 lines')).toBeInTheDocument();
    await userEvent.click(within(field).getByRole('button', { name: 'Column for zone' }));
    expect(address().searchParams.get('columns')).toBe('zone');
  });

  it('asks for what was written before and after one line, without the filters', async () => {
    const at = `${toldWindow.to}000000`;
    open(logsPath(context, {}, { levels: ['error'], around: writeAround({ atNs: at, service: 'cart', id: '1' }) }));
    expect(await screen.findByTestId('lines-around', {}, patience)).toHaveTextContent('Lines of cart around');
    const sides = mockAsked.filter((about) => about.is === 'logs' && about.limit === 51);
    expect(sides).toContainEqual(expect.objectContaining({ of: { is: 'service', service: 'cart' } }));
    expect(sides).toContainEqual(expect.objectContaining({ direction: 'forward' }));
    expect(sides.some((about) => 'levels' in about)).toBe(false);
    expect(screen.getAllByTestId('log-row')[0]).toHaveAttribute('aria-current', 'true');
    await userEvent.click(screen.getByRole('link', { name: 'Back to the list' }));
    expect(address().searchParams.get('around')).toBeNull();
    expect(address().searchParams.get('level')).toBe('error');
  });

  it('shows lines as they come, and pauses with the space bar', async () => {
    open(logsPath(context, {}, lines));
    await userEvent.click(screen.getByRole('button', { name: 'Live' }));
    expect(address().searchParams.get('live')).toBe('true');
    await screen.findByTestId('live-lines', {}, patience);
    act(() => mockLive?.onAnswer({ lines: [line('1'), line('2')], sampled: true, at: toldWindow.to }));
    act(() => mockLive?.onAnswer({ lines: [line('2'), line('3')], sampled: true, at: toldWindow.to }));
    expect(screen.getAllByTestId('log-row')).toHaveLength(3);
    expect(screen.getByTestId('live-lines')).toHaveTextContent('lines: 0.3/s');
    expect(screen.getByTestId('live-lines')).toHaveTextContent('Too many at once');
    act(() => screen.getByRole('button', { name: 'Live' }).blur());
    await userEvent.keyboard(' ');
    expect(mockLive?.paused).toBe(true);
  });

  it('keeps views by name, without time and environment, and takes deleting back', async () => {
    localStorage.clear();
    open(logsPath(context, { service: { name: 'cart' } }, { ...lines, levels: ['error'], columns: ['pod'] }));
    await userEvent.click(screen.getByRole('button', { name: 'Saved views' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of what is shown now' }), 'cart fails{Enter}');
    const href = screen.getByRole('link', { name: 'cart fails' }).getAttribute('href');
    expect(href).toMatch(/\?from=now-1h&to=now&var-env=kr&service=cart&level=error&show=lines&columns=pod$/);
    expect(JSON.stringify(Object.values(localStorage))).not.toContain('now-1h');
    await userEvent.click(screen.getByRole('button', { name: 'Delete cart fails' }));
    expect(screen.queryByRole('link', { name: 'cart fails' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('link', { name: 'cart fails' })).toBeInTheDocument();
  });

  it('offers the lines that were read to be copied and downloaded, with their number', async () => {
    open(logsPath(context, {}, lines));
    await userEvent.click(screen.getByRole('button', { name: 'Copy or download' }));
    expect(screen.getByText('The 2 lines that were read, newest first.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Download logs.csv' })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText(/lines that were read/)).toBeNull();
    expect(address().pathname).toBe(`${base}/logs`);
  });
});
