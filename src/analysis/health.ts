import type { ServiceGraph } from '../model/graph';
import type { ServiceRed } from '../model/red';
import { serviceKey } from '../model/service';
import { byMarks, byText } from './byMarks';
import { explanations, failuresPerSecond, type Explanation, type ThroughReason, type Troubled } from './causes';
import {
  defaultThresholds,
  ownTrouble,
  type ErrorsReason,
  type OwnTrouble,
  type SlowReason,
  type Thresholds,
} from './ownTrouble';

export type HealthLevel = 'failing' | 'degraded' | 'affected' | 'healthy' | 'no-data';

/** Nothing was asked of the service in this window, or nothing was measured. */
export interface NoTrafficReason {
  readonly kind: 'no-traffic';
}

export type Reason = ErrorsReason | SlowReason | ThroughReason | NoTrafficReason;

/** A level with its reasons, the weightiest first; none for a healthy service. */
export interface Health {
  readonly level: HealthLevel;
  readonly reasons: readonly Reason[];
}

const levels: readonly HealthLevel[] = ['failing', 'degraded', 'affected', 'healthy', 'no-data'];

/**
 * How each service is, by its own figures and by those of what it calls. Keys are `serviceKey(service)`.
 *
 * - failing: ≥ 5 % of requests fail, or p95 ≥ 4 × the service's own quiet level
 * - degraded: ≥ 1 % and risen to at least twice its quiet share (≥ 3 % where it has not risen), or p95 ≥ 2 ×
 * - affected: in such trouble, but what it calls explains it (see causes.ts); needs the graph
 * - no data: no requests seen, which is not the same as healthy
 *
 * Low traffic is not judged (see `Thresholds`). The level is that of the whole window: trouble that has passed within
 * it still counts by the window's mean. Wrong where a service is slow from the first to the last minute.
 */
export function healthOf(
  services: readonly ServiceRed[],
  graph?: ServiceGraph,
  thresholds: Thresholds = defaultThresholds
): ReadonlyMap<string, Health> {
  const troubles = services.map((service) => [serviceKey(service.service), ownTrouble(service, thresholds)] as const);
  return healthBy(services, new Map(troubles), graph);
}

/**
 * The same where it is known already what of each service's own figures is wrong, by `serviceKey`: the level is then
 * that of whatever time these troubles, and the figures of services and edges, are of.
 */
export function healthBy(
  services: readonly ServiceRed[],
  troubles: ReadonlyMap<string, OwnTrouble>,
  graph: ServiceGraph = { nodes: [], edges: [] }
): ReadonlyMap<string, Health> {
  const troubled = new Map<string, Troubled>();
  for (const service of services) {
    const trouble = troubles.get(serviceKey(service.service)) ?? {};
    if (trouble.errors || trouble.slow) {
      troubled.set(serviceKey(service.service), { service, trouble });
    }
  }
  const inOrder = [...troubled].sort(
    ([key, a], [other, b]) => byMarks(marksOfTrouble(a.trouble), marksOfTrouble(b.trouble)) || byText(key, other)
  );
  const explained = explanations({
    troubled: new Map(inOrder),
    measured: new Set(services.map((service) => serviceKey(service.service))),
    graph,
  });
  return new Map(
    services.map((service) => {
      const key = serviceKey(service.service);
      const found = troubled.get(key);
      return [key, found ? troubledHealth(found.trouble, explained.get(key)) : calmHealth(service)];
    })
  );
}

function calmHealth({ red }: ServiceRed): Health {
  const measured = red.rate !== undefined ? red.rate > 0 : red.errors !== undefined || red.duration !== undefined;
  return measured ? { level: 'healthy', reasons: [] } : { level: 'no-data', reasons: [{ kind: 'no-traffic' }] };
}

function troubledHealth(trouble: OwnTrouble, explanation: Explanation | undefined): Health {
  const own = [trouble.errors, trouble.slow].filter((reason) => reason !== undefined);
  own.sort((a, b) => rankOf(a.level) - rankOf(b.level));
  const through = explanation?.through ?? [];
  if (explanation?.isAffected) {
    return { level: 'affected', reasons: [...through, ...own] };
  }
  // A cause may be one of a circle: then everything is explained, and all of it counts.
  const unexplained = own.filter((reason) => !explanation?.explained.has(reason.kind));
  const level = (unexplained[0] ?? own[0])?.level ?? 'degraded';
  return { level, reasons: [...own, ...through] };
}

function rankOf(level: HealthLevel): number {
  return levels.indexOf(level);
}

/** Smaller is worse trouble: by level, then by failed requests, then by how much slower. */
function marksOfTrouble({ errors, slow }: OwnTrouble): readonly number[] {
  const failing = errors?.level === 'failing' || slow?.level === 'failing';
  return [failing ? 0 : 1, -(errors?.perMinute ?? 0), -(slow?.times ?? 0)];
}

/**
 * Services in the order in which they need to be looked at: by level, then by impact (failed requests per second,
 * then slowing, then rate). Affected services stand below all causes, those nearer to the cause first.
 */
export function worstFirst(
  services: readonly ServiceRed[],
  health: ReadonlyMap<string, Health>
): readonly ServiceRed[] {
  const marked = services.map((service) => {
    const key = serviceKey(service.service);
    return { service, key, marks: marksOf(service, health.get(key)) };
  });
  marked.sort((a, b) => byMarks(a.marks, b.marks) || byText(a.key, b.key));
  return marked.map(({ service }) => service);
}

/** Smaller is worse. */
function marksOf({ red }: ServiceRed, health: Health = { level: 'no-data', reasons: [] }): readonly number[] {
  const rate = -(red.rate ?? 0);
  if (health.level === 'healthy' || health.level === 'no-data') {
    return [rankOf(health.level), 0, 0, 0, rate];
  }
  const hops = health.reasons.flatMap((reason) => (reason.kind === 'through' ? [reason.hops] : []));
  const times = health.reasons.flatMap((reason) => (reason.kind === 'slow' ? [reason.times] : []));
  const nearness = health.level === 'affected' ? Math.min(...hops) : 0;
  return [rankOf(health.level), nearness, -(failuresPerSecond(red) ?? 0), -Math.max(0, ...times), rate];
}
