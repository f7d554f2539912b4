import fc from 'fast-check';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { traceTree } from './traceTree';
import { uncollapsedTo, waterfallRows } from './waterfall';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map(traceFromNumbers);

const trace = traceFromDrawing(`
  shop         |=========|
    shop:cart    |###|
      redis       ||
        redis:io! ||
    payment           |##|
`);
const tree = traceTree(trace);
const operations = (collapsed: string[]) =>
  waterfallRows(tree, new Set(collapsed.map((name) => trace.span(name).spanId))).map((row) => row.span.operation);

describe('the rows of a waterfall', () => {
  it('lists every span before its children', () => {
    expect(operations([])).toEqual(['shop', 'cart', 'redis', 'io', 'payment']);
  });

  it('hides what is below a collapsed span and says how much', () => {
    const rows = waterfallRows(tree, new Set([trace.span('shop:cart').spanId]));
    expect(rows.map((row) => row.span.operation)).toEqual(['shop', 'cart', 'payment']);
    expect(rows[1]).toMatchObject({ collapsed: true, hiddenCount: 2, errorBelow: true, offset: 2, duration: 4 });
    expect(rows[2]).toMatchObject({ collapsed: false, hiddenCount: 0, errorBelow: false });
  });

  it('cannot collapse a span without children', () => {
    const rows = waterfallRows(tree, new Set([trace.span('payment').spanId]));
    expect(rows.at(-1)).toMatchObject({ hasChildren: false, collapsed: false });
  });

  it('opens only the ancestors of a span that is to be seen', () => {
    const [shop, cart, payment] = ['shop', 'shop:cart', 'payment'].map((name) => trace.span(name).spanId);
    const collapsed = new Set([shop!, cart!, payment!]);
    expect(uncollapsedTo(trace.span('redis:io').spanId, tree, collapsed)).toEqual(new Set([payment]));
    expect(uncollapsedTo(shop!, tree, collapsed)).toBe(collapsed);
  });

  it('law: rows and hidden spans are together all spans, each once', () => {
    fc.assert(
      fc.property(arbitraryTrace, fc.infiniteStream(fc.boolean()), (any, coin) => {
        const anyTree = traceTree(any);
        const collapsed = new Set([...anyTree.nodes.keys()].filter(() => coin.next().value));
        const rows = waterfallRows(anyTree, collapsed);
        const shown = new Set(rows.map((row) => row.span));
        expect(shown.size).toBe(rows.length);
        expect([...shown].every((span) => any.spans.includes(span))).toBe(true);
        expect(rows.reduce((sum, row) => sum + 1 + row.hiddenCount, 0)).toBe(anyTree.order.length);
      })
    );
  });

  it('law: no bar lies outside the trace', () => {
    fc.assert(
      fc.property(arbitraryTrace, (any) => {
        const anyTree = traceTree(any);
        for (const row of waterfallRows(anyTree, new Set())) {
          expect(row.offset).toBeGreaterThanOrEqual(0);
          expect(row.offset + row.duration).toBeLessThanOrEqual(anyTree.end - anyTree.start + 0.01);
        }
      })
    );
  });
});
