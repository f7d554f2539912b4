import { traceTree } from '../../analysis/traceTree';
import { waterfallRows } from '../../analysis/waterfall';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { english } from '../testing/english';
import { rowTitle } from './spanTexts';

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
});
