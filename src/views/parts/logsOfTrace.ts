import type { TraceId } from '../../model/ids';
import type { LogSubject } from '../../model/log';
import type { Span } from '../../model/trace';
import { minutes, seconds } from '../../model/units';
import { widened, windowOf, type Window } from '../../model/window';

/** Whose log lines are asked for, and when they can have been written. */
export interface LogPlace {
  readonly of: LogSubject;
  readonly window: Window;
}

/** Lines of one span: written by its service while it ran. Loggers are late and clocks differ, hence the margins. */
export function logsOfSpan(traceId: TraceId, span: Span): LogPlace {
  return {
    of: { is: 'span', traceId, spanId: span.spanId, services: [span.service.name] },
    window: around([span]),
  };
}

/** Lines of all spans of a trace. */
export function logsOfTrace(traceId: TraceId, spans: readonly Span[]): LogPlace {
  const services = [...new Set(spans.map((span) => span.service.name))].sort();
  return { of: { is: 'trace', traceId, services }, window: around(spans) };
}

function around(spans: readonly Span[]): Window {
  let from = Infinity;
  let to = -Infinity;
  for (const span of spans) {
    from = Math.min(from, span.start);
    to = Math.max(to, span.start + span.duration);
  }
  return widened(windowOf(Math.floor(from), Math.ceil(to)), seconds(30), minutes(1));
}
