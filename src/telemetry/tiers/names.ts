import { absent, failed, ready } from '../../model/outcome';
import { hours, ms } from '../../model/units';
import { widened, type Window } from '../../model/window';
import { textOf } from '../columns';
import { readJsonList } from '../jsonList';
import { oneOf, promqlSelector } from '../promql';
import type { Question } from '../question';
import { application } from './application';
import type { ResourceDialect } from './dialect';
import { infrastructure } from './infrastructure';
import { statementMetrics } from './statementMetrics';

/** All that we can read of resources, preferred dialects of a figure first. */
export const resourceDialects: readonly ResourceDialect[] = [...infrastructure, ...application];

/** What says which target, and with it which pod, belongs to a service. */
export const targetInfos = ['target_info', 'traces_target_info'];

/** What is looked for, as a reader would want it told: the leading name of each figure. */
export const leadingNames: readonly string[] = resourceDialects
  .filter(({ kind }, index) => resourceDialects.findIndex((other) => other.kind === kind) === index)
  .flatMap(({ needs }) => needs.slice(0, 1));

const lookedFor = [
  ...new Set([
    ...resourceDialects.flatMap(({ needs, limits = [] }) => [...needs, ...limits]),
    ...statementMetrics.map(({ metric }) => metric),
    ...targetInfos,
  ]),
];

/** Which of the metrics of resources are there at all, in whatever environment: one cheap read of a list. */
export function resourceNamesQuestion(window: Window): Question<readonly string[]> {
  const wide = widened(window, hours(1), ms(0));
  const params = {
    'match[]': promqlSelector('', [oneOf('__name__', lookedFor)]),
    start: String(Math.floor(wide.from / 1000)),
    end: String(Math.ceil(wide.to / 1000)),
  };
  return {
    about: { is: 'resource-names' },
    signal: 'metrics',
    window,
    step: ms(window.to - window.from),
    queries: [{ kind: 'prometheus-api', refId: 'names', path: 'api/v1/label/__name__/values', params }],
    read: (answers) => {
      const names = readJsonList(answers, 'names', { signal: 'metrics', under: 'data', item: textOf });
      if (names.problem && names.items.length === 0) {
        return failed(names.problem);
      }
      return names.items.length > 0 ? ready(names.items) : absent({ why: 'nothing-found', looked: leadingNames });
    },
  };
}
