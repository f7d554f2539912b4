import { hours } from '../model/units';
import { windowOf, type Window } from '../model/window';
import type { TraceSummary } from '../model/trace';
import type { Question } from './question';
import type { SignalScope } from './scope';
import { traceqlMatchers, traceqlNotNamed, traceqlSpans } from './traceql';
import { readSearch } from './traceSearch';

/**
 * How many of the newest traces are listed, and how many of them are read. By the rule of three, a call that none of `n`
 * traces has is, with 95 % certainty, in fewer than 3/n of all traces: of 20, in fewer than 15 %. Half as many would be
 * wrong twice as often, and more cost a trace store a read each.
 */
export const sampleListed = 20;
export const sampleRead = 20;

/** What of a window a sample is taken from: its last hour, which any trace store searches fast. */
export function sampledWindow({ from, to }: Window): Window {
  return windowOf(Math.max(from, to - hours(1)), to);
}

/**
 * The newest traces of the environment in which anybody answered a request, in the last hour of the window. `without`
 * leaves out operations by their names, or a sample would be of health checks. It leans to what happens often.
 */
export function traceSampleQuestion(scope: SignalScope, without?: string): Question<readonly TraceSummary[]> {
  const conditions = [
    ...traceqlMatchers(scope.matchers),
    '(kind = server || kind = consumer)',
    ...(without === undefined ? [] : [traceqlNotNamed(without)]),
  ];
  const traceql = `${traceqlSpans(conditions)} | select(name, status, resource.service.name) with (most_recent=true)`;
  return {
    about: { is: 'trace-sample', limit: sampleListed, ...(without === undefined ? {} : { without }) },
    signal: 'traces',
    window: sampledWindow(scope.window),
    step: scope.step,
    queries: [{ kind: 'traceql', refId: 'traces', traceql, limit: sampleListed, spansPerTrace: 1 }],
    read: (answers) => readSearch(answers, { pick: 'newest', limit: Infinity }),
  };
}
