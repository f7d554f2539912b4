import type { Environment } from '../model/environment';
import { ordersPerMinute } from './business';
import { places, type Place } from './places';

/** Stands where the uid of a data source stands: all three signals of the demo come from the shop. */
export const demoUid = 'throughline-demo';

/** The label under which all signals of the shop name their environment. */
export const environmentLabel = 'deployment_environment';

/** The three environments of the demo shop. */
export const demoEnvironments: readonly Environment[] = places.map((place) => ({
  id: place.id,
  name: place.name,
  metrics: source(place),
  traces: source(place),
  logs: source(place),
  overrides: { business: [ordersPerMinute] },
}));

function source(place: Place) {
  return { uid: demoUid, matchers: [{ label: environmentLabel, op: '=', value: place.environment } as const] };
}
