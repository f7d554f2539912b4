import fc from 'fast-check';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { ms } from '../model/units';
import { operationKey } from '../model/usual';
import { foldedSpans, openedTo } from './foldedSpans';
import { preparedTrace } from './preparedTrace';
import { pickedSpans, timesUsual, withAncestors, type SpanPick } from './rowFilter';
import { uncollapsedTo, waterfallRows } from './waterfall';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map((numbers) => preparedTrace(traceFromNumbers(numbers)));

const trace = traceFromDrawing(`
  shop              |===========|
    cart              |==|
      redis             |
    payment!               |====|
      bank:charge           |==|
`);
const prepared = preparedTrace(trace);
const { tree } = prepared;
const usual = new Map([
  [operationKey({ name: 'bank' }, 'charge'), { p95: ms(1.5) }],
  [operationKey({ name: 'shop' }, 'shop'), { p95: ms(1000) }],
]);

function shown(pick: SpanPick): string[] {
  const kept = withAncestors(pickedSpans({ ...prepared, usual }, pick), tree);
  return waterfallRows(tree, new Set(), kept).map(({ span }) => span.service.name);
}

describe('the rows that are asked for', () => {
  it('are the failed spans with what leads to them', () => {
    expect(shown('errors')).toEqual(['shop', 'payment']);
  });

  it('are the spans that the trace waited for', () => {
    expect(shown('critical')).toEqual(['shop', 'cart', 'payment', 'bank']);
  });

  it('are the spans slower than usual, with what leads to them', () => {
    expect(shown('slow')).toEqual(['shop', 'payment', 'bank']);
    expect(timesUsual(tree.nodes.get(trace.span('bank:charge').spanId)!, usual)).toBe(2);
    expect(timesUsual(tree.nodes.get(trace.span('shop').spanId)!, usual)).toBeUndefined();
    expect(timesUsual(tree.nodes.get(trace.span('cart').spanId)!, usual)).toBeUndefined();
  });

  it('count what is folded away of them, not of the trace', () => {
    const kept = withAncestors(pickedSpans(prepared, 'errors'), tree);
    const [shop] = waterfallRows(tree, new Set([trace.span('shop').spanId]), kept);
    expect(shop).toMatchObject({ collapsed: true, hiddenCount: 1 });
    expect(waterfallRows(tree, new Set(), kept).at(-1)).toMatchObject({ hasChildren: false });
  });

  it('law: are spans of the trace, each with all that leads to it, those asked for among them', () => {
    const picks = fc.constantFrom<SpanPick>('critical', 'errors', 'slow');
    fc.assert(
      fc.property(arbitraryTrace, picks, (any, pick) => {
        const picked = pickedSpans(any, pick);
        const rows = waterfallRows(any.tree, new Set(), withAncestors(picked, any.tree));
        const ids = new Set(rows.map(({ span }) => span.spanId));
        expect([...picked].every((spanId) => ids.has(spanId))).toBe(true);
        for (const { node } of rows) {
          expect(any.tree.nodes.get(node.span.spanId)).toBe(node);
          expect(node.parent === undefined || ids.has(node.parent.span.spanId)).toBe(true);
        }
      })
    );
  });
});

describe('folded spans', () => {
  const folds = (rule: Parameters<typeof foldedSpans>[1]) =>
    [...foldedSpans(tree, rule)].map((spanId) => tree.nodes.get(spanId)?.span.service.name);

  it('are those so deep, and those of a service, if anything is below them', () => {
    expect(folds({})).toEqual([]);
    expect(folds({ depth: 1 })).toEqual(['cart', 'payment']);
    expect(folds({ services: ['cart', 'redis'] })).toEqual(['cart']);
  });

  it('follow the hand where it says otherwise', () => {
    const [cart, payment] = [trace.span('cart').spanId, trace.span('payment').spanId];
    const byHand = new Map([
      [cart, false],
      [payment, true],
    ]);
    expect(folds({ services: ['cart'], byHand })).toEqual(['payment']);
  });

  it('law: never hide a span that is to be seen, now or once they are opened to it', () => {
    fc.assert(
      fc.property(arbitraryTrace, fc.nat(5), fc.nat(), (any, depth, pick) => {
        const node = any.tree.order[pick % Math.max(any.tree.order.length, 1)];
        const folded = foldedSpans(any.tree, { depth, services: ['cart'] });
        const byHand = openedTo(node, folded, new Map());
        const opened = foldedSpans(any.tree, { depth, services: ['cart'], byHand });
        for (const one of node ? [opened, uncollapsedTo(node.span.spanId, any.tree, folded)] : []) {
          expect(waterfallRows(any.tree, one).some((row) => row.node === node)).toBe(true);
        }
      })
    );
  });
});
