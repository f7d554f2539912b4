import { traceTree } from '../../analysis/traceTree';
import { waterfallRows } from '../../analysis/waterfall';
import { readSpanId, readTraceId } from '../../model/ids';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { english } from '../testing/english';
import { linkText, rowTitle } from './spanTexts';

describe('a span in words', () => {
  it('says that its parent is missing', () => {
    const tree = traceTree(
      traceFromDrawing(`
        shop:buy    |=====|
        stock?        |=|
      `)
    );
    const titles = waterfallRows(tree, new Set()).map((row) => rowTitle(row, english));
    expect(titles).toContain('shop buy');
    expect(titles).toContain('stock stock: its parent span is missing');
  });

  it('names the span of a link only where it has one', () => {
    const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
    const spanId = readSpanId('0f82631bdbb244c4')!;
    expect(linkText({ traceId, attributes: [] }, english)).toBe('trace 5bda…44c4');
    expect(linkText({ traceId, spanId, attributes: [] }, english)).toBe('span 0f82…44c4 of trace 5bda…44c4');
  });
});
