import fc from 'fast-check';
import { layered } from '../../analysis/layout/layered';
import type { Rect } from '../../analysis/layout/layout';
import type { MapGraph, MapLink, MapPlace } from '../../analysis/map/mapGraph';
import { perSecond, ratio } from '../../model/units';
import { edgeLabels } from './edgeLabels';
import { cover } from './mapGeometry';
import type { MapScene, PlacedPlace } from './scene';
import { laidLinks, layoutAsked, sceneOf, scaleOf, withMoved } from './sceneOf';

const box = { width: 800, height: 456 };

function mapOf(count: number, ends: ReadonlyArray<readonly [number, number]>): MapGraph {
  const key = (index: number) => `s${String(index % count).padStart(3, '0')}`;
  const places = Array.from({ length: count }, (_, index): MapPlace => {
    const service = { name: key(index) };
    return { is: 'service', key: service.name, service, kind: 'service' };
  });
  const links = new Map(
    ends.map(([a, b]): [string, MapLink] => {
      const [from, to] = [key(a), key(b)];
      const edge = {
        client: { name: from },
        server: { name: to },
        kind: 'call',
        red: { rate: perSecond(1), errors: ratio(0.1) },
      } as const;
      return [`${from}>${to}`, { key: `${from}>${to}`, from, to, kind: 'call', edges: [edge], red: edge.red }];
    })
  );
  return {
    places,
    links: [...links.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    boxes: [],
    leftOut: { hidden: 0, beyond: 0, well: 0, selfCalls: 0, grouped: 0 },
    grouping: 'none',
  };
}

function sceneFor(map: MapGraph): MapScene {
  const layout = layered(layoutAsked(map));
  return sceneOf(map, { layout, scale: scaleOf(map, layout, box), laid: laidLinks(map) });
}

const ends = fc.array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: 29 })), { maxLength: 50 });
const map = fc.tuple(fc.integer({ min: 1, max: 30 }), ends).map(([count, calls]) => mapOf(count, calls));

const cornerOf = ({ x, y, width, height }: Rect) => ({ x: x - width / 2, y: y - height / 2, width, height });
/** How far a point lies from the nearer side of a place. */
const fromSide = (point: { x: number } = { x: NaN }, placed?: PlacedPlace) =>
  placed ? Math.abs(point.x - placed.x) - placed.width / 2 : NaN;
const marksOf = (hurt: readonly string[]) => ({
  red: new Map(),
  level: new Map(),
  health: new Map(),
  course: new Map(),
  hurt: new Set(hurt),
});

describe('the scene of a map', () => {
  it('has all places and links of the map, and no place over another', () => {
    fc.assert(
      fc.property(map, (drawn) => {
        const scene = sceneFor(drawn);
        expect(scene.places.map(({ place }) => place.key)).toEqual(drawn.places.map(({ key }) => key));
        expect(scene.links.map(({ link }) => link.key)).toEqual(drawn.links.map(({ key }) => key));
        const rects = scene.places.map(cornerOf);
        rects.forEach((one, index) => expect(rects.slice(index + 1).some((other) => cover(one, other))).toBe(false));
      }),
      { numRuns: 40 }
    );
  });

  it('begins and ends every link at the side of its places', () => {
    fc.assert(
      fc.property(map, (drawn) => {
        const scene = sceneFor(drawn);
        const at = new Map(scene.places.map((placed) => [placed.place.key, placed]));
        for (const { link, points } of scene.links.filter((one) => one.link.from !== one.link.to)) {
          expect(fromSide(points[0], at.get(link.from))).toBeCloseTo(0, 6);
          expect(fromSide(points.at(-1), at.get(link.to))).toBeCloseTo(0, 6);
        }
      }),
      { numRuns: 40 }
    );
  });

  it('never turns back into a place that it leaves or reaches', () => {
    fc.assert(
      fc.property(map, (drawn) => {
        const scene = sceneFor(drawn);
        const at = new Map(scene.places.map((placed) => [placed.place.key, placed]));
        for (const { link, points } of scene.links.filter((one) => one.link.from !== one.link.to)) {
          const ends = [at.get(link.from), at.get(link.to)].flatMap((placed) => (placed ? [cornerOf(placed)] : []));
          for (const { x, y } of points.slice(1, -1)) {
            expect(ends.some((one) => cover(one, { x, y, width: 0.001, height: 0.001 }))).toBe(false);
          }
        }
      }),
      { numRuns: 40 }
    );
  });

  it('leaves out links that lead nowhere', () => {
    const drawn = mapOf(3, [[0, 1]]);
    const [link] = drawn.links;
    const scene = sceneFor({ ...drawn, links: link ? [link, { ...link, key: 'x', to: 'gone' }] : [] });
    expect(scene.links.map(({ link: { key } }) => key)).toEqual(['s000>s001']);
  });
});

describe('places moved by hand', () => {
  const nowhere = { x: NaN, y: NaN, width: NaN, height: NaN };
  const point = fc.record({ x: fc.integer({ min: -500, max: 3000 }), y: fc.integer({ min: -500, max: 3000 }) });

  it('stand where they were put, within a scene that grows, and all others stay', () => {
    fc.assert(
      fc.property(map, point, (drawn, to) => {
        const before = sceneFor(drawn);
        const after = withMoved(before, new Map([['s000', to]]));
        const [first, ...others] = after.places;
        expect(first?.isPinned).toBe(true);
        expect(others).toEqual(before.places.slice(1));
        const { x, y, width, height } = cornerOf(first ?? nowhere);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(after.width);
        expect(y + height).toBeLessThanOrEqual(after.height);
        const untouched = after.links.filter(({ link }) => link.from !== 's000' && link.to !== 's000');
        untouched.forEach((link) => expect(before.links).toContain(link));
      }),
      { numRuns: 40 }
    );
  });

  it('change nothing where none of them is on the map', () => {
    const scene = sceneFor(mapOf(2, [[0, 1]]));
    expect(withMoved(scene, new Map([['other', { x: 1, y: 1 }]]))).toBe(scene);
  });
});

describe('figures at links', () => {
  it('lie neither over a place nor over each other, at any zoom', () => {
    fc.assert(
      fc.property(map, fc.double({ min: 0.3, max: 4, noNaN: true }), (drawn, zoom) => {
        const scene = sceneFor(drawn);
        const hurt = drawn.links.slice(0, 4).map(({ key }) => key);
        const labels = [...edgeLabels(scene, { marks: marksOf(hurt), zoom, looked: undefined }).values()];
        const places = scene.places.map(cornerOf);
        // The middle of a text lies in its own rectangle, so it is never within a place.
        labels.forEach(({ x, y }) =>
          expect(places.some((one) => cover(one, { x, y, width: 0.01, height: 0.01 }))).toBe(false)
        );
        expect(new Set(labels.map(({ x, y }) => `${x} ${y}`)).size).toBe(labels.length);
      }),
      { numRuns: 30 }
    );
  });

  it('tell the share of errors of hurt links, of all links once the map is large, and of those looked at alone', () => {
    const scene = sceneFor(
      mapOf(4, [
        [0, 1],
        [1, 2],
        [2, 3],
      ])
    );
    const labels = (zoom: number, looked?: ReadonlySet<string>) =>
      edgeLabels(scene, { marks: marksOf(['s000>s001']), zoom, looked });
    expect([...labels(1)].map(([key, { text }]) => [key, text])).toEqual([['s000>s001', '10 %']]);
    expect(labels(4).size).toBe(3);
    expect([...labels(4, new Set(['s001>s002'])).keys()]).toEqual(['s001>s002']);
  });
});
