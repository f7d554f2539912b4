import { useMemo } from 'react';
import { useAnswer } from '../../grafana/answer';
import { mapAnswer, valueOf, type Answer } from '../../grafana/answerState';
import { useEnvironment } from '../../grafana/environment';
import type { LogLine, LogSubject } from '../../model/log';
import { hours } from '../../model/units';
import { logsQuestion } from '../../telemetry/logs';
import type { LogWay } from '../../telemetry/logWays';
import { signalIn } from '../../telemetry/scope';
import { logStep, scopeOf, type LinesWanted } from '../parts/linesWanted';
import { useLogLines } from '../parts/useLogLines';
import { firstReach, mergedAround, windowsAround, type AroundMark } from './aroundLine';
import type { LogsSetting } from './logsSetting';

/** How many lines are wanted on either side. */
export interface Wish {
  readonly before: number;
  readonly after: number;
}

interface Around {
  readonly answer: Answer<readonly LogLine[]>;
  /** Id of the line itself, where it was found again. */
  readonly current: string | undefined;
  readonly way: LogWay | undefined;
}

const none: readonly LogLine[] = [];

/**
 * Two questions: the newest lines up to a line, and the oldest from it on. Whoever wants more looks further as well. That
 * there is nothing later is no lack: the line itself is the newest then.
 */
export function useLinesAround({ thread }: LogsSetting, mark: AroundMark, wish: Wish): Around {
  const { environment } = useEnvironment();
  const name = mark.service ?? thread.service?.name;
  const { before, after } = useMemo(() => {
    const of: LogSubject = name === undefined ? { is: 'environment' } : { is: 'service', service: name };
    const reach = wish.before > 50 || wish.after > 50 ? hours(12) : firstReach;
    const windows = windowsAround(mark, reach);
    const side = (window: LinesWanted['window'], limit: number): LinesWanted => {
      return { of, window, step: logStep(window), limit: limit + 1 };
    };
    return { before: side(windows.before, wish.before), after: side(windows.after, wish.after) };
  }, [name, mark, wish]);
  const { answer: older, way } = useLogLines(before);
  const newer = useAnswer(
    useMemo(() => {
      const scope = scopeOf(after, signalIn(environment, 'logs'));
      return way ? logsQuestion({ ...after, way, direction: 'forward' }, scope) : undefined;
    }, [after, way, environment])
  );
  const later = valueOf(newer) ?? none;
  const known = valueOf(older);
  const merged = useMemo(() => known && mergedAround(known, later, mark), [known, later, mark]);
  const answer = mapAnswer(older, (lines) => merged?.lines ?? lines);
  return { answer: newer.is === 'failed' ? newer : answer, current: merged?.current, way };
}
