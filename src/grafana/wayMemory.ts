import type { QueryClient } from '@tanstack/react-query';
import { minutes } from '../model/units';
import { contains, widened, type Window } from '../model/window';
import type { FirstFound } from '../telemetry/firstFound';
import type { Taught } from '../telemetry/waysToAsk';
import type { Place } from './place';

/** What searches have taught, for as long as the app is open. */
export interface WayMemory {
  /** What is known before a search within `window`. */
  readonly recall: (window: Window) => Taught;
  readonly learn: (found: FirstFound<unknown>, search: Searched) => void;
}

export interface Searched {
  readonly window: Window;
  /** Whether all ways were open to it. */
  readonly ofAll: boolean;
}

export interface Remembered {
  /** The kind of search. */
  readonly remember: string;
  /** Uid of the data source. */
  readonly uid: string;
  readonly environment: Place['environment'];
  /**
   * What is looked for, where that is looked for again and again: what one search taught holds for it alone, and what
   * was in vain only within the same window. Without it every search is for something else of the kind.
   */
  readonly subject?: string;
}

interface InVain {
  readonly window: Window;
  readonly at: number;
}

/** What was in vain is not tried again for so long: meanwhile lines may come, but hardly by another way. */
const inVainFor = minutes(5);

/** A winner holds for the data source; what it is for one subject, and what was in vain, for the environment. */
export function wayMemory(client: QueryClient, { remember, uid, environment, subject }: Remembered): WayMemory {
  const winner = ['winner', remember, uid];
  const own = subject === undefined ? winner : [...winner, environment.id, subject];
  const inVain = ['in-vain', remember, uid, environment.id, subject ?? null];
  client.setQueryDefaults(['winner'], { gcTime: Infinity });
  return {
    recall: (window) => ({
      own: client.getQueryData<string>(own),
      winner: client.getQueryData<string>(winner),
      inVain: holds(client.getQueryData<InVain>(inVain), subject === undefined ? undefined : window),
    }),
    learn: ({ outcome, way }, { window, ofAll }) => {
      if (way !== undefined) {
        client.removeQueries({ queryKey: inVain, exact: true });
      }
      // One of the few ways of a search that was cut short is seldom the best: the next search of all will tell.
      if (way !== undefined && ofAll) {
        client.setQueryData(winner, way);
        client.setQueryData(own, way);
      }
      if (way === undefined && ofAll && outcome.is !== 'failed') {
        client.setQueryData<InVain>(inVain, { window, at: Date.now() });
      }
    },
  };
}

/** A range that ends now has moved a little when it is asked again. */
function holds(inVain: InVain | undefined, window: Window | undefined): boolean {
  if (!inVain || Date.now() - inVain.at >= inVainFor) {
    return false;
  }
  const asked = widened(inVain.window, minutes(0), inVainFor);
  return !window || (contains(asked, window.from) && contains(asked, window.to));
}
