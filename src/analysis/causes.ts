import type { Edge, ServiceGraph } from '../model/graph';
import { sameService, serviceKey, type ServiceId } from '../model/service';
import type { Red, ServiceRed } from '../model/red';
import { ratio, type Ratio } from '../model/units';
import { byText } from './byMarks';
import type { OwnTrouble } from './ownTrouble';

/** Trouble that comes from what a service calls. */
export interface ThroughReason {
  readonly kind: 'through';
  /** The callee that hands it on. */
  readonly callee: ServiceId;
  /** Where it began, as far as can be seen; often the callee itself. */
  readonly cause: ServiceId;
  /** Calls between this service and the cause. */
  readonly hops: number;
  readonly by: 'errors' | 'slow';
  /** Which part of the service's failures, or of its slowing, this callee explains. Absent where edges carry no figures. */
  readonly share?: Ratio;
}

/** A service in trouble, as the search for causes sees it. */
export interface Troubled {
  readonly service: ServiceRed;
  readonly trouble: OwnTrouble;
}

export interface Explanation {
  /** Kinds of trouble that callees explain at least by half. */
  readonly explained: ReadonlySet<'errors' | 'slow'>;
  /** The largest share first. */
  readonly through: readonly ThroughReason[];
  /** Whether nothing is left that would be the service's own trouble. */
  readonly isAffected: boolean;
}

/** Callees that explain less than this are not named. */
const leastShare = 0.2;
/** From this share on trouble counts as explained. */
const enough = 0.5;

/**
 * Which troubled services suffer only from what they call.
 *
 *   frontend 3 % ──► recommendation 8 %        frontend is affected: its calls to recommendation fail as often
 *                                              as frontend itself does
 *
 * Errors are explained when failed calls to troubled callees make up at least half of the service's own failures.
 * Slowness is explained when a troubled callee slowed by at least half as much as the service did, or when calls to it
 * take at least half of the service's p95 (quantiles do not add up, so this is a rule of thumb). Where an edge has
 * no figures, trouble of the same kind at the callee suffices. Messages explain nothing: nobody waits for them.
 *
 * Services that explain each other in a circle cannot all be affected: the one in the worst trouble is the cause.
 * `around.troubled` comes worst first.
 */
export function explanations(around: Surroundings): ReadonlyMap<string, Explanation> {
  const callees = calleesByCaller(around.graph);
  const drafts = new Map(
    [...around.troubled].map(([key, one]) => [key, explainedBy(one, callees.get(key) ?? [], around)])
  );
  const causes = rootCauses([...around.troubled.values()], drafts);
  return new Map(
    [...drafts].map(([key, draft]) => {
      const own = causes.get(key);
      const through = draft.through.flatMap((reason) => {
        const root = causes.get(serviceKey(reason.callee));
        const isOwn = root !== undefined && serviceKey(root.cause) === key;
        return isOwn ? [] : [{ ...reason, cause: root?.cause ?? reason.callee, hops: (root?.hops ?? 0) + 1 }];
      });
      return [key, { ...draft, through, isAffected: own !== undefined && own.hops > 0 }];
    })
  );
}

export interface Surroundings {
  readonly troubled: ReadonlyMap<string, Troubled>;
  /** Keys of all services with figures of their own. */
  readonly measured: ReadonlySet<string>;
  readonly graph: ServiceGraph;
}

interface Part {
  readonly edge: Edge;
  /** Undefined where it cannot be told. */
  readonly share?: number;
  /** Whether the callee is known to be in trouble, rather than only its caller's view of it. */
  readonly explains: boolean;
}

function explainedBy(one: Troubled, callees: readonly Edge[], around: Surroundings): Explanation {
  const through: ThroughReason[] = [];
  const explained = new Set<'errors' | 'slow'>();
  for (const by of bothKinds.filter((kind) => one.trouble[kind])) {
    const parts = callees.flatMap((edge) => partOf(one, edge, { by, around }));
    const shares = parts.flatMap((part) => (part.explains ? [part.share ?? 1] : []));
    const sum = by === 'errors' ? shares.reduce((total, share) => total + share, 0) : Math.max(0, ...shares);
    if (sum >= enough) {
      explained.add(by);
    }
    through.push(...parts.map(({ edge, share }) => reasonOf(edge, by, share)));
  }
  through.sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || byText(serviceKey(a.callee), serviceKey(b.callee)));
  const isAffected = bothKinds.every((kind) => !one.trouble[kind] || explained.has(kind));
  return { explained, through, isAffected };
}

const bothKinds = ['errors', 'slow'] as const;

/**
 * What one callee has to do with the trouble. A callee without figures of its own (a database, a third party) is
 * named where its calls alone account for half of it, but does not excuse its caller: nobody else would be shown.
 */
