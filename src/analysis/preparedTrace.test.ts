import fc from 'fast-check';
import type { SpanId } from '../model/ids';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { epochMs } from '../model/units';
import { preparedTrace, preparingTrace } from './preparedTrace';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map(traceFromNumbers);

describe('a trace before its first row', () => {
  it('a tree grown in steps is the tree grown at once, and shares of the work are shares', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const steps = preparingTrace(trace);
        const shares: number[] = [];
        let step = steps.next();
        while (step.done !== true) {
          shares.push(step.value ?? shares.at(-1) ?? 0);
          step = steps.next();
        }
        expect(step.value).toEqual(preparedTrace(trace));
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      })
    );
  });

  it('bears a parent with forty thousand children, and stops often on the way', () => {
    const [one] = traceFromDrawing('shop |==|').spans;
    const id = (number: number) => number.toString(16).padStart(16, '0') as SpanId;
    const spans = Array.from({ length: 40_001 }, (_, index) => ({
      ...one!,
      spanId: id(index + 1),
      parentSpanId: index === 0 ? undefined : id(1),
      start: epochMs(one!.start + ((index * 7919) % 40_009) / 1e5),
    }));
    let stops = 0;
    const steps = preparingTrace({ ...traceFromDrawing(''), spans });
    let step = steps.next();
    while (step.done !== true) {
      stops += 1;
      step = steps.next();
    }
    const { tree } = step.value;
    expect(tree.roots[0]?.descendants).toBe(40_000);
    expect(tree.order.every((node, index) => index < 2 || node.start >= tree.order[index - 1]!.start)).toBe(true);
    expect(stops).toBeGreaterThan(400);
  });
});
