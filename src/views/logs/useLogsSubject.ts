import { useMemo } from 'react';
import { useAnswer } from '../../grafana/answer';
import { valueOf } from '../../grafana/answerState';
import type { Clock } from '../../grafana/clock';
import type { RawRange } from '../../grafana/clockMoves';
import { useEnvironment } from '../../grafana/environment';
import { signalIn } from '../../telemetry/scope';
import { traceQuestion } from '../../telemetry/trace';
import type { LinesWanted } from '../parts/linesWanted';
import type { LogsView } from '../logsRoutes';
import type { Thread } from '../routes';
import { linesAsked, logsSubject } from './logsSubject';

interface Asked {
  readonly thread: Thread;
  readonly view: LogsView;
  readonly limit: number;
  readonly clock: Clock;
}

export interface AskedLines {
  /** Undefined while the trace that says where to look is still being read. */
  readonly wanted: LinesWanted | undefined;
  /** Name of the span whose lines are asked for. */
  readonly operation: string | undefined;
  /** The time that is asked of, for Explore: relative where the clock's is. */
  readonly raw: RawRange;
}

/** What the page asks of the logs. A trace is read first: its spans say which services to ask, and when. */
export function useLogsSubject({ thread, view, limit, clock }: Asked): AskedLines {
  const { traceId, spanId } = thread;
  const { environment } = useEnvironment();
  const asked = useMemo(
    () => (traceId ? traceQuestion(traceId, signalIn(environment, 'traces')) : undefined),
    [traceId, environment]
  );
  const answer = useAnswer(asked);
  const trace = traceId ? valueOf(answer) : undefined;
  const isAwaited = traceId !== undefined && answer.is === 'loading' && trace === undefined;
  const { window } = clock;
  const wanted = useMemo(
    () => (isAwaited ? undefined : linesAsked(logsSubject({ thread, window, trace }), view, limit)),
    [isAwaited, thread, window, trace, view, limit]
  );
  const isClocks = wanted?.window === window;
  const raw = isClocks || !wanted ? clock.raw : { from: String(wanted.window.from), to: String(wanted.window.to) };
  return { wanted, raw, operation: trace?.spans.find((span) => span.spanId === spanId)?.operation };
}
