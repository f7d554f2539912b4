import type { Ms } from '../../model/units';
import { lengthOf, type Window } from '../../model/window';
import type { MetricQuery, Question } from '../question';
import { selectorsIn, subqueryReach } from './promqlParts';

/** What is known of a metrics data source before it is asked. */
export interface Known {
  /** Series of each metric, those that the environment's matchers leave, at one moment. A metric that is missing here is unknown. */
  readonly series: ReadonlyMap<string, number>;
  /** Distance of the samples of one series. */
  readonly interval: Ms;
}

/** What asking a question comes to, estimated beforehand. */
export interface Cost {
  /** Texts that are sent. */
  readonly expressions: number;
  /** Points of the longest answer for one series: 1 for a value of the whole window. */
  readonly points: number;
  /** Samples read by all expressions together; undefined where the number of series is not known. */
  readonly samples: number | undefined;
  /** Samples read by the most expensive expression. */
  readonly largest: number | undefined;
}

/**
 * What a question costs. Samples are those of metrics that Prometheus has to read: for a value of the whole window
 * series × range / interval, for a course series × (window + how far each point looks back) / interval.
 *
 * Too high for questions about one of many services, since all series of the metric are counted; too low where series
 * came and went within the window, since they are counted at one moment. An unknown number of series makes an unknown
 * cost, never none.
 */
export function costOf(question: Question<unknown>, known: Known): Cost {
  const metrics = question.queries.filter((query): query is MetricQuery => query.kind === 'promql');
  const each = metrics.map((query) => samplesOf(query, question.window, known));
  const courses = question.queries.some((query) => 'shape' in query && query.shape === 'range');
  return {
    expressions: question.queries.length,
    points: courses ? Math.floor(lengthOf(question.window) / Math.max(1, question.step)) + 1 : 1,
    samples: summed(each),
    largest: each.includes(undefined) ? undefined : Math.max(0, ...each.map((samples) => samples ?? 0)),
  };
}

/** Samples that one expression reads; undefined where it reads a metric whose series nobody has counted. */
export function samplesOf({ expr, shape }: MetricQuery, window: Window, known: Known): number | undefined {
  const around = (shape === 'range' ? lengthOf(window) : 0) + subqueryReach(expr);
  return summed(
    selectorsIn(expr).map(({ metric, range }) => {
      const series = metric === undefined ? undefined : known.series.get(metric);
      const read = Math.max(1, (around + range) / Math.max(1, known.interval));
      return series === undefined ? undefined : Math.ceil(series * read);
    })
  );
}

function summed(each: ReadonlyArray<number | undefined>): number | undefined {
  return each.reduce<number | undefined>(
    (sum, samples) => (sum === undefined || samples === undefined ? undefined : sum + samples),
    0
  );
}
