import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import type { Span } from '../model/trace';
import { ms } from '../model/units';
import { operationKey, usualOf, type UsualDuration } from '../model/usual';
import { usualOfTrace } from './usualOfTrace';

const cart = { name: 'cart' };
const some = traceFromDrawing('shop |=|').span('shop');
const span = (operation: string, kind: Span['kind'] = 'server'): Span => ({ ...some, service: cart, operation, kind });
const takes = (p95: number): UsualDuration => ({ p95: ms(p95) });

describe('what is usual for the spans of a trace', () => {
  it('is found by name and kind, and by name alone where there is one kind', () => {
    const usual = new Map([
      [operationKey(cart, 'Get', 'server'), takes(10)],
      [operationKey(cart, 'Get', 'client'), takes(20)],
      [operationKey(cart, 'Set', 'server'), takes(30)],
    ]);
    const found = usualOfTrace(usual, [span('Get'), span('Get', 'client'), span('Set')]);
    expect(found.get(operationKey(cart, 'Get', 'client'))).toEqual(takes(20));
    expect(found.get(operationKey(cart, 'Get'))).toBeUndefined();
    expect(found.get(operationKey(cart, 'Set'))).toEqual(takes(30));
    expect(usualOf(found, span('Set', 'client'))).toEqual(takes(30));
  });

  it('knows names that metrics shortened, by the one that says most', () => {
    const usual = new Map([
      [operationKey(cart, 'GET /carts/<_>', 'server'), takes(10)],
      [operationKey(cart, 'GET /carts/<_>/items (<_>)', 'server'), takes(20)],
    ]);
    const of = (operation: string) => usualOf(usualOfTrace(usual, [span(operation)]), span(operation));
    expect(of('GET /carts/17')).toEqual(takes(10));
    expect(of('GET /carts/17/items (3)')).toEqual(takes(20));
    expect(of('GET /users/17')).toBeUndefined();
  });

  it('does not compare a call with the answer to it', () => {
    const usual = new Map([[operationKey(cart, 'Get', 'server'), takes(10)]]);
    const found = usualOfTrace(usual, [span('Get', 'client')]);
    expect(usualOf(found, span('Get', 'client'))).toBeUndefined();
  });
});
