import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import type { ComparedSpans } from '../../model/comparedSpans';
import { readSpanId, readTraceId, type SpanId, type TraceId } from '../../model/ids';
import { failed, ready } from '../../model/outcome';
import { toldWindow } from '../../model/testing/told';
import type { MatchedSpan, Span, Trace, TraceSummary } from '../../model/trace';
import { epochMs, ms } from '../../model/units';
import type { Question } from '../../telemetry/question';
import { Differences } from './Differences';
import { ErrorGroups } from './ErrorGroups';
import type { SelectionProps } from './selectionProps';

const mockEnvironment = { id: 'kr', name: 'kr', traces: { uid: 't', matchers: [] } };
const mockClock = { window: toldWindow, step: 15_000 };
let mockCounted: Answer<ComparedSpans>;
let mockTraces: Answer<readonly Trace[]>;
const mockIds: Array<readonly TraceId[] | undefined> = [];

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/clock', () => ({ useTimeKeys: () => ({ refresh: () => {} }), useWindow: () => mockClock }));
jest.mock('../../grafana/answer', () => ({
  useAnswer: (question?: Question<unknown>) => {
    if (question?.about.is === 'trace-search') {
      return { is: 'ready', value: mockFound().slice(0, 1), caveats: [] };
    }
    return question ? mockCounted : { is: 'loading', since: 0 };
  },
}));
jest.mock('../../grafana/tracesById', () => ({
  useTracesById: (ids?: readonly TraceId[]) => {
    mockIds.push(ids);
    return { answer: ids ? mockTraces : { is: 'loading', since: 0 }, read: 3 };
  },
}));

const idOf = (number: number): TraceId => readTraceId(String(number)) ?? fail();
const spanOf = (number: number): SpanId => readSpanId(String(number)) ?? fail();
function fail(): never {
  throw new Error('not an id');
}

/** Forty traces, ten of which failed. */
function mockFound(): readonly TraceSummary[] {
  return Array.from({ length: 40 }, (_, index) => {
    const start = epochMs(toldWindow.from + index * 60_000);
    const status = index % 4 === 0 ? 'error' : 'unset';
    const matched: readonly MatchedSpan[] = [{ spanId: spanOf(index + 1), start, duration: ms(20), status }];
    return { traceId: idOf(index + 1), start, duration: ms(20), rootService: 'shop', rootOperation: 'GET /', matched };
  });
}

function storedOf({ traceId, start, matched }: TraceSummary): Trace {
  const spans = matched.map(
    ({ spanId, duration, status = 'unset' }): Span => ({
      spanId,
      service: { name: 'shop' },
      operation: 'GET /',
      kind: 'server',
      start,
      duration,
      status,
      statusMessage: status === 'error' ? `card ${Number(traceId)} refused` : undefined,
      attributes: [{ key: 'app.version', value: status === 'error' ? '1.5.0' : '1.4.2' }],
      resource: [],
      events: [],
      links: [],
    })
  );
  return { traceId, spans };
}

const counted: ComparedSpans = {
  selected: 143,
  others: 1204,
  attributes: [
    {
      key: 'span.app.version',
      selected: 143,
      others: 1204,
      values: [
        { value: '1.5.0', isText: true, selected: 139, others: 24 },
        { value: '1.4.2', isText: true, selected: 4, others: 1180 },
      ],
    },
    {
      key: 'status',
      selected: 143,
      others: 1204,
      values: [{ value: 'error', isText: true, selected: 143, others: 0 }],
    },
  ],
};
const refusal = failed({ kind: 'query-rejected', signal: 'traces', query: '{ }', reply: 'unknown function compare' });

function shown(Part: React.ComponentType<SelectionProps>, more: Partial<SelectionProps> = {}) {
  const onFilter = jest.fn();
  const onSelection = jest.fn();
  const props = { want: {}, selection: undefined, found: mockFound(), context: {}, onFilter, onSelection, ...more };
  render(
    <MemoryRouter>
      <Part {...props} />
    </MemoryRouter>
  );
  return { onFilter, onSelection };
}

beforeEach(() => {
  mockIds.length = 0;
  mockCounted = ready(counted);
  mockTraces = ready(mockFound().map(storedOf));
});

