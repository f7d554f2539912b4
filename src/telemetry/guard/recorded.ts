import { absent, failed, ready } from '../../model/outcome';
import { hours, minutes, ms } from '../../model/units';
import { windowOf, type Window } from '../../model/window';
import { textOf } from '../columns';
import { readJsonList } from '../jsonList';
import { equal, oneOf, promqlSelector, sumBy } from '../promql';
import type { MetricQuery, Question } from '../question';
import { promDuration } from '../rateWindow';
import { sumsOfRates, withRange, type SumOfRates } from './promqlParts';

/** One recording rule: an expression that a ruler evaluates every {@link every} and stores as a metric of its own. */
export interface Recording {
  /** `level:metric:operations`, as Prometheus names recorded metrics. */
  readonly record: string;
  readonly expr: string;
  /** Tells it apart from what else is recorded, under this name or another. */
  readonly part: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Every so often rules are evaluated, … */
export const every = minutes(1);
/** … each time over so long. Four samples of metrics that come each minute. */
const over = minutes(5);

/** Labels that rules add: whose figures they are, and of which part. */
const environmentLabel = 'throughline_environment';
const partLabel = 'throughline_part';

/**
 * The rules that record what a question of metrics sums up again and again. The environment's matchers stand in the
 * expression, its id becomes a label, so that what was recorded for one environment is never read for another.
 * Nothing for expressions that are not made of sums of rates.
 */
export function recordingsOf(question: Question<unknown>, environment: string): readonly Recording[] {
  const rules = promqlOf(question).flatMap((query) => sumsOfRates(query.expr).map((sum) => ruleOf(sum, environment)));
  return [...new Map(rules.map((rule) => [rule.expr, rule])).values()];
}

/**
 * The same question asked of what was recorded, read by the same reader; undefined unless every sum in it is among
 * `there` (see {@link recordedQuestion}).
 *
 * `sum_over_time` of the recorded rates is divided by the number of evaluations there were: a service that was silent
 * half of the time has half the rate, as with `rate` over the raw counter.
 */
export function recordedForm<Value>(
  question: Question<Value>,
  environment: string,
  there: ReadonlySet<string>
): Question<Value> | undefined {
  const queries = question.queries.map((query) =>
    query.kind === 'promql' ? recordedQuery(query, environment, there) : query
  );
  const all = queries.flatMap((query) => query ?? []);
  return all.length === question.queries.length && all.length > 0 ? { ...question, queries: all } : undefined;
}

/**
 * Which parts of `recordings` have been recorded since the window's beginning: one look-up of label values in its first
 * hour. A rule that was set up later could only tell of the rest.
 */
export function recordedQuestion(
  recordings: readonly Recording[],
  environment: string,
  window: Window
): Question<ReadonlySet<string>> {
  const names = [...new Set(recordings.map(({ record }) => record))];
  const match = promqlSelector('', [oneOf('__name__', names), equal(environmentLabel, environment)]);
  const first = windowOf(window.from, Math.min(window.to, window.from + hours(1)));
  return {
    about: { is: 'metric-names', match },
    signal: 'metrics',
    window,
    step: ms(window.to - window.from),
    queries: [
      {
        kind: 'prometheus-api',
        refId: 'parts',
        path: `api/v1/label/${partLabel}/values`,
        params: {
          'match[]': match,
          start: String(Math.floor(first.from / 1000)),
          end: String(Math.ceil(first.to / 1000)),
        },
      },
    ],
    read: (answers) => {
      const found = readJsonList(answers, 'parts', { signal: 'metrics', under: 'data', item: textOf });
      if (found.problem && found.items.length === 0) {
        return failed(found.problem);
      }
      return found.items.length > 0 ? ready(new Set(found.items)) : absent({ why: 'nothing-found', looked: names });
    },
  };
}

function promqlOf({ queries }: Question<unknown>): readonly MetricQuery[] {
  return queries.filter((query) => query.kind === 'promql');
}

function ruleOf(sum: SumOfRates, environment: string): Recording {
  const inner = withRange(sum.inner, promDuration(over));
  const expr = sumBy(sum.by, inner);
  const part = partOf(expr);
  return { record: nameOf(sum), expr, part, labels: { [environmentLabel]: environment, [partLabel]: part } };
}

/** `service_le:traces_spanmetrics_latency_bucket:rate5m`; the level of a sum of everything is `all`. */
function nameOf({ by, metric }: SumOfRates): string {
  const level = by.map((label) => label.replace(/[^a-zA-Z0-9_]/g, '_')).join('_') || 'all';
  return `${level}:${metric.replace(/_total$/, '')}:rate${promDuration(over)}`;
}

/**
 * What is recorded, as a short text that changes with it: what was recorded with other matchers is never taken for
 * this. FNV-1a over UTF-16 units; a few dozen rules do not collide in 32 bits.
 */
function partOf(expr: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < expr.length; index++) {
    hash = Math.imul(hash ^ expr.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function recordedQuery(query: MetricQuery, environment: string, there: ReadonlySet<string>): MetricQuery | undefined {
  const sums = sumsOfRates(query.expr);
  if (sums.length === 0 || sums.some((sum) => !there.has(ruleOf(sum, environment).part))) {
    return undefined;
  }
  let expr = '';
  let end = 0;
  for (const sum of sums) {
    expr += query.expr.slice(end, sum.from) + recordedSum(sum, environment);
    end = sum.to;
  }
  return { ...query, expr: expr + query.expr.slice(end) };
}

/** The evaluations are counted on all that is recorded under the name: a part such as failures may not always be there. */
function recordedSum(sum: SumOfRates, environment: string): string {
  const { record, labels } = ruleOf(sum, environment);
  const range = `[${promDuration(ms(Math.max(sum.range, 2 * every)))}]`;
  const own = promqlSelector(
    record,
    Object.entries(labels).map(([label, value]) => equal(label, value))
  );
  const all = promqlSelector(record, [equal(environmentLabel, environment)]);
  return `(${sumBy(sum.by, `sum_over_time(${own}${range})`)} / scalar(max(count_over_time(${all}${range}))))`;
}
