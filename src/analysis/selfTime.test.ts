import fc from 'fast-check';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { selfTime } from './selfTime';
import { traceTree } from './traceTree';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map(traceFromNumbers);

function selfTimes(drawing: string): number[] {
  return traceTree(traceFromDrawing(drawing)).order.map((node) => node.selfTime);
}

describe('self time', () => {
  it('does not count parallel children twice', () => {
    expect(
      selfTimes(`
        shop         |=========|
          shop:cart    |##|
          shop:pay       |#####|
      `)
    ).toEqual([2, 3, 6]);
  });

  it('counts a child that outlives its parent only up to the parent’s end', () => {
    expect(
      selfTimes(`
        shop         |=====|
          shop:cart     |=======|
      `)
    ).toEqual([3, 8]);
  });

  it('ignores a child that ran when its parent was over', () => {
    expect(
      selfTimes(`
        shop         |===|
          shop:mail           |===|
      `)
    ).toEqual([4, 4]);
  });

  it('is not fooled by a short child inside a long one', () => {
    expect(
      selfTimes(`
        shop       |=========|
          shop:a    |======|
          shop:b     |=|
          shop:c            ||
      `)[0]
    ).toBe(2);
  });

  it('law: lies between nothing and the duration', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        for (const node of traceTree(trace).order) {
          expect(node.selfTime).toBeGreaterThanOrEqual(0);
          expect(node.selfTime).toBeLessThanOrEqual(node.duration);
        }
      })
    );
  });

  it('law: together with the children it covers at least the duration', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        for (const node of traceTree(trace).order) {
          const below = node.children.reduce((sum, child) => sum + child.duration, 0);
          expect(selfTime(node, node.children) + below).toBeGreaterThanOrEqual(node.duration - 1e-6);
        }
      })
    );
  });
});
