import fc from 'fast-check';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { flameGraph, p95Of } from './flameGraph';
import { flameLayout } from './flameLayout';
import { readSpanId } from '../model/ids';
import { traceTree } from './traceTree';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map(traceFromNumbers);

const trace = traceFromDrawing(`
  shop            |==================|
    price           |==|
      redis          ||
    price!                |===|
      redis                 ||
    stock                       |==|
`);
const tree = traceTree(trace);
const told = (shown?: Parameters<typeof flameGraph>[1]) =>
  flameGraph(tree, shown).boxes.map(
    ({ depth, operation, nodes }) => `${' '.repeat(depth)}${operation} ×${nodes.length}`
  );

describe('a flame graph', () => {
  it('merges spans that were called in the same way', () => {
    expect(told()).toEqual(['shop ×1', ' price ×2', '  redis ×2', ' stock ×1']);
  });

  it('adds up what the merged spans took, and knows the slowest and the failed ones', () => {
    const price = flameGraph(tree).boxes[1];
    expect(price).toMatchObject({ total: 7, self: 5, failed: 1 });
    expect(price?.slowest.duration).toBe(4);
    expect(price && p95Of(price)).toBeCloseTo(3.95);
  });

  it('leaves the children of spans that are not shown to the nearest ancestor that is', () => {
    const shown = trace.spans.filter(({ operation }) => operation !== 'price').map(({ spanId }) => spanId);
    expect(told(shown)).toEqual(['shop ×1', ' redis ×2', ' stock ×1']);
  });

  it('keeps an operation apart that was called on another way', () => {
    const nested = traceTree(
      traceFromDrawing(`
        shop    |=======|
          redis  ||
          cart     |==|
            redis   ||
      `)
    );
    expect(flameGraph(nested).boxes.map(({ operation }) => operation)).toEqual(['shop', 'redis', 'cart', 'redis']);
  });

  it('law: every shown span is in exactly one box, and self times add up to the same', () => {
    fc.assert(
      fc.property(arbitraryTrace, fc.infiniteStream(fc.boolean()), (any, coin) => {
        const anyTree = traceTree(any);
        const shown = anyTree.order.filter(() => coin.next().value);
        const { boxes, boxOf } = flameGraph(
          anyTree,
          shown.map(({ span }) => span.spanId)
        );
        const nodes = boxes.flatMap((box) => box.nodes);
        expect(new Set(nodes)).toEqual(new Set(shown));
        expect(nodes).toHaveLength(shown.length);
        expect(boxes.every((box) => box.nodes.every(({ span }) => boxOf.get(span.spanId) === box))).toBe(true);
        const self = shown.reduce((sum, { selfTime }) => sum + selfTime, 0);
        expect(boxes.reduce((sum, box) => sum + box.self, 0)).toBeCloseTo(self, 6);
      })
    );
  });

  it('law: the order of spans does not matter', () => {
    const told = (any: typeof trace | ReturnType<typeof traceFromNumbers>) =>
      flameGraph(traceTree(any)).boxes.map(({ depth, nodes, total }) => [depth, nodes[0]?.span.spanId, total]);
    fc.assert(
      fc.property(arbitraryTrace, (any) => {
        expect(told({ ...any, spans: [...any.spans].reverse() })).toEqual(told(any));
      })
    );
  });

  it('takes 10,000 spans on top of each other', () => {
    const [root] = trace.spans;
    const idOf = (index: number) => readSpanId(index.toString(16));
    const spans = Array.from({ length: 10_000 }, (_, index) => {
      const spanId = idOf(index + 1);
      return root && spanId ? [{ ...root, spanId, parentSpanId: idOf(index) }] : [];
    });
    const flame = flameGraph(traceTree({ ...trace, spans: spans.flat() }));
    expect(flame.depth).toBe(10_000);
    expect(flameLayout(flame, { least: 0.001 }).levels).toHaveLength(10_000);
  });
});

describe('the places of its boxes', () => {
  const flame = flameGraph(tree);

  it('are as wide as what their spans took', () => {
    const { levels } = flameLayout(flame, { least: 0 });
    expect(levels[1]?.boxes.map(({ from, width }) => [from, width].map((share) => Math.round(share * 19)))).toEqual([
      [0, 7],
      [7, 3],
    ]);
  });

  it('begin at the box that one looks into', () => {
    const zoom = flame.boxes[1];
    const { levels } = flameLayout(flame, { least: 0, zoom });
    expect(levels[0]?.boxes).toMatchObject([{ box: zoom, from: 0, width: 1 }]);
    expect(levels).toHaveLength(2);
  });

  it('stay below their parent when its children ran at once', () => {
    const parallel = flameGraph(
      traceTree(
        traceFromDrawing(`
          shop   |====|
            a     |==|
            b     |==|
        `)
      )
    );
    const [, below] = flameLayout(parallel, { least: 0 }).levels;
    expect(below?.boxes).toMatchObject([
      { from: 0, width: 0.5, squeezed: true },
      { from: 0.5, width: 0.5, squeezed: true },
    ]);
  });

  it('count what is too narrow to be drawn, with all below it', () => {
    expect(flameLayout(flame, { least: 0.3 }).narrow).toBe(3);
  });

  it('law: boxes lie side by side below their parent, and all spans are drawn or counted', () => {
    fc.assert(
      fc.property(arbitraryTrace, fc.constantFrom(0, 0.01, 0.2), (any, least) => {
        const anyFlame = flameGraph(traceTree(any));
        const { levels, narrow } = flameLayout(anyFlame, { least });
        const drawn = levels.flatMap(({ boxes }) => boxes);
        expect(drawn.reduce((sum, { box }) => sum + box.nodes.length, narrow)).toBe(anyFlame.boxOf.size);
        for (const { boxes } of levels) {
          expect(boxes.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(1 + 1e-9);
        }
      })
    );
  });
});
