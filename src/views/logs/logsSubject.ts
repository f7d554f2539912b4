import type { TraceId } from '../../model/ids';
import type { Window } from '../../model/window';
import type { Trace } from '../../model/trace';
import { logStep, type LinesWanted } from '../parts/linesWanted';
import { logsOfSpan, logsOfTrace } from '../parts/logsOfTrace';
import type { LogsView } from '../logsRoutes';
import type { Thread } from '../routes';

/** What the page knows when it asks: the thread, the time of the app, and of a trace its spans once they are read. */
export interface LogsPlace {
  readonly thread: Thread;
  readonly window: Window;
  /** Undefined where the thread has no trace, or where it is not stored. */
  readonly trace?: Trace;
}

type Subject = Pick<LinesWanted, 'of' | 'window' | 'step'>;

/**
 * Whose lines a page's address asks for, and when. A trace's lines are asked around its spans, whatever the clock
 * says; of a trace that is not stored nothing is known but its id, so the clock's time and the service of the thread
 * have to do.
 */
export function logsSubject(place: LogsPlace): Subject {
  const { thread, window } = place;
  return thread.traceId
    ? tracedSubject(thread.traceId, place)
    : { of: untraced(thread), window, step: logStep(window) };
}

function tracedSubject(traceId: TraceId, { thread, window, trace }: LogsPlace): Subject {
  const span = trace?.spans.find((one) => one.spanId === thread.spanId);
  if (trace && trace.spans.length > 0 && (span || !thread.spanId)) {
    const { of, window: around } = span ? logsOfSpan(traceId, span) : logsOfTrace(traceId, trace.spans);
    return { of, window: around, step: logStep(around) };
  }
  const services = thread.service ? [thread.service.name] : [];
  const of = thread.spanId
    ? ({ is: 'span', traceId, spanId: thread.spanId, services } as const)
    : ({ is: 'trace', traceId, services } as const);
  return { of, window, step: logStep(window) };
}

function untraced({ service }: Thread): Subject['of'] {
  return service ? { is: 'service', service: service.name } : { is: 'environment' };
}

/** All that one list of lines depends on. */
export function linesAsked(subject: Subject, view: LogsView, limit: number): LinesWanted {
  const { levels, contains, fields, like, hidden } = view;
  return { ...subject, levels, contains, fields, like, without: hidden, limit };
}

/** How many lines are asked at first, and what each wish for more asks: beyond the last, Loki's own limit refuses. */
export const lineLimits = [500, 2000, 5000] as const;

/** The next limit above one; undefined at the last. */
export function moreThan(limit: number): number | undefined {
  return lineLimits.find((one) => one > limit);
}

export type LogsShown = NonNullable<LogsView['show']>;

/** What stands under the volume: noise and error apart, but the lines of one request tell its story one by one. */
export function shownIn({ show }: LogsView, { traceId }: Thread): LogsShown {
  return show ?? (traceId ? 'lines' : 'patterns');
}

/** How many lines are asked at least: what is counted needs more than what is read. */
export function leastLimit(shown: LogsShown): number {
  return shown === 'lines' ? lineLimits[0] : lineLimits[1];
}
