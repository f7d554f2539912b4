import fc from 'fast-check';
import { covers, pictureAround, transformOf, wholePicture } from './canvasPicture';

const sides = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });
const seen = fc.record({
  camera: fc.record({
    left: fc.double({ min: -4000, max: 1200, noNaN: true }),
    top: fc.double({ min: -4000, max: 700, noNaN: true }),
    zoom: fc.double({ min: 0.02, max: 4, noNaN: true }),
  }),
  box: fc.constant({ width: 1280, height: 720 }),
  scene: sides,
});

describe('a picture of a part of the map', () => {
  it('shows all that is seen and its margin', () => {
    fc.assert(
      fc.property(seen, (now) => {
        expect(covers(pictureAround(now, 0.5), now, 0.4)).toBe(true);
      })
    );
  });

  it('never takes more memory than it may, however large the map is drawn', () => {
    fc.assert(
      fc.property(seen, (now) => {
        const { size, ratio } = pictureAround(now, 0.5);
        expect(size.width * ratio * size.height * ratio).toBeLessThan(6.01e6);
      })
    );
  });

  it('no longer does when one has moved beyond its margin', () => {
    const scene = { width: 9000, height: 9000 };
    const box = { width: 1000, height: 500 };
    const before = { camera: { left: -3000, top: -3000, zoom: 1 }, box, scene };
    const picture = pictureAround(before, 0.5);
    const at = (left: number) => ({ ...before, camera: { left, top: -3000, zoom: 1 } });
    expect(covers(picture, at(-2600), 0)).toBe(true);
    expect(covers(picture, at(-2400), 0)).toBe(false);
    expect(covers(picture, at(-3600), 0)).toBe(false);
  });

  it('lies where the map is, stretched as the camera zooms', () => {
    const picture = wholePicture({ width: 100, height: 100 }, { left: 0, top: 0, zoom: 1 });
    expect(transformOf(picture, { left: 10, top: 20, zoom: 1 })).toBe('translate(-30px, -20px)');
    expect(transformOf(picture, { left: 0, top: 0, zoom: 2 })).toBe('translate(-80px, -80px) scale(2)');
  });
});
