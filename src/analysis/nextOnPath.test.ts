import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { criticalPath } from './criticalPath';
import { nextOnPath } from './nextOnPath';
import { traceTree } from './traceTree';

const trace = traceFromDrawing(`
  shop       |=================|
    cart       |===|
    stock              |===|
    mail         ||
`);
const { sections } = criticalPath(traceTree(trace));
const place = (name: string, section?: number) => ({ spanId: trace.span(name).spanId, section });

describe('a walk along the critical path', () => {
  it('goes from section to section, round and round', () => {
    expect(sections.map(({ node }) => node.span.operation)).toEqual(['shop', 'cart', 'shop', 'stock', 'shop']);
    expect(nextOnPath(sections, place('shop'), 'next')).toBe(1);
    expect(nextOnPath(sections, place('cart', 1), 'next')).toBe(2);
    expect(nextOnPath(sections, place('shop', 2), 'next')).toBe(3);
    expect(nextOnPath(sections, place('stock'), 'previous')).toBe(2);
    expect(nextOnPath(sections, place('shop', 0), 'previous')).toBe(3);
  });

  it('begins at an end from beside the path', () => {
    expect(nextOnPath(sections, place('mail'), 'next')).toBe(0);
    expect(nextOnPath(sections, { spanId: undefined }, 'previous')).toBe(4);
  });

  it('leads nowhere where there is one span, or none', () => {
    const alone = traceFromDrawing('shop |==|');
    const path = criticalPath(traceTree(alone)).sections;
    expect(nextOnPath(path, { spanId: alone.span('shop').spanId }, 'next')).toBeUndefined();
    expect(nextOnPath([], { spanId: undefined }, 'next')).toBeUndefined();
  });
});
