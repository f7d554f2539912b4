import type { Dashboard } from './dashboard';
import type { Edition } from './edition';
import { logs } from './logs';
import { redByService } from './redByService';
import { serviceHealth } from './serviceHealth';
import { tiers } from './tiers';

/** The dashboards of an edition by the names of their files. */
export function allDashboards(edition: Edition): ReadonlyMap<string, Dashboard> {
  return new Map([
    ['service-health', serviceHealth(edition)],
    ['red-by-service', redByService(edition)],
    ['tiers', tiers(edition)],
    ['logs', logs(edition)],
  ]);
}
