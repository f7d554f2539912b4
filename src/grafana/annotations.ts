import { getBackendSrv } from '@grafana/runtime';
import { useQuery } from '@tanstack/react-query';
import { lastValueFrom } from 'rxjs';
import { ready, type Ready } from '../model/outcome';
import type { DeployNote } from '../model/release';
import { minutes } from '../model/units';
import type { Window } from '../model/window';
import { deployNotesParams, notesUnread, readDeployNotes } from '../telemetry/annotations';
import { usePlace } from './answer';
import { isDemo, type Place } from './place';

const none: Ready<readonly DeployNote[]> = ready([]);

/** What people or tools wrote down about deploys in `window`, in Grafana's annotations. Nothing while that is not known. */
export function useDeployNotes(window: Window): Ready<readonly DeployNote[]> {
  const place = usePlace();
  const { data } = useQuery(deployNotesQuery(place, window));
  return data ?? none;
}

/** One asking, under a key of its own. Of the pretend shop nobody wrote anything down. */
export function deployNotesQuery(place: Place, window: Window) {
  const { id, metrics } = place.environment;
  return {
    queryKey: ['deploy-notes', id, metrics.matchers, window.from, window.to],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => askDeployNotes(place, window, signal),
    staleTime: minutes(1),
  };
}

async function askDeployNotes(
  place: Place,
  window: Window,
  signal: AbortSignal
): Promise<Ready<readonly DeployNote[]>> {
  if (isDemo(place.environment)) {
    return none;
  }
  try {
    const reply = await lastValueFrom(
      getBackendSrv().fetch<unknown>({
        url: `/api/annotations?${deployNotesParams(window).toString()}`,
        method: 'GET',
        abortSignal: signal,
        // Whoever may not read annotations sees a chip, not a message over the page.
        showErrorAlert: false,
      })
    );
    return readDeployNotes(reply.data, place.environment.metrics.matchers);
  } catch (error) {
    return notesUnread(whyOf(error));
  }
}

function whyOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) {
    return String(error);
  }
  const texts = [Reflect.get(error, 'status'), Reflect.get(error, 'statusText') ?? Reflect.get(error, 'message')];
  return texts.filter(Boolean).join(' ') || 'no reply';
}
