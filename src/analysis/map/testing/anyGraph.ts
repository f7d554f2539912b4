import fc from 'fast-check';
import type { Edge, EdgeKind, GraphNode, NodeKind } from '../../../model/graph';
import type { ServiceRed } from '../../../model/red';
import { serviceKey, type ServiceId } from '../../../model/service';
import { told } from '../../../model/testing/told';
import { ms, perSecond, ratio } from '../../../model/units';
import { healthOf } from '../../health';
import type { Grouping, MapChoice } from '../mapChoice';
import type { MapKnown } from '../mapGraph';

const namespaces = [undefined, 'shop', 'bank', 'stock'] as const;
const words = ['cart', 'pay', 'mail', 'stock'] as const;
const kinds: readonly NodeKind[] = ['service', 'service', 'service', 'user', 'database', 'queue', 'external'];
const edgeKinds: readonly EdgeKind[] = ['call', 'call', 'messaging', 'database', 'virtual'];

/** The same number is always the same service. */
export function numbered(index: number): GraphNode {
  const service: ServiceId = { name: `${words[index % 4] ?? 'x'}-${index}`, namespace: namespaces[index % 3] };
  return {
    service: service.namespace ? service : { name: service.name },
    kind: kinds[index % kinds.length] ?? 'service',
  };
}

const most = 40;
const anyEdge: fc.Arbitrary<Edge> = fc
  .record({
    client: fc.nat(most),
    server: fc.nat(most),
    kind: fc.constantFrom(...edgeKinds),
    rate: fc.option(fc.constantFrom(0, 0.5, 10, 900)),
    errors: fc.option(fc.constantFrom(0, 0.02, 0.5)),
    p95: fc.option(fc.constantFrom(3, 40, 900)),
  })
  .map(({ client, server, kind, rate, errors, p95 }) => ({
    client: numbered(client).service,
    server: numbered(server).service,
    kind,
    red: {
      ...(rate === null ? {} : { rate: perSecond(rate) }),
      ...(errors === null ? {} : { errors: ratio(errors) }),
      ...(p95 === null ? {} : { duration: { p95: ms(p95) } }),
    },
  }));

/** A hub with many neighbours that have no other. */
const anyHub: fc.Arbitrary<readonly Edge[]> = fc
  .record({ hub: fc.nat(most), leaves: fc.integer({ min: 0, max: 30 }), isCalled: fc.boolean() })
  .map(({ hub, leaves, isCalled }) =>
    Array.from({ length: leaves }, (_, index): Edge => {
      const [leaf, middle] = [{ name: `leaf-${hub}-${index}` }, numbered(hub).service];
      const ends = isCalled ? { client: leaf, server: middle } : { client: middle, server: leaf };
      return { ...ends, kind: 'call', red: { rate: perSecond(index) } };
    })
  );

const anyService: fc.Arbitrary<ServiceRed> = fc
  .record({ index: fc.nat(most), errors: fc.constantFrom(0, 0, 0.02, 0.3), p95: fc.constantFrom(50, 50, 900) })
  .map(({ index, errors, p95 }) => {
    const { service } = numbered(index);
    return { ...told(service.name, { errors: [0, errors], p95: [50, p95] }), service };
  });

/** Services, with and without figures, that call each other in any way: twice, in circles, themselves. */
export const anyKnown: fc.Arbitrary<MapKnown> = fc
  .record({
    nodes: fc.array(fc.nat(most), { maxLength: 30 }),
    edges: fc.array(anyEdge, { maxLength: 60 }),
    hub: anyHub,
    services: fc.uniqueArray(anyService, { maxLength: 30, selector: ({ service }) => serviceKey(service) }),
  })
  .map(({ nodes, edges, hub, services }) => {
    const graph = { nodes: nodes.map(numbered), edges: [...edges, ...hub] };
    const own = services.filter(({ service }) => kindOf(graph.nodes, service) === 'service');
    const labels = new Map(nodes.map((index) => [serviceKey(numbered(index).service), `team ${index % 3}`]));
    return { graph, services: own, health: healthOf(own, graph), labels };
  });

function kindOf(nodes: readonly GraphNode[], service: ServiceId): NodeKind {
  return nodes.find((node) => serviceKey(node.service) === serviceKey(service))?.kind ?? 'service';
}

export const anyGrouping: fc.Arbitrary<Grouping | undefined> = fc.constantFrom<Grouping | undefined>(
  undefined,
  'none',
  'namespace',
  'name',
  { label: 'team' }
);

/** What may be chosen of it; keys of groups and rests that may be open are drawn from `keys`. */
export function anyChoice(
  keys: readonly string[] = ['group:namespace:shop', 'group:name:cart']
): fc.Arbitrary<MapChoice> {
  return fc.record({
    grouping: anyGrouping,
    opened: fc.subarray([...keys]),
    hide: fc.constantFrom(undefined, 'rate < 1/s', 'kind = database', 'cart or state = failing', '((('),
    focus: fc.option(
      fc.record({ service: fc.nat(most).map((index) => numbered(index).service), hops: fc.constantFrom(1, 2, 3) }),
      {
        nil: undefined,
      }
    ),
    only: fc.constantFrom(undefined, undefined, 'hurt' as const),
    selfCalls: fc.constantFrom(undefined, true as const),
    kept: fc.constantFrom(undefined, [numbered(3).service]),
  });
}
