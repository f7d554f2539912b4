import { absent, failed, ready, type Outcome } from '../../model/outcome';
import { hours, ms, seconds, type Ms } from '../../model/units';
import { lengthOf, widened, type Window } from '../../model/window';
import { isRecord, textOf } from '../columns';
import { readJsonList } from '../jsonList';
import { readSamples, type Labels } from '../prometheusFrames';
import { equal, matching, promqlSelector } from '../promql';
import type { Answers, MetadataQuery, Question } from '../question';
import { promDuration } from '../rateWindow';
import type { Reading } from '../reading';
import type { RequestMetrics } from './convention';
import { candidatesIn, conventions } from './recognize';
import { graphNames } from './serviceGraphs';

/** RE2 alternatives of all names that any convention reads. */
const lookedFor = [...new Set([...conventions.flatMap(({ looksFor }) => looksFor), ...graphNames])];

/** Which of the metrics that any convention reads are there. The answer is "not instrumented" if none makes up a convention. */
export function metricNamesQuestion(window: Window): Question<readonly string[]> {
  const match = promqlSelector('', [matching('__name__', lookedFor.join('|'))]);
  return {
    ...metadataQuestion(window),
    about: { is: 'metric-names', match },
    queries: [metadata('names', 'api/v1/label/__name__/values', { 'match[]': match, ...lately(window) })],
    read: (answers) => {
      const names = readList(answers, 'names', textOf);
      if (names.problem && names.items.length === 0) {
        return failed(names.problem);
      }
      return candidatesIn(names.items).length > 0 ? ready(names.items) : absent(notInstrumented);
    },
  };
}

/** Said where no convention is recognised: the conventions that were looked for. */
export const notInstrumented = { why: 'not-instrumented', looked: conventions.map(({ title }) => title) } as const;

/** Names of the labels that series of `metric` carry. */
export function metricLabelsQuestion(metric: string, window: Window): Question<readonly string[]> {
  const match = promqlSelector(metric, []);
  return {
    ...metadataQuestion(window),
    about: { is: 'metric-labels', metric },
    queries: [metadata('labels', 'api/v1/labels', { 'match[]': match, ...lately(window) })],
    read: listed('labels', textOf, metric),
  };
}

/** The bounds of a classic histogram's buckets, as its `le` writes them. `metric` is the name with `_bucket`. */
export function bucketBoundsQuestion(metric: string, window: Window): Question<readonly string[]> {
  const match = promqlSelector(metric, []);
  return {
    ...metadataQuestion(window),
    about: { is: 'bucket-bounds', metric },
    queries: [metadata('bounds', 'api/v1/label/le/values', { 'match[]': match, ...lately(window) })],
    read: listed('bounds', textOf, metric),
  };
}

/** The labels of one series of `metric`, whichever comes first. */
export function sampleSeriesQuestion(metric: string, window: Window): Question<Labels> {
  const match = promqlSelector(metric, []);
  return {
    ...metadataQuestion(window),
    about: { is: 'sample-series', metric },
    queries: [metadata('series', 'api/v1/series', { 'match[]': match, limit: '1', ...lately(window) })],
    read: (answers) => {
      const series = readList(answers, 'series', labelsOf);
      const [first] = series.items;
      if (series.problem && !first) {
        return failed(series.problem);
      }
      return first ? ready(first) : absent({ why: 'nothing-found', looked: [metric] });
    },
  };
}

/**
 * How often samples come: counted over ten minutes on the best-fed series of one service, then rounded to an interval
 * that people configure. Wrong (too long) for a source that began to send less than ten minutes ago, and absent for
 * one that was silent at the window's end.
 */
export function pushIntervalQuestion(requests: RequestMetrics, series: Labels, window: Window): Question<Ms> {
  return intervalQuestion(requests, `max(${countOfSamples(requests, series)})`, window);
}

/** The same for a source that fell silent within the window: counted in the best-fed ten minutes of the last day of it. */
export function pushIntervalWithin(requests: RequestMetrics, series: Labels, window: Window): Question<Ms> {
  const reach = promDuration(ms(Math.min(lengthOf(lookedAt(window)), hours(24))));
  return intervalQuestion(requests, `max(max_over_time(${countOfSamples(requests, series)}[${reach}:10m]))`, window);
}

function countOfSamples({ calls, service }: RequestMetrics, series: Labels): string {
  const name = series[service];
  const selector = promqlSelector(calls.name, name === undefined ? [] : [equal(service, name)]);
  return `count_over_time(${selector}[10m])`;
}

function intervalQuestion({ calls }: RequestMetrics, expr: string, window: Window): Question<Ms> {
  return {
    ...metadataQuestion(window),
    about: { is: 'push-interval', metric: calls.name },
    queries: [{ kind: 'promql', refId: 'samples', expr, shape: 'instant' }],
    read: (answers): Outcome<Ms> => {
      const samples = readSamples(answers, 'samples');
      const [count] = samples.items;
      if (samples.problem && !count) {
        return failed(samples.problem);
      }
      return count && count.value > 0 ? ready(intervalOf(count.value)) : absent({ why: 'no-traffic' });
    },
  };
}

const usualIntervals = [1, 5, 10, 15, 30, 60];

function intervalOf(samplesInTenMinutes: number): Ms {
  const measured = 600 / samplesInTenMinutes;
  const distance = (interval: number) => Math.abs(Math.log(interval / measured));
  return seconds(usualIntervals.reduce((best, next) => (distance(next) < distance(best) ? next : best)));
}

function metadataQuestion(window: Window) {
  return { signal: 'metrics', window, step: ms(window.to - window.from) } as const;
}

function metadata(refId: string, path: string, params: Readonly<Record<string, string>>): MetadataQuery {
  return { kind: 'prometheus-api', refId, path, params };
}

/** In what a data source is really asked: the window and the hour before it. What is there does not change with a short window. */
export function lookedAt(window: Window): Window {
  return widened(window, hours(1), ms(0));
}

function lately(window: Window): { start: string; end: string } {
  const wide = lookedAt(window);
  return { start: String(Math.floor(wide.from / 1000)), end: String(Math.ceil(wide.to / 1000)) };
}

/** Reads a list that says nothing if it is empty. */
function listed<Item>(refId: string, itemOf: (value: unknown) => Item | undefined, looked: string) {
  return (answers: Answers): Outcome<readonly Item[]> => {
    const list = readList(answers, refId, itemOf);
    if (list.problem && list.items.length === 0) {
      return failed(list.problem);
    }
    return list.items.length > 0 ? ready(list.items) : absent({ why: 'nothing-found', looked: [looked] });
  };
}

function readList<Item>(answers: Answers, refId: string, item: (value: unknown) => Item | undefined): Reading<Item> {
  return readJsonList(answers, refId, { signal: 'metrics', under: 'data', item });
}

function labelsOf(value: unknown): Labels | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []))
  );
}
