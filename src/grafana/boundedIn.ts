import { bounded, type Bounded } from '../telemetry/guard/bounded';
import type { Known } from '../telemetry/guard/cost';
import { limitsOf } from '../telemetry/guard/limits';
import type { Question } from '../telemetry/question';
import type { Place } from './place';

/** What is really asked in place of a question. The pretend shop costs nothing, so there only windows are bounded. */
export function boundedIn<Value>(
  question: Question<Value>,
  { environment, widened = [] }: Pick<Place, 'environment' | 'widened'>,
  known?: Known
): Bounded<Value> {
  return bounded(question, { limits: limitsOf(environment), widened, known });
}
