import fc from 'fast-check';
import {
  drawnSize,
  edgePath,
  edgeWidth,
  freeSpot,
  mapScale,
  middleOf,
  nearestNode,
  sceneSize,
  toLayout,
  toScene,
} from './mapGeometry';

const node = { width: 168, height: 48 };
const at = (name: string, x: number, y: number) => ({ name, x, y });
const shown = { width: 720, height: 456 };

describe('a map in its box', () => {
  it('fits, whatever the layout, as long as nodes stay legible', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 1600 }), fc.integer({ min: 100, max: 1100 }), (width, height) => {
        const scale = mapScale({ width, height }, shown);
        const scene = sceneSize({ width, height }, scale);
        expect(scene.width).toBeLessThanOrEqual(720.001);
        expect(scene.height).toBeLessThanOrEqual(456.001);
        expect(drawnSize(node, scale).height).toBeGreaterThanOrEqual(18);
      })
    );
  });

  it('becomes larger than its box rather than illegible, and leaves edges their room then', () => {
    const layout = { width: 4000, height: 3000 };
    const scale = mapScale(layout, shown);
    expect(sceneSize(layout, scale).width).toBeGreaterThan(720);
    expect(drawnSize(node, scale).width).toBeGreaterThanOrEqual(140);
  });

  it('has the proportions of its box where it can, so that none of the box is lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3000, max: 9000 }), fc.integer({ min: 2500, max: 6000 }), (width, height) => {
        const scene = sceneSize({ width, height }, mapScale({ width, height }, shown));
        const zoom = Math.min(shown.width / scene.width, shown.height / scene.height);
        const natural = sceneSize({ width, height }, { x: 1, y: 1 });
        const plain = Math.min(shown.width / natural.width, shown.height / natural.height);
        expect(zoom).toBeGreaterThanOrEqual(plain - 1e-9);
      })
    );
  });

  it('never grows beyond what is large enough, and survives an empty layout', () => {
    expect(mapScale({ width: 200, height: 80 }, shown)).toEqual({ x: 1.25, y: 1.25 });
    expect(mapScale({ width: 0, height: 0 }, shown)).toEqual({ x: 1.25, y: 1.25 });
  });

  it('finds a point of the layout again in the scene', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (x, y) => {
        const scale = mapScale({ width: 5000, height: 5000 }, shown);
        const back = toLayout(toScene({ x, y }, scale), scale);
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      })
    );
  });
});

describe('an edge', () => {
  it('begins and ends at its points', () => {
    const path = edgePath([
      { x: 0, y: 0 },
      { x: 100, y: 40 },
    ]);
    expect(path).toBe('M0 0C50 0 50 40 100 40');
  });

  it('is wider the more it carries, and thin where that is not known', () => {
    expect(edgeWidth(10, 100)).toBeLessThan(edgeWidth(100, 100));
    expect(edgeWidth(undefined, 100)).toBe(1);
    expect(edgeWidth(0, 0)).toBe(1);
  });

  it('has its middle between its points', () => {
    const ends = [
      { x: 0, y: 0 },
      { x: 10, y: 20 },
    ];
    expect(middleOf(ends)).toEqual({ x: 5, y: 10 });
    expect(middleOf([])).toEqual({ x: 0, y: 0 });
  });
});

describe('the place of a tip', () => {
  const box = { width: 800, height: 456 };
  const tip = { width: 200, height: 100 };
  const rect = (x: number, y: number) => ({ x, y, width: 100, height: 34 });

  it('is below what it tells of, as long as nothing to be seen lies there', () => {
    expect(freeSpot(rect(300, 200), tip, { box, seen: [] })).toEqual({ x: 250, y: 242 });
    expect(freeSpot(rect(300, 200), tip, { box, seen: [rect(280, 250)] })).toEqual({ x: 250, y: 92 });
  });

  it('covers neither its own node nor its neighbours while there is a free place, and stays in the box', () => {
    const some = fc.record({ x: fc.integer({ min: 0, max: 700 }), y: fc.integer({ min: 0, max: 420 }) });
    fc.assert(
      fc.property(some, some, (at, neighbour) => {
        const [own, other] = [rect(at.x, at.y), rect(neighbour.x, neighbour.y)];
        const spot = freeSpot(own, tip, { box, seen: [other] });
        for (const one of [own, other]) {
          const isBeside = spot.x + tip.width <= one.x || one.x + one.width <= spot.x;
          expect(isBeside || spot.y + tip.height <= one.y || one.y + one.height <= spot.y).toBe(true);
        }
        expect(spot.x).toBeGreaterThanOrEqual(0);
        expect(spot.x + tip.width).toBeLessThanOrEqual(box.width);
        expect(spot.y + tip.height).toBeLessThanOrEqual(box.height);
      })
    );
  });
});

describe('the nearest node in a direction', () => {
  const middle = at('middle', 100, 100);
  const nodes = [middle, at('right', 300, 110), at('right, but far aside', 250, 400), at('below', 100, 200)];

  it('lies ahead rather than aside', () => {
    expect(nearestNode(nodes, middle, 'right')?.name).toBe('right');
    expect(nearestNode(nodes, middle, 'down')?.name).toBe('below');
  });

  it('is none at the border', () => {
    expect(nearestNode(nodes, middle, 'left')).toBeUndefined();
    expect(nearestNode(nodes, middle, 'up')).toBeUndefined();
  });
});
