import { absent, failed, ready } from '../../model/outcome';
import { ms } from '../../model/units';
import { lengthOf, type Window } from '../../model/window';
import { readSamples } from '../prometheusFrames';
import { promqlText } from '../promql';
import type { Question } from '../question';
import { selectorsIn } from './promqlParts';

/** Names the metric in an answer; no label of a metric's own is called so. */
const countOf = 'throughline_metric';

/**
 * How many series `questions` would read, by metric: one cheap expression that reads a single sample of each. A metric
 * that several selectors choose from is counted by the widest of them. Counted at the window's end; series that have
 * gone by then are not seen. Without any metric there is nothing to ask.
 */
export function seriesCountQuestion(
  questions: ReadonlyArray<Question<unknown>>,
  window: Window
): Question<ReadonlyMap<string, number>> | undefined {
  const chosen = widestSelectors(questions);
  const metrics = [...chosen.keys()];
  if (metrics.length === 0) {
    return undefined;
  }
  const expr = [...chosen]
    .map(([metric, selector]) => `label_replace(count(${selector}), "${countOf}", ${promqlText(metric)}, "", "")`)
    .join(' or ');
  return {
    about: { is: 'series-count', metrics },
    signal: 'metrics',
    window,
    step: ms(lengthOf(window)),
    queries: [{ kind: 'promql', refId: 'series', expr, shape: 'instant' }],
    read: (answers) => {
      const { items, problem } = readSamples(answers, 'series');
      if (problem && items.length === 0) {
        return failed(problem);
      }
      const counts = items.flatMap(({ labels, value }) => {
        const metric = labels[countOf];
        return metric === undefined ? [] : [[metric, value] as const];
      });
      return counts.length > 0 ? ready(new Map(counts)) : absent({ why: 'nothing-found', looked: metrics });
    },
  };
}

/** Fewer matchers make a shorter text: of the selectors of one metric, the shortest chooses most. */
function widestSelectors(questions: ReadonlyArray<Question<unknown>>): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  for (const { metric, text } of questions.flatMap(selectorsOf)) {
    const before = metric === undefined ? undefined : chosen.get(metric);
    if (metric !== undefined && (before === undefined || text.length < before.length)) {
      chosen.set(metric, text);
    }
  }
  return chosen;
}

function selectorsOf({ queries }: Question<unknown>) {
  return queries.flatMap((query) => (query.kind === 'promql' ? selectorsIn(query.expr) : []));
}
