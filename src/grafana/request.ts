import { CoreApp, dateTime, type DataQueryRequest, type TimeRange } from '@grafana/data';
import { ms } from '../model/units';
import type { Window } from '../model/window';
import { askedKey, askedOf } from '../telemetry/asked';
import type { Query, Question } from '../telemetry/question';
import { promDuration } from '../telemetry/rateWindow';
import { mostPoints, searchedWindow, targetOf, type Target } from '../telemetry/target';
import { queriesKey } from './demoDataSource';
import type { Place } from './place';
import { storyMomentKey } from './storyKey';

let asking = 0;

/**
 * The request for `queries` of `question`, or undefined where there are none (a question of metadata only).
 * `requestId` is never used twice: Grafana cancels a running request that has the id of a new one.
 */
export function requestOf(
  question: Question<unknown>,
  queries: readonly Query[],
  place: Place
): DataQueryRequest<Target> | undefined {
  if (queries.length === 0) {
    return undefined;
  }
  const window = searchedWindow(question, queries, Date.now());
  const step = ms(Math.max(1, question.step));
  return {
    requestId: `throughline-${(asking += 1)}`,
    app: CoreApp.Unknown,
    timezone: place.timeZone ?? 'browser',
    startTime: Date.now(),
    range: rangeOf(window),
    interval: promDuration(step),
    intervalMs: step,
    maxDataPoints: mostPoints(window, step),
    targets: queries.map((query) => targetOf(query, question)),
    scopedVars: {
      [askedKey]: { text: question.about.is, value: askedOf(question, place.environment) },
      [queriesKey]: { text: '', value: queries },
      ...(place.storyMoment === undefined ? {} : { [storyMomentKey]: { text: '', value: place.storyMoment } }),
      __interval: { text: promDuration(step), value: promDuration(step) },
      __interval_ms: { text: String(step), value: step },
    },
  };
}

export function rangeOf(window: Window): TimeRange {
  const from = dateTime(window.from);
  const to = dateTime(window.to);
  return { from, to, raw: { from, to } };
}
