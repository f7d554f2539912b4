import { environmentLabel } from './environments';
import type { Part } from './metrics';
import type { Tally } from './tally';

/** Orders are the requests of checkout that went well: what they add to its counter. */
export function ordersParts({ spans }: Tally, environment: string): readonly Part[] {
  return spans
    .filter(({ service, operation }) => service === 'checkout' && operation === 'PlaceOrder')
    .filter(({ kind, failed }) => kind === 'server' && !failed)
    .map(({ count }) => ({ labels: { [environmentLabel]: environment, service_name: 'checkout' }, row: [count] }));
}
