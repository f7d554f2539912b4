import fc from 'fast-check';
import { sceneIndex } from './canvasIndex';
import { linkDistance } from './canvasRoute';
import { placedLink, placedPlace, sceneWith } from './testing/scenes';

const point = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 1500 }) });
const part = fc.record({
  x: fc.integer({ min: -100, max: 2000 }),
  y: fc.integer({ min: -100, max: 1500 }),
  width: fc.integer({ min: 0, max: 900 }),
  height: fc.integer({ min: 0, max: 900 }),
});

describe('what lies where in a scene', () => {
  it('is every place that touches the part asked for, and no other', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), part, (middles, asked) => {
        const places = middles.map((middle, index) => placedPlace(`s${index}`, middle));
        const touching = places.flatMap(({ x, y, width, height }, index) =>
          Math.abs(x - (asked.x + asked.width / 2)) <= (width + asked.width) / 2 &&
          Math.abs(y - (asked.y + asked.height / 2)) <= (height + asked.height) / 2
            ? [index]
            : []
        );
        expect(sceneIndex(sceneWith({ places })).placesIn(asked)).toEqual(touching);
      })
    );
  });

  it('is the nearest link within reach of the pointer', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(point, point), { minLength: 1, maxLength: 20 }), point, (ends, at) => {
        const links = ends.map(([from, to], index) => placedLink(`l${index}`, [from, to]));
        const found = sceneIndex(sceneWith({ links })).linkNear(at, 20);
        const least = Math.min(...links.map(({ points }) => linkDistance(points, at, 1e6)));
        expect(found ? linkDistance(found.points, at, 1e6) : undefined).toBe(least <= 20 ? least : undefined);
      })
    );
  });

  it('is the place drawn last where two lie on each other', () => {
    const places = [placedPlace('under', { x: 100, y: 100 }), placedPlace('over', { x: 110, y: 100 })];
    expect(sceneIndex(sceneWith({ places })).placeAt({ x: 105, y: 100 })?.place.key).toBe('over');
  });
});
