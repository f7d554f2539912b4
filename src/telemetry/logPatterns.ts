import type { LogLevel, LogSubject } from '../model/log';
import type { CountedPattern } from '../model/logPattern';
import { absent, failed, ready, type Outcome } from '../model/outcome';
import { epochMs, ms, seconds } from '../model/units';
import { isRecord, textOf } from './columns';
import { readJsonList } from './jsonList';
import { readLevel } from './logLevels';
import { calledAsInLogs } from './logs';
import { linesOf, type LogWay } from './logWays';
import type { Answers, Question } from './question';
import { promDuration } from './rateWindow';
import { caveatsOf } from './reading';
import type { SignalScope } from './scope';

export interface PatternsWanted {
  /** Loki counts patterns of streams: lines of one trace or span are not told apart. */
  readonly of: Extract<LogSubject, { is: 'environment' | 'service' }>;
  readonly way: LogWay;
}

/** Loki keeps what it counted of patterns by ten seconds; finer steps are refused. */
const finest = seconds(10);

/**
 * What Loki itself found out about the forms of all lines of a subject, where it does (`pattern_ingester.enabled`, off
 * where nothing is said). It then counts every line, for as long back as it keeps them. Absent where it has nothing,
 * which an older Loki and one that does not do it say by an error: 404.
 */
export function logPatternsQuestion(
  { of, way }: PatternsWanted,
  scope: SignalScope
): Question<readonly CountedPattern[]> {
  const step = ms(Math.max(scope.step, finest));
  return {
    about: { is: 'log-patterns', of, way: way.id },
    signal: 'logs',
    window: scope.window,
    step,
    queries: [
      {
        kind: 'loki-api',
        refId: 'patterns',
        path: 'patterns',
        params: {
          query: linesOf(calledAsInLogs(of, scope.names), way, scope.matchers),
          start: `${Math.floor(scope.window.from)}000000`,
          end: `${Math.ceil(scope.window.to)}000000`,
          step: promDuration(step),
        },
      },
    ],
    read: readPatterns,
  };
}

function readPatterns(answers: Answers): Outcome<readonly CountedPattern[]> {
  const list = readJsonList(answers, 'patterns', { signal: 'logs', under: 'data', item: patternIn, mayLack: true });
  if (list.problem && list.items.length === 0) {
    return list.problem.kind === 'query-rejected' ? absent({ why: 'nothing-found' }) : failed(list.problem);
  }
  return list.items.length === 0 ? absent({ why: 'nothing-found' }) : ready(list.items, caveatsOf({ list }));
}

/** One form of one level; older Lokis tell no level. */
function patternIn(value: unknown): CountedPattern | undefined {
  const template = isRecord(value) ? textOf(value.pattern) : undefined;
  if (!isRecord(value) || template === undefined || !Array.isArray(value.samples)) {
    return undefined;
  }
  const samples = value.samples.flatMap((sample: unknown) => sampleIn(sample) ?? []).sort((a, b) => a.at - b.at);
  const level: LogLevel = readLevel(textOf(value.level) ?? '');
  return { template, level, at: samples.map(({ at }) => epochMs(at)), counts: samples.map(({ count }) => count) };
}

/** Seconds since the epoch, and how many lines. */
function sampleIn(sample: unknown): { at: number; count: number } | undefined {
  const [time, count]: readonly unknown[] = Array.isArray(sample) ? sample : [];
  return typeof time === 'number' && typeof count === 'number' && Number.isFinite(time) && count >= 0
    ? { at: time * 1000, count }
    : undefined;
}
