import type { EdgeKind } from '../model/graph';
import { serviceKey, type ServiceId } from '../model/service';
import { endsFrom, userName, virtualConnection } from './edgeMetrics';
import type { Labels } from './prometheusFrames';
import type { MetricScope } from './scope';

/** Who calls whom, as the labels of one series say it. */
export interface Pair {
  readonly client: ServiceId;
  readonly server: ServiceId;
  readonly kind: EdgeKind;
}

/** A caller and a callee as one text. */
export function pairKey({ client, server }: Pick<Pair, 'client' | 'server'>): string {
  return `${serviceKey(client)}\u0001${serviceKey(server)}`;
}

/**
 * What series are about, one after the other: undefined for those that name nobody at one end. `all` are the labels of
 * all edges that are counted, by which it is told who answers or calls under a name of its own.
 *
 * Callers alone do not know what stands at the other side: it is a service if it calls or answers under that name
 * itself, and else something that is not instrumented.
 */
export function pairsIn(
  all: ReadonlyArray<{ readonly labels: Labels }>,
  scope: MetricScope
): (labels: Labels) => Pair | undefined {
  const { graph } = scope.profile.convention;
  const oneSided = graph?.origin === 'client-spans' || graph?.origin === 'client-requests';
  const callers = new Set(oneSided ? all.map(({ labels }) => labels[graph.client]) : []);
  const kind = (labels: Labels, { client, server }: Pick<Pair, 'client' | 'server'>): EdgeKind => {
    if (graph?.connection !== undefined) {
      return kindOf(labels[graph.connection]);
    }
    return client.name === userName || (oneSided && !callers.has(server.name)) ? 'virtual' : 'call';
  };
  return (labels) => {
    const ends = endsFrom(labels, scope);
    return ends && { ...ends, kind: kind(labels, ends) };
  };
}

/** An absent or empty connection type is a plain call between two instrumented services. */
function kindOf(connection: string | undefined): EdgeKind {
  switch (connection) {
    case 'messaging_system':
      return 'messaging';
    case 'database':
      return 'database';
    case virtualConnection:
      return 'virtual';
    default:
      return 'call';
  }
}

/** Strongest evidence first: a pair that was once seen whole is a call, even if late spans also left it half. */
const strength: readonly EdgeKind[] = ['call', 'messaging', 'database', 'virtual'];

export function stronger(a: EdgeKind, b: EdgeKind): EdgeKind {
  return strength.indexOf(a) <= strength.indexOf(b) ? a : b;
}

/** By caller, then by callee, so that the same edges always come in the same order. */
export function byEnds(a: Pick<Pair, 'client' | 'server'>, b: Pick<Pair, 'client' | 'server'>): number {
  return byText(pairKey(a), pairKey(b));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
