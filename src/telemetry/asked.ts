import type { Environment, Matcher } from '../model/environment';
import type { Ms } from '../model/units';
import type { Window } from '../model/window';
import type { About } from './about';
import type { Question } from './question';

/**
 * Travels with every request of ours beside the query texts, in `request.scopedVars[askedKey].value`.
 * Real data sources ignore it; sources that answer questions (the demo shop, recorded answers) read only it.
 */
export interface Asked {
  readonly about: About;
  readonly window: Window;
  readonly step: Ms;
  /** Id of the chosen environment, and the matchers of the asked signal in it. */
  readonly environment: string;
  readonly matchers: readonly Matcher[];
}

export const askedKey = 'throughline';

/** What travels with the request of `question` in `environment`. */
export function askedOf(question: Question<unknown>, environment: Environment): Asked {
  return {
    about: question.about,
    window: question.window,
    step: question.step,
    environment: environment.id,
    matchers: environment[question.signal].matchers,
  };
}
