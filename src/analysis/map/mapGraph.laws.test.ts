import fc from 'fast-check';
import { serviceKey } from '../../model/service';
import { joinedGraph } from '../joinedGraph';
import { edgeKey } from '../topology';
import type { MapChoice } from './mapChoice';
import { mapGraph, type MapGraph, type MapKnown } from './mapGraph';
import { mapMarks } from './mapMarks';
import { anyChoice, anyKnown } from './testing/anyGraph';

const none: MapChoice = { opened: [] };

/** A graph with a choice of it that opens some of what can be opened. */
const anyMap = anyKnown.chain((known) =>
  anyChoice().chain((choice) => {
    const { places, unfolded = [] } = mapGraph(known, choice);
    const keys = [...places.filter(({ is }) => is !== 'service'), ...unfolded].map(({ key }) => key);
    return fc
      .subarray([...new Set([...choice.opened, ...keys])])
      .map((opened) => ({ known, choice: { ...choice, opened } }));
  })
);

function shuffled({ graph, ...known }: MapKnown): MapKnown {
  return {
    ...known,
    graph: { nodes: [...graph.nodes].reverse(), edges: [...graph.edges].reverse() },
    services: [...known.services].reverse(),
    health: new Map([...known.health].reverse()),
  };
}

/** Keys of the services that are on a map, by themselves or in a group or rest. */
function servicesOn({ places }: MapGraph): readonly string[] {
  return places.flatMap((place) => (place.is === 'service' ? [place.key] : place.members.map(serviceKey)));
}

function sumOf(rates: ReadonlyArray<number | undefined>): number {
  return rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
}

