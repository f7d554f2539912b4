import type { ServiceGraph } from '../model/graph';
import type { ServiceRed } from '../model/red';
import { serviceKey, type ServiceId } from '../model/service';
import { perSecond, ratio, type EpochMs, type PerSecond, type Ratio } from '../model/units';
import type { Window } from '../model/window';
import { failuresPerSecond } from './causes';
import { worstFirst, type Health } from './health';
import { median } from './median';
import { latestOf, valuesUpTo } from './onset';
import { failuresSince, type ErrorsReason, type SlowReason, type TroubleLevel } from './ownTrouble';
import { edgeKey, edgesHurtBy } from './topology';

/** What the first sentence of a page says, as facts. */
export interface Headline {
  /**
   * - errors: requests from outside fail more than usual, and `hurt` are the services through which they do
   * - slow: `hurt[0]` is slow, and no failures reach those who ask
   * - hurt: the services of `hurt` fail inside; whether anybody outside feels it cannot be seen
   */
  readonly kind: 'all-well' | 'errors' | 'slow' | 'hurt' | 'no-data';
  /** The worst level of any service that is hurt by itself. */
  readonly level?: TroubleLevel;
  /** Services that fail or are degraded by themselves. */
  readonly attention: number;
  /** Services that only suffer from those. */
  readonly affected: number;
  readonly of: number;
  /** Share of requests from outside that fail: the latest if it is known since when, else of the whole window. */
  readonly failing?: Ratio;
  /** How many these are, over the same time. */
  readonly failures?: PerSecond;
  /** When what the sentence says of `hurt[0]` began: its failing, or for `slow` its slowness. */
  readonly since?: EpochMs;
  /** What the sentence is about, the worst first: the service to look at first. */
  readonly hurt: readonly Hurt[];
  readonly window: Window;
}

/** A service in trouble of its own. */
export interface Hurt {
  readonly service: ServiceId;
  readonly level: TroubleLevel;
  readonly errors?: ErrorsReason;
  readonly slow?: SlowReason;
}

export interface HeadlineInput {
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
  readonly graph?: ServiceGraph;
  readonly window: Window;
}

/** A share that rose to less than this, or to less than this many times its usual, has not risen. */
const leastFelt = 0.0005;
const leastRise = 2;

/**
 * How an environment is, in one sentence: how many services need attention, how many requests fail, since when, and
 * which services it comes through.
 *
 * Requests are counted where they enter, so that one failure is counted once: at services called by a user (the
 * graph's virtual client), else at services nobody calls, else, without a graph, at all services, which counts a
 * request once per service it passes. Calls from unknown callers to such a service count as entering too.
 *
 * A service is named as the cause only if its failures can be followed, over calls that fail more than usual, to an
 * entry that itself fails more than usual. Wrong where a caller in between stays below the thresholds of health: then
 * the service is named, but not as the cause.
 */
export function headline(input: HeadlineInput): Headline {
  const { services, health, graph, window } = input;
  const count = (...levels: ReadonlyArray<Health['level']>) =>
    services.filter((service) => levels.includes(levelOf(service, health))).length;
  const counts = { attention: count('failing', 'degraded'), affected: count('affected'), of: services.length, window };
  if (count('no-data') === services.length) {
    return { kind: 'no-data', hurt: [], ...counts };
  }
  const entries = entryServices(services, graph);
  const hurt = worstFirst(services, health).flatMap((service) => hurtOf(service, health));
  const story = storyOf(hurt, entries, input);
  const failingSince = story.kind === 'errors' ? story.since : undefined;
  return { level: hurt[0]?.level, ...counts, ...story, ...failuresAt(entries, failingSince) };
}

function levelOf(service: ServiceRed, health: ReadonlyMap<string, Health>): Health['level'] {
  return health.get(serviceKey(service.service))?.level ?? 'no-data';
}

