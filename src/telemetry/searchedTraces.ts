import { mapOutcome } from '../model/outcome';
import type { TraceSummary } from '../model/trace';
import type { SearchedTraces } from '../model/traceSearch';
import { windowOf } from '../model/window';
import { callConditions } from './callSpans';
import type { Question } from './question';
import { rawTraceqlIn, type RawTraceql } from './rawTraceql';
import type { SignalScope } from './scope';
import { nameIn } from './serviceNames';
import {
  traceqlDuration,
  traceqlEquals,
  traceqlFilter,
  traceqlMatchers,
  traceqlOperation,
  traceqlSpans,
} from './traceql';
import { calledAsInMetrics, readSearch } from './traceSearch';

/** How many matching spans of each trace are listed. */
export const searchedSpans = 3;

const listed = 'select(name, status, resource.service.name)';

/**
 * Traces with a span as wanted, newest first. Where nothing is wanted of it, every whole trace by its root.
 *
 * Wrong at the edge of now: Tempo hides the last 30 seconds, and looks until it has `limit` traces, not for all.
 */
export function searchedTracesQuestion(
  want: SearchedTraces,
  scope: SignalScope,
  limit: number
): Question<readonly TraceSummary[]> {
  return searching(want, scope, { limit, spansPerTrace: searchedSpans });
}

/** Into how many parts the time before the newest traces is divided, and how many traces of each are listed. */
const earlier = { parts: 10, limit: 12 };

/**
 * Where a search found all it was to list within the last bit of its window: the same search of each earlier part, so
 * that one sees how it was all the time, and not only in the last seconds. None where what was found reaches back far
 * enough, or where there was no more of it. `window` is what was really searched.
 *
 *   |- 12 -|- 12 -|- 12 -|  …  |- 12 -|newest|
 */
export function earlierSearches(
  { want, limit }: { readonly want: SearchedTraces; readonly limit: number },
  scope: SignalScope,
  newest: readonly TraceSummary[]
): ReadonlyArray<Question<readonly TraceSummary[]>> {
  const { from, to } = scope.window;
  const oldest = newest.reduce((least, { start }) => Math.min(least, start), Infinity);
  if (newest.length < limit || oldest <= (from + to) / 2) {
    return [];
  }
  const length = (oldest - from) / earlier.parts;
  return Array.from({ length: earlier.parts }, (_, part) => {
    const window = windowOf(Math.round(from + part * length), Math.round(from + (part + 1) * length));
    return searchedTracesQuestion(want, { ...scope, window }, earlier.limit);
  });
}

/** So many failed traces tell where failures begin, and so many failed spans of each. */
const failures = { limit: 100, spansPerTrace: 20 };

/** The newest traces with a failed span among those that are wanted, and more of their failed spans than a list shows. */
export function failuresQuestion(want: SearchedTraces, scope: SignalScope): Question<readonly TraceSummary[]> {
  return searching({ ...want, status: 'error' }, scope, failures);
}

interface Amount {
  readonly limit: number;
  readonly spansPerTrace: number;
}

function searching(
  want: SearchedTraces,
  scope: SignalScope,
  { limit, spansPerTrace }: Amount
): Question<readonly TraceSummary[]> {
  return {
    about: { is: 'trace-search', want, limit, spansPerTrace },
    signal: 'traces',
    window: scope.window,
    step: scope.step,
    queries: [{ kind: 'traceql', refId: 'traces', traceql: textOf(want, scope), limit, spansPerTrace }],
    read: (answers) =>
      mapOutcome(readSearch(answers, { pick: 'newest', limit }), (traces) => calledAsInMetrics(traces, scope.names)),
  };
}

/** What is asked of one span, the environment's matchers among it. */
export function searchConditions(want: SearchedTraces, scope: Pick<SignalScope, 'matchers' | 'names'>): string[] {
  return [...wantedOf(want, scope), ...traceqlMatchers(scope.matchers)];
}

/**
 * The spans as wanted, in the environment; those of a call with the span above them that made it. Where nothing is
 * wanted, roots.
 */
export function searchedSpanset(want: SearchedTraces, scope: Pick<SignalScope, 'matchers' | 'names'>): string {
  const roots = isAnySpan(want) ? ['nestedSetParent < 0'] : [];
  const spans = (of: SearchedTraces) => traceqlSpans([...roots, ...searchConditions(of, scope)]);
  const conditions = want.calls && callConditions(want.calls, scope.names).caller;
  if (!conditions) {
    return spans(want);
  }
  const callers = (...more: readonly string[]) =>
    traceqlSpans([...conditions, ...more, ...traceqlMatchers(scope.matchers)]);
  return want.status === 'error'
    ? `(${callers('status = error')} > ${spans({ ...want, status: undefined })}) || (${callers()} > ${spans(want)})`
    : `${callers()} > ${spans(want)}`;
}

/** The form as TraceQL without the environment: what one begins with who would rather write it. */
export function traceqlOfForm(want: SearchedTraces, { names }: Pick<SignalScope, 'names'> = {}): string {
  return isAnySpan(want) ? '{ }' : searchedSpanset(want, { matchers: [], names });
}

/** A search that somebody wrote, within the environment as far as that can be; see {@link rawTraceqlIn}. */
export function rawSearchIn(traceql: string, { matchers }: Pick<SignalScope, 'matchers'>): RawTraceql {
  return rawTraceqlIn(traceql, matchers.length > 0 ? traceqlSpans(traceqlMatchers(matchers)) : undefined, listed);
}

/** Whether anything is wanted of a span. */
export function isAnySpan(want: SearchedTraces): boolean {
  return want.traceql === undefined && wantedOf(want, {}).length === 0;
}

function textOf(want: SearchedTraces, scope: SignalScope): string {
  if (want.traceql !== undefined) {
    return rawSearchIn(want.traceql, scope).traceql;
  }
  return `${searchedSpanset(want, scope)} | ${listed} with (most_recent=true)`;
}

function wantedOf(want: SearchedTraces, { names = [] }: Pick<SignalScope, 'names'>): string[] {
  const { service, operation, status, atLeast, atMost, attributes = [], calls } = want;
  return [
    ...(calls ? callConditions(calls, names).listed : []),
    ...(service ? [traceqlEquals('resource.service.name', nameIn(names, service.name))] : []),
    ...(service?.namespace ? [traceqlEquals('resource.service.namespace', service.namespace)] : []),
    ...(operation === undefined ? [] : [traceqlOperation(operation)]),
    ...(status ? [`status = ${status}`] : []),
    ...(atLeast === undefined ? [] : [`duration >= ${traceqlDuration(atLeast)}`]),
    ...(atMost === undefined ? [] : [`duration <= ${traceqlDuration(atMost)}`]),
    ...attributes.map(traceqlFilter),
  ];
}
