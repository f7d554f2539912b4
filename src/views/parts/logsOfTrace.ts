import type { TraceId } from '../../model/ids';
import type { LogSubject } from '../../model/log';
import type { ServiceId } from '../../model/service';
import type { Span } from '../../model/trace';
import { minutes, seconds, type EpochMs } from '../../model/units';
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

/** Lines of a trace of which it is known who took part, and when. */
export function logsOfKnownTrace(traceId: TraceId, { services, from, to }: KnownTrace): LogPlace {
  const names = [...new Set(services.map(({ name }) => name))].sort();
  return { of: { is: 'trace', traceId, services: names }, window: withMargins(from, to) };
}

interface KnownTrace {
  readonly services: readonly ServiceId[];
  readonly from: EpochMs;
  readonly to: EpochMs;
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
  return withMargins(from, to);
}

function withMargins(from: number, to: number): Window {
  return widened(windowOf(Math.floor(from), Math.ceil(to)), seconds(30), minutes(1));
}