function hurtOf({ service }: ServiceRed, health: ReadonlyMap<string, Health>): readonly Hurt[] {
  const { level, reasons = [] } = health.get(serviceKey(service)) ?? {};
  if (level !== 'failing' && level !== 'degraded') {
    return [];
  }
  const errors = reasons.find((reason) => reason.kind === 'errors');
  const slow = reasons.find((reason) => reason.kind === 'slow');
  return [{ service, level, errors, slow }];
}

function storyOf(
  hurt: readonly Hurt[],
  entries: readonly ServiceRed[],
  input: HeadlineInput
): Pick<Headline, 'kind' | 'since' | 'hurt'> {
  const [worst] = hurt;
  if (!worst) {
    return { kind: 'all-well', hurt };
  }
  const causes = hurt.filter((one) => one.errors && reachesOutside(one, entries, input));
  if (causes[0]) {
    return { kind: 'errors', hurt: causes, since: causes[0].errors?.since };
  }
  return worst.slow && !worst.errors
    ? { kind: 'slow', hurt: [worst], since: worst.slow.since }
    : { kind: 'hurt', hurt };
}

/** Whether failures of a service go up, call by call, to where requests enter, and show there. */
function reachesOutside(
  { service, errors }: Hurt,
  entries: readonly ServiceRed[],
  { graph = { nodes: [], edges: [] }, health }: HeadlineInput
): boolean {
  const felt = new Set(
    entries.flatMap((entry) => (failsMore(entry, health, errors?.since) ? [serviceKey(entry.service)] : []))
  );
  const failing = edgesHurtBy('errors', graph, health);
  // Nobody waits for the answer to a message, so its failures stay where they are.
  const ways = graph.edges.filter((edge) => edge.kind !== 'messaging' && failing.has(edgeKey(edge)));
  const reached = new Set([serviceKey(service)]);
  for (const key of reached) {
    ways.forEach((edge) => serviceKey(edge.server) === key && reached.add(serviceKey(edge.client)));
  }
  return [...reached].some((key) => felt.has(key));
}

function failsMore({ service, course }: ServiceRed, health: HeadlineInput['health'], since?: EpochMs): boolean {
  if (health.get(serviceKey(service))?.reasons.some(({ kind }) => kind === 'errors')) {
    return true;
  }
  if (since === undefined) {
    return false;
  }
  const before = median(valuesUpTo(course.errors, since));
  const after = failuresSince(course, since)?.ratio ?? 0;
  return before !== undefined && after >= Math.max(leastFelt, before * leastRise);
}

/** Services at which requests come in from outside. */
export function entryServices(services: readonly ServiceRed[], graph?: ServiceGraph): readonly ServiceRed[] {
  const users = new Set(graph?.nodes.flatMap((node) => (node.kind === 'user' ? [serviceKey(node.service)] : [])) ?? []);
  const edges = graph?.edges ?? [];
  const calledByUser = new Set(
    edges.flatMap((edge) => (users.has(serviceKey(edge.client)) ? [serviceKey(edge.server)] : []))
  );
  const called = new Set(edges.map((edge) => serviceKey(edge.server)));
  const byUser = services.filter(({ service }) => calledByUser.has(serviceKey(service)));
  const byNobody = services.filter(({ service }) => edges.length > 0 && !called.has(serviceKey(service)));
  return [byUser, byNobody, services].find((found) => found.length > 0) ?? [];
}

function failuresAt(entries: readonly ServiceRed[], since?: EpochMs): Pick<Headline, 'failing' | 'failures'> {
  let requests = 0;
  let failures = 0;
  for (const entry of entries) {
    const latest = since === undefined ? undefined : latestFailures(entry, since);
    const failed = latest?.failures ?? failuresPerSecond(entry.red);
    if (failed !== undefined) {
      requests += latest?.requests ?? entry.red.rate ?? 0;
      failures += failed;
    }
  }
  return requests > 0 ? { failing: ratio(failures / requests), failures: perSecond(failures) } : {};
}

function latestFailures({ course }: ServiceRed, since: EpochMs) {
  const requests = latestOf(course.rate, since);
  const share = latestOf(course.errors, since);
  return requests === undefined || share === undefined ? undefined : { requests, failures: requests * share };
}
