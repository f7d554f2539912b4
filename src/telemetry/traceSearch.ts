import { readSpanId, readTraceId, type TraceId } from '../model/ids';
import { absent, failed, mapOutcome, ready, type Outcome } from '../model/outcome';
import type { ServiceId } from '../model/service';
import type { MatchedSpan, SpanStatus, TraceSummary } from '../model/trace';
import { epochMs, ms, type Ms } from '../model/units';
import type { TracePick } from './about';
import { at, fieldNamed, fieldsOf, momentOf, numberOf, rowsOf, textAt } from './columns';
import type { Frame, FrameField } from './frame';
import { nestedFields } from './nestedFields';
import type { Answers, Question } from './question';
import { caveatsOf, readPart } from './reading';
import type { SignalScope } from './scope';
import { nameIn, servicesBy, type ServiceNames } from './serviceNames';
import {
  traceqlDuration,
  traceqlEquals,
  traceqlMatchers,
  traceqlNotNamed,
  traceqlOperation,
  traceqlSpans,
} from './traceql';

export interface TracesWanted {
  readonly service: ServiceId;
  readonly operation?: string;
  readonly pick: TracePick;
  /** For `slow`: spans of at least this duration. */
  readonly atLeast?: Ms;
  /** For `slow` and `newest` of all operations: those that are left out, as an RE2 pattern. */
  readonly without?: string;
  readonly limit: number;
}

/** How many matching spans of each trace are listed. */
const spansPerTrace = 3;

/**
 * Traces in which a service answered a request: failed ones, slow ones, or just the newest. Errors and slow ones are
 * looked for among received requests, as the RED figures beside them count; the newest may be any work it did.
 *
 * Wrong at the edge of now: Tempo hides the last 30 seconds, and finds "some" traces rather than the worst.
 */
export function tracesQuestion(want: TracesWanted, scope: SignalScope): Question<readonly TraceSummary[]> {
  return {
    about: { is: 'traces', ...want },
    signal: 'traces',
    window: scope.window,
    step: scope.step,
    queries: [
      { kind: 'traceql', refId: 'traces', traceql: textOfSearch(want, scope), limit: want.limit, spansPerTrace },
    ],
    read: (answers) => mapOutcome(readSearch(answers, want), (traces) => calledAsInMetrics(traces, scope.names)),
  };
}

function textOfSearch(want: TracesWanted, scope: SignalScope): string {
  const { service, operation, pick, atLeast } = want;
  const received = operation !== undefined || pick !== 'newest';
  const conditions = [
    traceqlEquals('resource.service.name', nameIn(scope.names ?? [], service.name)),
    ...(service.namespace ? [traceqlEquals('resource.service.namespace', service.namespace)] : []),
    ...traceqlMatchers(scope.matchers),
    ...(operation === undefined ? [] : [traceqlOperation(operation)]),
    ...(received ? ['(kind = server || kind = consumer)'] : []),
    ...leavingOut(want),
    ...(pick === 'errors' ? ['status = error'] : []),
    ...(pick === 'slow' ? [`duration >= ${traceqlDuration(atLeast ?? ms(0))}`] : []),
  ];
  return `${traceqlSpans(conditions)} | select(name, status, resource.service.name) with (most_recent=true)`;
}

/** A failed health check is worth seeing, and an operation that is asked for is meant. */
function leavingOut({ operation, pick, without }: TracesWanted): readonly string[] {
  return without === undefined || operation !== undefined || pick === 'errors' ? [] : [traceqlNotNamed(without)];
}

/** The same with services by the names that metrics have for them. */
export function calledAsInMetrics(traces: readonly TraceSummary[], names: ServiceNames = []): readonly TraceSummary[] {
  const serviceOf = servicesBy(names);
  const optional = (name: string | undefined) => name && serviceOf(name);
  return names.length === 0
    ? traces
    : traces.map((trace) => ({
        ...trace,
        rootService: optional(trace.rootService),
        matched: trace.matched.map((span) => ({ ...span, service: optional(span.service) })),
      }));
}

/** The traces that a search listed, those of most weight first. */
export function readSearch(
  answers: Answers,
  want: Pick<TracesWanted, 'pick' | 'limit'>
): Outcome<readonly TraceSummary[]> {
  const found = readPart(answers, 'traces', { signal: 'traces', expected: 'a list of traces', read: readRows });
  if (found.problem && found.items.length === 0) {
    return failed(found.problem);
  }
  const traces = merged(found.items);
  if (traces.length === 0) {
    return absent({ why: 'nothing-found' });
  }
  const slowest = (trace: TraceSummary) => trace.matched.reduce((most, span) => Math.max(most, span.duration), 0);
  traces.sort((a, b) => (want.pick === 'slow' ? slowest(b) - slowest(a) : 0) || b.start - a.start);
  const cut = traces.length >= want.limit ? [{ kind: 'truncated', shown: traces.length } as const] : [];
  return ready(traces, [...caveatsOf({ traces: found }), ...cut]);
}

