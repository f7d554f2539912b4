import fc from 'fast-check';
import type { TracePoint } from '../../analysis/tracePoint';
import { readTraceId } from '../../model/ids';
import { epochMs, ms } from '../../model/units';
import { nearestPoint, scatterMargin, scatterScale } from './scatterScale';

const size = { width: 800, height: 220 };
const start = 1_795_227_600_000;

function point(at: number, took: number, failed = false): TracePoint {
  const traceId = readTraceId('1');
  if (!traceId) {
    throw new Error('no id');
  }
  return { trace: { traceId, start: epochMs(at), matched: [] }, at: epochMs(at), took: ms(took), failed };
}

const anyPoints = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 86_400_000 }), fc.double({ min: 0, max: 1e7, noNaN: true }))
    .map(([at, took]) => point(start + at, took)),
  { maxLength: 60 }
);

describe('the scale of found traces', () => {
  it('keeps every point inside the drawing, and finds it there', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const scale = scatterScale(points, size);
        points.forEach(({ at, took }) => {
          const [x, y] = [scale.x(at), scale.y(took)];
          expect(x).toBeGreaterThanOrEqual(scatterMargin.left);
          expect(x).toBeLessThanOrEqual(size.width - scatterMargin.right);
          expect(Math.abs(scale.at(x) - at)).toBeLessThanOrEqual(1);
          if (took > 0.001) {
            expect(y).toBeGreaterThanOrEqual(scatterMargin.top);
            expect(y).toBeLessThanOrEqual(size.height - scatterMargin.bottom + 1e-9);
            expect(scale.took(y) / took).toBeCloseTo(1, 5);
          }
        });
      })
    );
  });

  it('has some ticks and not too many, all in sight', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const scale = scatterScale(points, size);
        expect(scale.moments.length).toBeLessThanOrEqual(8);
        expect(scale.durations.length).toBeLessThanOrEqual(16);
        scale.moments.forEach((at) => expect(scale.x(at)).toBeLessThanOrEqual(size.width));
        scale.durations.forEach((took) => expect(scale.y(took)).toBeGreaterThanOrEqual(0));
      })
    );
  });

  it('is logarithmic from a spread of fifty on', () => {
    expect(scatterScale([point(start, 10), point(start, 400)], size).isLog).toBe(false);
    expect(scatterScale([point(start, 10), point(start, 600)], size).isLog).toBe(true);
  });

  it('takes the nearest point within reach', () => {
    const points = [point(start, 10), point(start + 60_000, 20, true)];
    const scale = scatterScale(points, size);
    const near = { x: scale.x(epochMs(start + 60_000)) + 3, y: scale.y(ms(20)), reach: 10 };
    expect(nearestPoint(points, scale, near)).toBe(1);
    expect(nearestPoint(points, scale, { ...near, x: near.x - 40 })).toBeUndefined();
  });
});
