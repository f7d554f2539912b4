import type { Environment } from '../../../model/environment';
import { hours, type Ms } from '../../../model/units';
import { lengthOf, windowOf, type Window } from '../../../model/window';
import type { Against } from '../../mapRoutes';

/** What a map can be compared with besides nothing. */
export type AgainstChoice =
  | {
      readonly is: 'previous' | 'yesterday' | 'last-week' | 'pinned';
      readonly window: Window;
      readonly against: Against;
    }
  | { readonly is: 'environment'; readonly environment: Environment; readonly against: Against };

interface Now {
  /** The window on screen. */
  readonly window: Window;
  readonly environment: Environment;
  readonly environments: readonly Environment[];
}

/**
 * All there is to choose, and the window that is pinned, if one is. A day and a week ago are fixed windows in the address,
 * so a link to them still shows the same tomorrow; they stand here by their own words as long as they are that far away.
 */
export function againstChoices(against: Against | undefined, now: Now): readonly AgainstChoice[] {
  const { window, environment, environments } = now;
  const before = windowOf(window.from - lengthOf(window), window.from);
  const ago = (is: 'yesterday' | 'last-week', far: Ms): AgainstChoice => {
    const then = windowOf(window.from - far, window.to - far);
    return { is, window: then, against: { is: 'window', window: then } };
  };
  const times: AgainstChoice[] = [
    { is: 'previous', window: before, against: { is: 'previous' } },
    ago('yesterday', hours(24)),
    ago('last-week', hours(7 * 24)),
  ];
  const isPinned = against?.is === 'window' && !times.some((choice) => isChosen(choice, against));
  const pinned: AgainstChoice[] = isPinned ? [{ is: 'pinned', window: against.window, against }] : [];
  const others = environments
    .filter(({ id }) => id !== environment.id)
    .map(
      (one): AgainstChoice => ({ is: 'environment', environment: one, against: { is: 'environment', name: one.id } })
    );
  return [...times, ...pinned, ...others];
}

export function isChosen({ against: choice }: AgainstChoice, against: Against | undefined): boolean {
  if (choice.is === 'window' && against?.is === 'window') {
    return choice.window.from === against.window.from && choice.window.to === against.window.to;
  }
  return choice.is === 'environment' && against?.is === 'environment'
    ? choice.name === against.name
    : choice.is === 'previous' && against?.is === 'previous';
}
