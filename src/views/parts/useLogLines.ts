import { useMemo, useState } from 'react';
import { useAnswer } from '../../grafana/answer';
import { mapAnswer, type Answer } from '../../grafana/answerState';
import { useEnvironment } from '../../grafana/environment';
import { useFirstAnswer } from '../../grafana/firstAnswer';
import type { LogLine } from '../../model/log';
import { logsQuestion } from '../../telemetry/logs';
import type { LogWay } from '../../telemetry/logWays';
import { signalIn, type SignalIn } from '../../telemetry/scope';
import { hasFilters, isTraced, remembering, scopeOf, wayOf, waysTo, type LinesWanted } from './linesWanted';

export interface FoundLines {
  readonly answer: Answer<readonly LogLine[]>;
  /** How the lines were found, once it is known. */
  readonly way?: LogWay;
}

/**
 * The log lines of a subject. Which way leads to them is found out without the filters, so that a filter that
 * nothing matches is not taken for a wrong way. While a later window is asked for, the lines before stay.
 * A request's lines tell its story and begin with the first; all others begin with the newest.
 */
export function useLogLines(wanted: LinesWanted | undefined): FoundLines {
  const { environment } = useEnvironment();
  const logs = useMemo(() => signalIn(environment, 'logs'), [environment]);
  const { first, way } = useWay(wanted, environment.id, logs);
  const filtered = wanted !== undefined && hasFilters(wanted);
  const narrowed = useAnswer(
    useMemo(
      () => (filtered && way ? logsQuestion({ ...wanted, way }, scopeOf(wanted, logs)) : undefined),
      [filtered, wanted, way, logs]
    )
  );
  const found = first.is === 'ready' || first.is === 'loading';
  const answer = filtered && found ? narrowed : first;
  const subject = JSON.stringify([environment.id, filtersOf(wanted)]);
  const last = useKept(answer.is === 'ready' ? answer.value : undefined, subject);
  return { answer: inOrder(answer.is === 'loading' && last ? { ...answer, last } : answer, wanted), way };
}

function filtersOf({ of, levels, contains, fields, like, without }: Partial<LinesWanted> = {}) {
  return [of, levels, contains, fields, like, without];
}

function inOrder(answer: FoundLines['answer'], wanted: LinesWanted | undefined): FoundLines['answer'] {
  return isTraced(wanted?.of) ? mapAnswer(answer, inTheOrderOfTime) : answer;
}

const turned = new WeakMap<readonly LogLine[], readonly LogLine[]>();

/** The same list for the same lines, however often they are drawn. */
function inTheOrderOfTime(newestFirst: readonly LogLine[]): readonly LogLine[] {
  const known = turned.get(newestFirst) ?? [...newestFirst].reverse();
  turned.set(newestFirst, known);
  return known;
}

const nothingYet = { ways: undefined, remembered: undefined };

/** The unfiltered lines, and the way in which they were found. */
function useWay(wanted: LinesWanted | undefined, environmentId: string, logs: SignalIn) {
  const { ways, remembered } = useMemo(() => {
    const scope = wanted && scopeOf(wanted, logs);
    return scope ? { ways: waysTo(wanted, scope), remembered: remembering(wanted, scope) } : nothingYet;
  }, [wanted, logs]);
  const { answer, used } = useFirstAnswer(ways, remembered);
  const way = useKept(wayOf(used), JSON.stringify([environmentId, wanted?.of]));
  return { first: answer, way };
}

/** The last value that was there, as long as it is of the same subject. */
function useKept<Value>(value: Value | undefined, subject: string): Value | undefined {
  const [kept, setKept] = useState({ value, subject });
  if (value !== undefined && (kept.value !== value || kept.subject !== subject)) {
    setKept({ value, subject });
  }
  return value ?? (kept.subject === subject ? kept.value : undefined);
}
