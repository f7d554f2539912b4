import type { LogVolume } from '../../model/log';
import { absent, type Outcome } from '../../model/outcome';
import { hours, seconds, type Ms } from '../../model/units';
import type { Window } from '../../model/window';
import { readVolume } from '../logs';
import { equal, promqlSelector, sumBy } from '../promql';
import type { Answers, Question } from '../question';
import { promDuration } from '../rateWindow';
import { logLinesMetric, recordedFor } from './logRecording';

/** Whose lines, and when. */
export interface RecordedVolumeWanted {
  readonly environment: string;
  /** As logs name it; without it, of all services. */
  readonly service?: string;
  readonly window: Window;
  readonly step: Ms;
}

/**
 * How many lines of each level there were in each step, from what a recording rule counted (see logRecording.ts):
 * rates of lines, averaged over each step and multiplied with its length. Absent where nothing was recorded, or only
 * since later than the window's beginning: a month of which a week was counted would look quiet before.
 */
export function recordedLogVolumeQuestion(wanted: RecordedVolumeWanted): Question<LogVolume> {
  const { environment, service, window, step } = wanted;
  const matchers = [recordedFor(environment), ...(service === undefined ? [] : [equal('service_name', service)])];
  const mean = `avg_over_time(${promqlSelector(logLinesMetric, matchers)}[${promDuration(step)}])`;
  return {
    about: { is: 'recorded-log-volume', ...(service === undefined ? {} : { service }) },
    signal: 'metrics',
    window,
    step,
    queries: [
      {
        kind: 'promql',
        refId: 'volume',
        expr: `${sumBy(['level', 'detected_level'], mean)} * ${step / seconds(1)}`,
        shape: 'range',
      },
    ],
    read: (answers) => readRecorded(answers, wanted),
  };
}

function readRecorded(answers: Answers, { window, step }: RecordedVolumeWanted): Outcome<LogVolume> {
  const outcome = readVolume(answers, { window, step });
  if (outcome.is !== 'ready') {
    return outcome;
  }
  const counted = [...outcome.value.byLevel.values()].flatMap(({ at, values }) =>
    at.filter((_, index) => (values[index] ?? 0) > 0)
  );
  const first = counted.reduce((least, at) => Math.min(least, at), Infinity);
  return first > window.from + Math.max(2 * step, hours(1))
    ? absent({ why: 'nothing-found', looked: [logLinesMetric] })
    : outcome;
}
