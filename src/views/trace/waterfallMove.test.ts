import { traceTree } from '../../analysis/traceTree';
import { waterfallRows } from '../../analysis/waterfall';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { waterfallMove } from './waterfallMove';

const trace = traceFromDrawing(`
  shop         |=========|
    cart         |##|
      redis       ||
    payment          |###|
`);
const tree = traceTree(trace);
const rows = waterfallRows(tree, new Set());
const folded = waterfallRows(tree, new Set([trace.span('cart').spanId]));
const [shop, cart, redis, payment] = [0, 1, 2, 3];
const name = (key: string, all: typeof rows, index: number) => {
  const move = waterfallMove(key, all, index);
  if (!move || move.is === 'leave') {
    return move?.is;
  }
  return `${move.is} ${trace.spans.find((span) => span.spanId === move.spanId)?.operation}`;
};

describe('a key in the waterfall', () => {
  it('goes up and down, and stops at the ends', () => {
    expect(name('ArrowDown', rows, shop)).toBe('select cart');
    expect(name('ArrowUp', rows, payment)).toBe('select redis');
    expect(name('ArrowUp', rows, shop)).toBeUndefined();
    expect(name('ArrowDown', rows, payment)).toBeUndefined();
  });

  it('goes to both ends', () => {
    expect([name('Home', rows, redis), name('End', rows, redis)]).toEqual(['select shop', 'select payment']);
    expect([name('PageUp', rows, redis), name('PageDown', rows, redis)]).toEqual(['select shop', 'select payment']);
  });

  it('opens and goes in to the right', () => {
    expect(name('ArrowRight', folded, cart)).toBe('toggle cart');
    expect(name('ArrowRight', rows, cart)).toBe('select redis');
    expect(name('ArrowRight', rows, redis)).toBeUndefined();
  });

  it('closes and goes out to the left', () => {
    expect(name('ArrowLeft', rows, cart)).toBe('toggle cart');
    expect(name('ArrowLeft', folded, cart)).toBe('select shop');
    expect(name('ArrowLeft', rows, redis)).toBe('select cart');
    expect(name('ArrowLeft', rows, payment)).toBe('select shop');
  });

  it('chooses with Enter and leaves with Escape', () => {
    expect(waterfallMove('Enter', rows, redis)).toMatchObject({ is: 'select', how: 'choose' });
    expect(waterfallMove('Escape', rows, redis)).toEqual({ is: 'leave' });
  });

  it('does nothing for other keys or without rows', () => {
    expect(waterfallMove('x', rows, cart)).toBeUndefined();
    expect(waterfallMove('ArrowDown', [], 0)).toBeUndefined();
    expect(waterfallMove('Enter', [], 0)).toBeUndefined();
  });
});
