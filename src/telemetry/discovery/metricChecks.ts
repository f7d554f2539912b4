import type { Matcher } from '../../model/environment';
import { absent, failed, ready, type Outcome } from '../../model/outcome';
import { hours, ms, type Ms } from '../../model/units';
import { lengthOf, type Window } from '../../model/window';
import { isRecord, textOf } from '../columns';
import type { Profile } from '../conventions/convention';
import { readSamples } from '../prometheusFrames';
import { promqlSelector } from '../promql';
import type { Answers, Question } from '../question';
import { promDuration } from '../rateWindow';
import type { Finding } from './finding';
import { readJsonList } from '../jsonList';

/** How far back we look for something that is still stored: an hour is what every other check has seen. */
export const looksBack: readonly Ms[] = [hours(24), hours(24 * 7), hours(24 * 30)];

export function conventionFinding({ convention, hasGraph, pushInterval, spanHistogram }: Profile): Finding {
  return {
    is: 'convention',
    title: convention.title,
    unit: convention.requests.durationUnit === 1 ? 'ms' : 's',
    histogram: spanHistogram,
    interval: ms(pushInterval),
    hasGraph,
  };
}

/** The values of `label` on `metric`, whatever the environment's own matchers are. */
export function metricValuesQuestion(label: string, metric: string, window: Window): Question<readonly string[]> {
  return {
    ...about(`values of ${label}`, window),
    queries: [
      {
        kind: 'prometheus-api',
        refId: 'values',
        path: `api/v1/label/${encodeURIComponent(label)}/values`,
        params: { 'match[]': promqlSelector(metric, []), ...inSeconds(window) },
      },
    ],
    read: (answers) => {
      const values = readJsonList(answers, 'values', { signal: 'metrics', under: 'data', item: textOf, mayLack: true });
      return values.problem && values.items.length === 0 ? failed(values.problem) : ready(values.items);
    },
  };
}

/** Whether exemplars of the histogram of durations are stored, and what their label of the trace id is called. */
export function exemplarsQuestion(
  { convention, spanHistogram }: Profile,
  matchers: readonly Matcher[],
  window: Window
): Question<Finding> {
  const { duration } = convention.requests;
  const metric = spanHistogram === 'native' ? duration : `${duration}_bucket`;
  return {
    ...about('exemplars', window),
    queries: [
      {
        kind: 'prometheus-api',
        refId: 'exemplars',
        path: 'api/v1/query_exemplars',
        params: { query: promqlSelector(metric, matchers), ...inSeconds(window) },
      },
    ],
    read: (answers) => {
      const found = readJsonList(answers, 'exemplars', {
        signal: 'metrics',
        under: 'data',
        item: traceLabels,
        mayLack: true,
      });
      const [label] = found.items.flat();
      if (label !== undefined) {
        return ready({ is: 'exemplars', label });
      }
      return found.problem ? failed(found.problem) : absent({ why: 'nothing-found', looked: [metric] });
    },
  };
}

/** Whether the metric that counts requests had series at the end of the window, so many days before. */
export function metricRetentionQuestion(
  { convention }: Profile,
  matchers: readonly Matcher[],
  window: Window
): Question<Finding> {
  const selector = promqlSelector(convention.requests.calls.name, matchers);
  return {
    ...about('retention', window),
    queries: looksBack.map((back, index) => ({
      kind: 'promql' as const,
      refId: `back${index}`,
      expr: `count(${selector} offset ${promDuration(back)})`,
      shape: 'instant' as const,
    })),
    read: readRetention,
  };
}

function readRetention(answers: Answers): Outcome<Finding> {
  const readings = looksBack.map((back, index) => ({ back, reading: readSamples(answers, `back${index}`) }));
  const furthest = readings.filter(({ reading }) => reading.items.length > 0).at(-1);
  if (furthest) {
    return ready({ is: 'reaches-back', by: furthest.back });
  }
  const problem = readings.map(({ reading }) => reading.problem).find((one) => one !== undefined);
  return problem ? failed(problem) : ready({ is: 'reaches-back', by: hours(0) });
}

/** Labels of an exemplar series that can be a trace id: by their name, or by being the only ones there are. */
function traceLabels(series: unknown): readonly string[] | undefined {
  if (!isRecord(series) || !Array.isArray(series.exemplars)) {
    return undefined;
  }
  const names = series.exemplars.flatMap((exemplar: unknown) =>
    isRecord(exemplar) && isRecord(exemplar.labels) ? Object.keys(exemplar.labels) : []
  );
  return [...new Set(names)].filter((name) => /trace/i.test(name));
}

function about(of: string, window: Window) {
  return { about: { is: 'check', of }, signal: 'metrics', window, step: lengthOf(window) } as const;
}

function inSeconds({ from, to }: Window): { start: string; end: string } {
  return { start: String(Math.floor(from / 1000)), end: String(Math.ceil(to / 1000)) };
}