describe('laws of the map', () => {
  it('every service is on the map once, or counted once among what is left out', () => {
    fc.assert(
      fc.property(anyMap, ({ known, choice }) => {
        const map = mapGraph(known, choice);
        const all = [...joinedGraph(known.graph, known.services).nodes.keys()];
        const on = servicesOn(map);
        const { hidden, beyond, well, grouped } = map.leftOut;
        expect(new Set(on).size).toBe(on.length);
        expect(on.filter((key) => !all.includes(key))).toEqual([]);
        expect(on.length + hidden + beyond + well).toBe(all.length);
        expect(grouped).toBe(on.length - map.places.filter(({ is }) => is === 'service').length);
      })
    );
  });

  it('every edge is in one link, inside a group, at something left out, or a counted call to oneself', () => {
    fc.assert(
      fc.property(anyMap, ({ known, choice }) => {
        const map = mapGraph(known, choice);
        const edges = joinedGraph(known.graph, known.services).edges.map(({ edge }) => edge);
        const placeOf = new Map(
          map.places.flatMap((place) =>
            place.is === 'service'
              ? [[place.key, place.key] as const]
              : place.members.map((one) => [serviceKey(one), place.key] as const)
          )
        );
        const drawn = map.links.flatMap((link) => link.edges.map((edge) => [edgeKey(edge), link] as const));
        const linkOf = new Map(drawn);
        expect(linkOf.size).toBe(drawn.length);
        let selfCalls = 0;
        for (const edge of edges) {
          const [client, server] = [serviceKey(edge.client), serviceKey(edge.server)];
          const [from, to] = [placeOf.get(client), placeOf.get(server)];
          const link = linkOf.get(edgeKey(edge));
          linkOf.delete(edgeKey(edge));
          const isSelf = client === server && from !== undefined;
          const isInside = from === to && from !== client;
          const isOff = from === undefined || to === undefined;
          if (link) {
            expect([link.from, link.to, link.kind]).toEqual([from, to, edge.kind]);
            expect(link.edges).toContainEqual(edge);
          } else {
            expect(isOff || isInside || isSelf).toBe(true);
          }
          selfCalls += isSelf && !link ? 1 : 0;
        }
        expect([...linkOf.keys()]).toEqual([]);
        expect(map.leftOut.selfCalls).toBe(selfCalls);
      })
    );
  });

  it('the same graph gives the same map, in whatever order it was read', () => {
    fc.assert(
      fc.property(anyMap, ({ known, choice }) => {
        const map = mapGraph(known, choice);
        const again = mapGraph(shuffled(known), { ...choice, opened: [...choice.opened].reverse() });
        expect(again).toEqual(map);
        const marks = mapMarks(map, known);
        const other = mapMarks(again, shuffled(known));
        const sorted = <Of>(entries: Iterable<[string, Of]>) => new Map([...entries].sort());
        expect(sorted(other.red)).toEqual(sorted(marks.red));
        expect(sorted(other.level)).toEqual(sorted(marks.level));
        expect(other.hurt).toEqual(marks.hurt);
      })
    );
  });

  it('rates on the map are those of the table: in and out of every place, closed or open, and of all edges', () => {
    fc.assert(
      fc.property(anyMap, ({ known, choice }) => {
        const flat = joinedGraph(known.graph, known.services).edges.map(({ edge }) => edge);
        const map = mapGraph(known, choice);
        const on = new Set(servicesOn(map));
        for (const place of map.places) {
          const members = new Set(place.is === 'service' ? [place.key] : place.members.map(serviceKey));
          const into = flat.filter(({ client, server }) => {
            const [from, to] = [serviceKey(client), serviceKey(server)];
            const isDrawn = !members.has(from) || (from === to && place.is === 'service' && choice.selfCalls === true);
            return members.has(to) && on.has(from) && isDrawn;
          });
          const links = map.links.filter(({ to }) => to === place.key);
          expect(sumOf(links.map(({ red }) => red.rate))).toBeCloseTo(sumOf(into.map(({ red }) => red.rate)), 6);
          // Failed calls add up too, as far as rate and share are told of all edges.
          if (into.every(({ red }) => red.rate !== undefined && red.errors !== undefined)) {
            const failed = (reds: Array<MapGraph['links'][number]['red']>) =>
              sumOf(reds.map(({ rate = 0, errors = 0 }) => rate * errors));
            expect(failed(links.map(({ red }) => red))).toBeCloseTo(failed(into.map(({ red }) => red)), 6);
          }
        }
      })
    );
  });

  it('hiding, focus and only what is hurt never invent a service or a call', () => {
    fc.assert(
      fc.property(anyMap, ({ known, choice }) => {
        const all = mapGraph(known, { ...none, grouping: 'none', opened: choice.opened, selfCalls: true });
        const map = mapGraph(known, choice);
        const services = new Set(servicesOn(all));
        const edges = new Set(joinedGraph(known.graph, known.services).edges.map(({ key }) => key));
        expect(servicesOn(map).filter((key) => !services.has(key))).toEqual([]);
        expect(map.links.flatMap((link) => link.edges).filter((edge) => !edges.has(edgeKey(edge)))).toEqual([]);
        const places = new Set(map.places.map(({ key }) => key));
        expect(map.links.filter(({ from, to }) => !places.has(from) || !places.has(to))).toEqual([]);
      })
    );
  });

  it('opening whatever is closed loses no service, and closing it again gives the map there was', () => {
    fc.assert(
      fc.property(anyMap, ({ known, choice }) => {
        const closed = mapGraph(known, { ...choice, opened: [] });
        const keys = closed.places.filter(({ is }) => is !== 'service').map(({ key }) => key);
        const open = mapGraph(known, { ...choice, opened: keys });
        expect([...servicesOn(open)].sort()).toEqual([...servicesOn(closed)].sort());
        expect(open.leftOut.grouped).toBeLessThanOrEqual(closed.leftOut.grouped);
        expect(open.places.filter(({ key }) => keys.includes(key))).toEqual([]);
        const openKeys = [...open.boxes, ...(open.unfolded ?? [])].map(({ key }) => key);
        expect(keys.filter((key) => !openKeys.includes(key))).toEqual([]);
        expect(mapGraph(known, { ...choice, opened: [] })).toEqual(closed);
      })
    );
  });

  it('boxes hold just the places that say so, and keys name one thing each and can be printed', () => {
    fc.assert(
      fc.property(anyMap, ({ known, choice }) => {
        const { places, links, boxes } = mapGraph(known, choice);
        for (const { key, places: inside } of boxes) {
          expect(places.flatMap((place) => (place.is !== 'group' && place.box === key ? [place.key] : []))).toEqual(
            inside
          );
        }
        const keys = [...places, ...links, ...boxes].map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const own = [...boxes, ...places.filter(({ is }) => is !== 'service')].map(({ key }) => key);
        expect(own.filter((key) => /[\u0000-\u001f\u007f]/.test(key))).toEqual([]);
        const kept = places.flatMap((place) => (place.is === 'service' ? [] : place.members)).map(serviceKey);
        expect(choice.kept?.filter((one) => kept.includes(serviceKey(one))) ?? []).toEqual([]);
      })
    );
  });
});