function partOf(
  one: Troubled,
  edge: Edge,
  { by, around }: { by: 'errors' | 'slow'; around: Surroundings }
): readonly Part[] {
  const key = serviceKey(edge.server);
  const callee = around.troubled.get(key);
  if (!callee && around.measured.has(key)) {
    return [];
  }
  const found = (by === 'errors' ? shareOfFailures : shareOfSlowing)(one, edge, callee?.trouble ?? {});
  if (!found || (found.share ?? 1) < (callee ? leastShare : enough)) {
    return [];
  }
  return [{ edge, share: found.share, explains: callee !== undefined }];
}

/** Calls that somebody waits for, by the `serviceKey` of who makes them. */
function calleesByCaller(graph: ServiceGraph): ReadonlyMap<string, readonly Edge[]> {
  const callees = new Map<string, Edge[]>();
  for (const edge of graph.edges) {
    const key = serviceKey(edge.client);
    if (edge.kind !== 'messaging' && !sameService(edge.client, edge.server)) {
      const known = callees.get(key);
      if (known) {
        known.push(edge);
      } else {
        callees.set(key, [edge]);
      }
    }
  }
  return callees;
}

function reasonOf(edge: Edge, by: 'errors' | 'slow', share: number | undefined): ThroughReason {
  const part = share === undefined ? undefined : ratio(Math.min(1, share));
  return { kind: 'through', callee: edge.server, cause: edge.server, hops: 1, by, share: part };
}

/**
 * Which part of a service's failures are failed calls over one edge. Edges have no course, so both are counted over the
 * whole window, without what failed in quiet times too: in a long window that would hide the new trouble.
 */
function shareOfFailures(one: Troubled, edge: Edge, theirs: OwnTrouble): { readonly share?: number } | undefined {
  const own = newFailures(one.service.red, one.trouble);
  const over = newFailures(edge.red, one.trouble.errors?.quiet === undefined ? {} : theirs);
  if (over === undefined || own === undefined || own <= 0) {
    return theirs.errors ? {} : undefined;
  }
  return { share: Math.max(0, over) / own };
}

function newFailures(red: Red, { errors }: OwnTrouble): number | undefined {
  return red.rate === undefined || red.errors === undefined
    ? undefined
    : red.rate * (red.errors - (errors?.quiet ?? 0));
}

/** Which part of a service's slowing its callee's own slowing, or else the time of calls to it, can account for. */
function shareOfSlowing(one: Troubled, edge: Edge, theirs: OwnTrouble): { readonly share?: number } | undefined {
  const slow = one.trouble.slow;
  if (!slow) {
    return undefined;
  }
  const bySlowing = theirs.slow ? (theirs.slow.p95 - theirs.slow.quiet) / (slow.p95 - slow.quiet) : 0;
  const calls = edge.red.duration?.p95;
  const byCalls = calls === undefined ? 0 : calls / slow.p95;
  const share = Math.max(bySlowing, byCalls);
  return share > 0 ? { share } : undefined;
}

export function failuresPerSecond(red: { readonly rate?: number; readonly errors?: number }): number | undefined {
  return red.rate === undefined || red.errors === undefined ? undefined : red.rate * red.errors;
}

/**
 * The nearest cause of each troubled service and how many calls away it is; 0 for a cause itself.
 * Breadth first from the causes against the direction of calls.
 */
function rootCauses(
  inOrder: readonly Troubled[],
  drafts: ReadonlyMap<string, Explanation>
): ReadonlyMap<string, { readonly cause: ServiceId; readonly hops: number }> {
  const found = new Map<string, { cause: ServiceId; hops: number }>();
  const suffering = sufferersByCallee(inOrder, drafts);
  const spread = (roots: readonly ServiceId[]) => {
    roots.forEach((root) => found.set(serviceKey(root), { cause: root, hops: 0 }));
    const queue = roots.map(serviceKey);
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      const from = found.get(key);
      for (const next of suffering.get(key) ?? []) {
        if (from && !found.has(next)) {
          found.set(next, { cause: from.cause, hops: from.hops + 1 });
          queue.push(next);
        }
      }
    }
  };
  const ids = inOrder.map(({ service }) => service.service);
  spread(ids.filter((id) => !drafts.get(serviceKey(id))?.isAffected));
  // What is left explains itself in circles: the worst of them is taken for the cause.
  for (const id of ids) {
    if (!found.has(serviceKey(id))) {
      spread([id]);
    }
  }
  return found;
}

function sufferersByCallee(
  inOrder: readonly Troubled[],
  drafts: ReadonlyMap<string, Explanation>
): ReadonlyMap<string, readonly string[]> {
  const suffering = new Map<string, string[]>();
  for (const { service } of inOrder) {
    const key = serviceKey(service.service);
    const draft = drafts.get(key);
    for (const reason of draft?.isAffected ? draft.through : []) {
      const callee = serviceKey(reason.callee);
      suffering.set(callee, [...(suffering.get(callee) ?? []), key]);
    }
  }
  return suffering;
}
