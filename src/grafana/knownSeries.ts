import type { QueryClient } from '@tanstack/react-query';
import type { Outcome } from '../model/outcome';
import type { Known } from '../telemetry/guard/cost';
import type { Place } from './place';

/** Under which is remembered what was counted of an environment's metrics. */
export function knownKey({ environment }: Pick<Place, 'environment'>): readonly unknown[] {
  const { uid, matchers } = environment.metrics;
  return ['series-count', environment.id, uid, matchers];
}

/** What is known of an environment's metrics, if anything. */
export function knownOf(client: QueryClient, place: Place): Known | undefined {
  const known = client.getQueryData<Outcome<Known>>(knownKey(place));
  return known?.is === 'ready' ? known.value : undefined;
}
