import fc from 'fast-check';
import { drawnStart, traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { traceOutline } from './traceOutline';

describe('the outline of a trace', () => {
  it('names the longest span without a parent, and counts', () => {
    const trace = traceFromDrawing(`
      ping      ||
      shop       |======|
        cart!      |=|
        redis?              |===|
    `);
    expect(traceOutline(trace)).toEqual({
      root: trace.span('shop'),
      start: drawnStart,
      duration: 16,
      spans: 4,
      services: 4,
      failed: 1,
    });
  });

  it('names the longest span where the root did not arrive', () => {
    const trace = traceFromDrawing(`
      cart?   |=|
      stock?    |====|
    `);
    expect(traceOutline(trace).root).toBe(trace.span('stock'));
  });

  it('is empty for a trace without spans', () => {
    expect(traceOutline({ ...traceFromDrawing(''), spans: [] })).toMatchObject({
      root: undefined,
      start: 0,
      duration: 0,
    });
  });

  it('bears any trace', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { minLength: 1 }),
        (numbers) => {
          const trace = traceFromNumbers(numbers);
          const { root, duration, failed, spans } = traceOutline(trace);
          expect(trace.spans).toContain(root);
          expect(duration).toBeGreaterThanOrEqual(0);
          expect(failed).toBeLessThanOrEqual(spans);
        }
      )
    );
  });
});