/** Tables of traces (with the matching spans nested) and flat tables of spans. */
function readRows(frames: readonly Frame[]): { items: TraceSummary[]; unreadable: number } {
  const items: TraceSummary[] = [];
  let unreadable = 0;
  for (const frame of frames) {
    const fields = fieldsOf(frame);
    const flat = fieldNamed(fields, ['traceIdHidden']) !== undefined;
    for (let row = 0, rows = rowsOf(fields); row < rows; row++) {
      const found = flat ? spanRow(fields, row) : traceRow(fields, row);
      if (found) {
        items.push(found);
      } else {
        unreadable++;
      }
    }
  }
  return { items, unreadable };
}

function traceRow(fields: readonly FrameField[], row: number): TraceSummary | undefined {
  const traceId = readTraceId(at(fieldNamed(fields, ['traceID']), row));
  const start = momentOf(at(fieldNamed(fields, ['startTime']), row));
  if (!traceId || start === undefined) {
    return undefined;
  }
  const duration = numberOf(at(fieldNamed(fields, ['traceDuration']), row));
  const nested = at(fieldNamed(fields, ['nested']), row);
  return {
    traceId,
    start: epochMs(start),
    ...rootOf(fields, row),
    duration: duration === undefined ? undefined : ms(duration),
    matched: (Array.isArray(nested) ? nested : [nested]).flatMap((frame) => matchedIn(nestedFields(frame))),
  };
}

function spanRow(fields: readonly FrameField[], row: number): TraceSummary | undefined {
  const traceId = readTraceId(at(fieldNamed(fields, ['traceIdHidden']), row));
  const span = matchedAt(fields, row);
  return traceId && span ? { traceId, start: span.start, ...rootOf(fields, row), matched: [span] } : undefined;
}

function rootOf(fields: readonly FrameField[], row: number): Pick<TraceSummary, 'rootService' | 'rootOperation'> {
  const known = (name: string) => {
    const text = textAt(fieldNamed(fields, [name]), row);
    return text?.startsWith('<root span not yet received') ? undefined : text;
  };
  return { rootService: known('traceService'), rootOperation: known('traceName') };
}

function matchedIn(fields: readonly FrameField[]): readonly MatchedSpan[] {
  const spans: MatchedSpan[] = [];
  for (let row = 0, rows = rowsOf(fields); row < rows; row++) {
    const span = matchedAt(fields, row);
    if (span) {
      spans.push(span);
    }
  }
  return spans;
}

function matchedAt(fields: readonly FrameField[], row: number): MatchedSpan | undefined {
  const spanId = readSpanId(at(fieldNamed(fields, ['spanID']), row));
  const start = momentOf(at(fieldNamed(fields, ['time', 'startTime']), row));
  const nanoseconds = numberOf(at(fieldNamed(fields, ['duration']), row));
  if (!spanId || start === undefined || nanoseconds === undefined) {
    return undefined;
  }
  return {
    spanId,
    operation: textAt(fieldNamed(fields, ['name']), row),
    service: textAt(fieldNamed(fields, ['service.name', 'resource.service.name']), row),
    start: epochMs(start),
    duration: ms(nanoseconds / 1e6),
    status: statusOf(textAt(fieldNamed(fields, ['status']), row)),
  };
}

function statusOf(text: string | undefined): SpanStatus | undefined {
  return text === 'error' || text === 'ok' || text === 'unset' ? text : undefined;
}

/** One summary per trace: a flat table has a row for each span, and a trace may be found by two parts of an answer. */
function merged(rows: readonly TraceSummary[]): TraceSummary[] {
  const traces = new Map<TraceId, TraceSummary>();
  for (const row of rows) {
    const known = traces.get(row.traceId);
    traces.set(row.traceId, known ? joined(known, row) : row);
  }
  return [...traces.values()];
}

function joined(known: TraceSummary, more: TraceSummary): TraceSummary {
  return {
    traceId: known.traceId,
    start: epochMs(Math.min(known.start, more.start)),
    rootService: known.rootService ?? more.rootService,
    rootOperation: known.rootOperation ?? more.rootOperation,
    duration: known.duration ?? more.duration,
    matched: [...new Map([...known.matched, ...more.matched].map((span) => [span.spanId, span])).values()],
  };
}
