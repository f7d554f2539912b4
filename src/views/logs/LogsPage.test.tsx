import { render, screen, waitFor, within } from '@testing-library/react';
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
import { base } from '../routes';
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
    open(logsPath(context));
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
    const { unmount } = open(logsPath(context));
    expect(screen.queryByRole('button', { name: /Show up to/ })).toBeNull();
    unmount();
    mockAnswers.logs = ready(
      Array.from({ length: 500 }, (_, index) => line(String(index))),
      [{ kind: 'truncated', shown: 500, of: 'newest' }]
    );
    open(logsPath(context));
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
});
