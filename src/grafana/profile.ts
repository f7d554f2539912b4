import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Environment } from '../model/environment';
import type { Outcome, Ready } from '../model/outcome';
import { epochMs, hours, minutes, seconds } from '../model/units';
import { windowOf, type Window } from '../model/window';
import { askProfile, lacking, whenToAsk } from '../telemetry/conventions/askProfile';
import type { Profile } from '../telemetry/conventions/convention';
import { useOutcome, usePlace } from './answer';
import type { Answer } from './answerState';
import { ask } from './ask';
import { useWindow } from './clock';
import type { Place } from './place';

/**
 * How the environment's metrics speak, the chosen one's or those of `within`. That is a property of the data source: once found out it holds for every time
 * range while the app is open, and only what it lacks is asked for again. Nothing found says something of the time
 * range alone; it is believed for half a minute, a failure not at all.
 */
export function useProfile(within?: Environment): Answer<Profile> {
  const place = usePlace(within);
  const client = useQueryClient();
  const { window, raw } = useWindow();
  const { uid, matchers } = place.environment.metrics;
  const known = ['profile', place.environment.id, uid, matchers];
  const isKnown = client.getQueryData(known) !== undefined;
  // By the range as it was chosen: "the last hour" moves on, but it is the same to who reads that there is nothing.
  const key = isKnown ? known : ['profile-in', ...known.slice(1), raw.from, raw.to];
  const state = useQuery<Outcome<Profile>>({
    queryKey: key,
    queryFn: ({ signal }) => found({ place, client, known, viewed: window, signal }),
    ...(isKnown ? { gcTime: Infinity } : {}),
    staleTime: (query) => believedFor(query.state.data),
  });
  return useOutcome(state, key);
}

function believedFor(outcome: Outcome<Profile> | undefined): number {
  if (!outcome || outcome.is === 'failed') {
    return 0;
  }
  if (outcome.is === 'absent') {
    return seconds(30);
  }
  return lacking(outcome) === 0 ? Infinity : minutes(5);
}

interface Asking {
  /** What the reader looks at, where that is known. */
  readonly viewed?: Window;
  readonly signal: AbortSignal;
  readonly now?: number;
}

interface Finding extends Asking {
  readonly place: Place;
  readonly client: QueryClient;
  /** Under which the profile is remembered. */
  readonly known: readonly unknown[];
}

/** What is known gives way only to what lacks less, so that it does not change with the window that is looked at. */
async function found({ place, client, known, ...asking }: Finding): Promise<Outcome<Profile>> {
  const before = client.getQueryData<Ready<Profile>>(known);
  if (before && lacking(before) === 0) {
    return before;
  }
  const profile = await recognized(place, asking);
  if (profile.is !== 'ready' || (before && lacking(profile) >= lacking(before))) {
    return before ?? profile;
  }
  client.setQueryData(known, profile);
  return profile;
}

/** Asked of the last hour, of the demo the hour before its story; then of what the reader looks at. */
export function recognized(place: Place, { viewed, signal, now = Date.now() }: Asking): Promise<Outcome<Profile>> {
  const to = epochMs(Math.min(now, place.storyMoment ?? now));
  const windows = whenToAsk(windowOf(to - hours(1), to), viewed);
  return askProfile(windows, (question) => ask(question, place, signal), place.environment.overrides);
}
