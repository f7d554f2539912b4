import type { Question } from '../question';
import { redQuestion } from '../red';
import type { MetricScope } from '../scope';
import { edgesQuestion } from '../serviceGraph';
import { servicesQuestion } from '../services';

/**
 * What the Overview asks of metrics by itself: all services, all calls, and RED of all. Questions about one service or
 * operation read a part of the same series.
 */
export function pageQuestions(scope: MetricScope): ReadonlyArray<Question<unknown>> {
  return [servicesQuestion(scope), edgesQuestion(scope), redQuestion({ is: 'environment' }, scope)];
}
