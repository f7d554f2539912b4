import fc from 'fast-check';
import {
  centredOn,
  detailAt,
  fitted,
  inBox,
  keptInSight,
  middleSeen,
  moved,
  onTheWay,
  scenePoint,
  seenPart,
  zoomBounds,
  zoomedAt,
} from './camera';

const length = (most: number) => fc.double({ min: 1, max: most, noNaN: true });
const size = fc.record({ width: length(30_000), height: length(30_000) });
const box = fc.record({ width: length(2_000), height: length(2_000) });
const point = fc.record({
  x: fc.double({ min: -5_000, max: 5_000, noNaN: true }),
  y: fc.double({ min: -5_000, max: 5_000, noNaN: true }),
});
const camera = fc.record({
  left: fc.double({ min: -5_000, max: 5_000, noNaN: true }),
  top: fc.double({ min: -5_000, max: 5_000, noNaN: true }),
  zoom: fc.double({ min: zoomBounds.least, max: zoomBounds.most, noNaN: true }),
});
const near = 6;

describe('a camera', () => {
  it('that fits shows all of the scene in the middle, never enlarged, unless the scene is immense', () => {
    fc.assert(
      fc.property(size, box, (scene, shown) => {
        const { left, top, zoom } = fitted(scene, shown);
        expect(zoom).toBeLessThanOrEqual(1);
        expect(left).toBeCloseTo(shown.width - (left + scene.width * zoom), near);
        expect(top).toBeCloseTo(shown.height - (top + scene.height * zoom), near);
        if (zoom > zoomBounds.least) {
          expect(left).toBeGreaterThanOrEqual(-1e-6);
          expect(top).toBeGreaterThanOrEqual(-1e-6);
        }
      })
    );
  });

  it('keeps what lies under the pointer there while it zooms, and back again is back again', () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0.5, max: 2, noNaN: true }), (before, at, times) => {
        const after = zoomedAt(before, at, times);
        const [then, now] = [scenePoint(before, at), scenePoint(after, at)];
        expect(now.x).toBeCloseTo(then.x, 3);
        expect(now.y).toBeCloseTo(then.y, 3);
        const back = zoomedAt(after, at, before.zoom / after.zoom);
        expect(back.left).toBeCloseTo(before.left, near);
        expect(back.zoom).toBeCloseTo(before.zoom, near);
      })
    );
  });

  it('never leaves its bounds of zoom', () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0.001, max: 1000, noNaN: true }), (before, at, times) => {
        const { zoom } = zoomedAt(before, at, times);
        expect(zoom).toBeGreaterThanOrEqual(zoomBounds.least);
        expect(zoom).toBeLessThanOrEqual(zoomBounds.most);
      })
    );
  });

  it('shows as its middle what it is centred on', () => {
    fc.assert(
      fc.property(camera, box, point, ({ zoom }, shown, at) => {
        const middle = middleSeen(centredOn(at, zoom, shown), shown);
        expect(middle.x).toBeCloseTo(at.x, 3);
        expect(middle.y).toBeCloseTo(at.y, 3);
      })
    );
  });

  it('never loses the scene, and leaves alone where some of it is seen', () => {
    fc.assert(
      fc.property(camera, size, box, (far, scene, shown) => {
        const kept = keptInSight(far, scene, shown);
        const right = kept.left + scene.width * kept.zoom;
        expect(Math.min(right, shown.width) - Math.max(kept.left, 0)).toBeGreaterThan(0);
        expect(keptInSight(kept, scene, shown)).toEqual(kept);
      })
    );
    const inSight = { left: -100, top: -50, zoom: 1 };
    expect(keptInSight(inSight, { width: 900, height: 600 }, { width: 720, height: 456 })).toEqual(inSight);
  });

  it('comes from where it was to where it goes', () => {
    fc.assert(
      fc.property(camera, camera, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
        expect(onTheWay(from, to, 0).left).toBeCloseTo(from.left, near);
        expect(onTheWay(from, to, 1).left).toBeCloseTo(to.left, near);
        const { zoom } = onTheWay(from, to, share);
        expect(zoom).toBeGreaterThanOrEqual(Math.min(from.zoom, to.zoom) - 1e-9);
        expect(zoom).toBeLessThanOrEqual(Math.max(from.zoom, to.zoom) + 1e-9);
      })
    );
  });

  it('arrives where the two zooms differ by rounding only', () => {
    const from = { left: 1000, top: 0, zoom: 3.9999999999999942 };
    const to = { left: 0, top: 0, zoom: 3.9999999999999964 };
    expect(onTheWay(from, to, 1).left).toBe(0);
    expect(onTheWay(from, to, 0.5).left).toBe(500);
  });

  it('sees what lies in its box, and moves all of it alike', () => {
    const here = { left: 10, top: 20, zoom: 2 };
    expect(seenPart(here, { width: 200, height: 100 })).toEqual({ x: -5, y: -10, width: 100, height: 50 });
    const place = { x: 50, y: 30, width: 20, height: 10 };
    expect(inBox(place, here)).toEqual({ x: 90, y: 70, width: 40, height: 20 });
    expect(inBox(place, moved(here, { x: 5, y: -5 }))).toEqual({ x: 95, y: 65, width: 40, height: 20 });
  });

  it('tells more the larger a place is drawn', () => {
    expect([8, 20, 44, 90].map(detailAt)).toEqual(['shapes', 'names', 'figures', 'courses']);
  });
});
