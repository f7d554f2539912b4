import fc from 'fast-check';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { criticalPath } from './criticalPath';
import { ownWork, piecesOfPath, type Piece } from './ownWork';
import { traceTree } from './traceTree';

const arbitraryTree = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map((numbers) => traceTree(traceFromNumbers(numbers)));

const length = (pieces: readonly Piece[] = []) => pieces.reduce((sum, { from, to }) => sum + to - from, 0);

describe('the own work of a span', () => {
  it('is what its children leave of it', () => {
    const trace = traceFromDrawing(`
      shop        |=========|
        cart        |==|
        stock         |===|
    `);
    const tree = traceTree(trace);
    const work = ownWork(tree.nodes.get(trace.span('shop').spanId)!, tree.start);
    expect(work).toEqual([
      { from: 0, to: 2 },
      { from: 8, to: 10 },
    ]);
  });

  it('law: the pieces rise, do not overlap, lie inside the span, and sum to its self time', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        for (const node of tree.order) {
          const pieces = ownWork(node, tree.start);
          let reached = node.start - tree.start;
          for (const { from, to } of pieces) {
            expect(from).toBeGreaterThanOrEqual(reached);
            expect(to).toBeGreaterThan(from);
            reached = to;
          }
          expect(length(pieces)).toBeCloseTo(node.selfTime, 3);
          expect(reached).toBeLessThanOrEqual(node.start - tree.start + node.duration + 0.001);
        }
      })
    );
  });
});

describe('the pieces of the critical path', () => {
  it('law: are those of its sections, each with its span', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        const path = criticalPath(tree);
        const pieces = piecesOfPath(path, tree);
        expect(new Set(pieces.keys())).toEqual(new Set(path.shares.keys()));
        for (const [spanId, share] of path.shares) {
          expect(length(pieces.get(spanId))).toBeCloseTo(share, 3);
        }
      })
    );
  });
});
