import fc from 'fast-check';
import { columnsOf } from './columns';
import { arrowsOf } from './indexed';

type Pairs = ReadonlyArray<readonly [number, number]>;

const lengthOf = (edges: Pairs, column: ArrayLike<number>) =>
  edges.reduce((sum, [from, to]) => sum + column[to]! - column[from]!, 0);

const leadsRight = (edges: Pairs, column: ArrayLike<number>) =>
  edges.every(([from, to]) => column[from]! < column[to]!);

const columnsOfPairs = (count: number, edges: Pairs) =>
  columnsOf(
    arrowsOf(
      count,
      edges.map(([from]) => from),
      edges.map(([, to]) => to)
    )
  );

/** Calls without circles: from lower numbers to higher ones, each once. */
const pairsOf = (count: number, most: number) =>
  fc.uniqueArray(
    fc.tuple(fc.nat(count - 2), fc.nat(count - 2)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const),
    { maxLength: most, selector: ([from, to]) => from * count + to }
  );

/** The least sum of lengths of all ways to put five nodes into five columns. */
function leastOfAll(edges: Pairs): number {
  let least = Infinity;
  for (let way = 0; way < 5 ** 5; way++) {
    const column = [0, 1, 2, 3, 4].map((node) => Math.floor(way / 5 ** node) % 5);
    if (leadsRight(edges, column)) {
      least = Math.min(least, lengthOf(edges, column));
    }
  }
  return least;
}

describe('columns', () => {
  it('makes the sum of all lengths the least there is', () => {
    fc.assert(
      fc.property(pairsOf(5, 10), (edges) => {
        expect(lengthOf(edges, columnsOfPairs(5, edges))).toBe(leastOfAll(edges));
      })
    );
  });

  it('leads every edge right, and can shorten nothing by moving one node', () => {
    fc.assert(
      fc.property(pairsOf(40, 160), (edges) => {
        const column = columnsOfPairs(40, edges);
        expect(leadsRight(edges, column)).toBe(true);
        column.forEach((_, node) =>
          [-1, 1].forEach((step) => {
            const moved = column.map((one, other) => (other === node ? one + step : one));
            expect(leadsRight(edges, moved) && lengthOf(edges, moved) < lengthOf(edges, column)).toBe(false);
          })
        );
      })
    );
  });
});