describe('what sets the selected apart', () => {
  it('is said as a sentence with sizes, from what Tempo counted', () => {
    shown(Differences);
    expect(screen.getByTestId('difference-sentence')).toHaveTextContent(
      '97.2 % of the failed spans have app.version = 1.5.0, but only 2 % of the others.'
    );
    expect(screen.getByTestId('told-from')).toHaveTextContent('Counted by Tempo');
    expect(screen.getByRole('heading', { name: 'Version' })).toBeInTheDocument();
    expect(mockIds.every((ids) => ids === undefined)).toBe(true);
  });

  it('narrows the search to a value, or to all but it', async () => {
    const { onFilter } = shown(Differences);
    await userEvent.click(screen.getByRole('button', { name: 'Only these: app.version = 1.5.0' }));
    await userEvent.click(screen.getByRole('button', { name: 'Without app.version = 1.5.0' }));
    const filter = { key: 'span.app.version', value: '1.5.0' };
    expect(onFilter.mock.calls).toEqual([[{ ...filter, op: '=' }], [{ ...filter, op: '!=' }]]);
  });

  it('opens sample traces that have the value', async () => {
    shown(Differences);
    await userEvent.click(screen.getByRole('button', { name: 'Sample traces with app.version = 1.5.0' }));
    const [link] = within(screen.getByTestId('finding')).getAllByRole('link');
    expect(link).toHaveAttribute('href', expect.stringContaining(`/traces/${idOf(1)}`));
  });

  it('is told from a sample where Tempo refuses, and says so and why', () => {
    mockCounted = refusal;
    shown(Differences);
    expect(mockIds.at(-1)).toHaveLength(40);
    expect(screen.getByTestId('told-from')).toHaveTextContent(
      'From 10 + 30 of 40 found traces, because Tempo did not count them itself (unknown function compare).'
    );
    expect(screen.getByTestId('difference-sentence')).toHaveTextContent('100 % of the failed spans have app.version');
  });

  it('shows how far the reading is, and can be cancelled', async () => {
    const cancel = jest.fn();
    mockCounted = refusal;
    mockTraces = { is: 'loading', since: epochMs(0), cancel };
    shown(Differences);
    expect(screen.getByText('3 of 40 traces read')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(cancel).toHaveBeenCalled();
  });

  it('offers what else can be compared, and nothing where all are alike', async () => {
    const { onSelection } = shown(Differences);
    expect(screen.getByRole('button', { name: 'Failed (10) vs fine (30)' })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: /Last third/ }));
    expect(onSelection).toHaveBeenCalledWith({ from: expect.any(Number) });
    shown(Differences, { found: [] });
    expect(screen.getByText(/There is nothing to compare/)).toBeInTheDocument();
  });

  it('is a failure in its place where not even traces can be read', () => {
    mockCounted = refusal;
    mockTraces = failed({ kind: 'unreachable', signal: 'traces', reply: 'connection refused' });
    shown(Differences);
    expect(screen.getByTestId('problem')).toHaveTextContent('Traces cannot be reached');
  });
});

describe('errors by where they began', () => {
  it('are one row per kind, with how many and three traces', () => {
    shown(ErrorGroups);
    const group = screen.getByTestId('error-group');
    expect(group).toHaveTextContent('card <_> refused');
    expect(group).toHaveTextContent('100 % (10 of 10 traces)');
    expect(
      within(group)
        .getAllByRole('link')
        .filter((link) => link.dataset.traceId)
    ).toHaveLength(3);
    expect(screen.getByTestId('error-groups')).toHaveTextContent('From all 10 failed traces that were found.');
  });

  it('narrow the search by what was said', async () => {
    const { onFilter } = shown(ErrorGroups);
    await userEvent.click(screen.getByRole('button', { name: 'Only these' }));
    expect(onFilter).toHaveBeenCalledWith({ key: 'statusMessage', op: '=~', value: 'card\\s+.*\\s+refused' });
  });

  it('are none where nothing failed', () => {
    shown(ErrorGroups, { found: mockFound().filter((_, index) => index % 4 !== 0) });
    expect(screen.getByTestId('absent')).toHaveTextContent('No errors among these traces');
  });

  it('do not offer to narrow a search whose spans cannot be those', () => {
    shown(ErrorGroups, { want: { service: { name: 'cart' } } });
    expect(screen.queryByRole('button', { name: 'Only these' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Find all like this' })).toHaveAttribute(
      'href',
      expect.stringContaining('service=shop')
    );
  });
});
