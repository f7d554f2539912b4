import fc from 'fast-check';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { ms } from '../model/units';
import { errorOrigins, nextError } from './errorOrigins';
import { spanOfInterest, type WantedSpan } from './spanOfInterest';
import { traceTree } from './traceTree';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map(traceFromNumbers);

function shown(drawing: string, wanted?: WantedSpan): string | undefined {
  const tree = traceTree(traceFromDrawing(drawing));
  const found = tree.nodes.get(spanOfInterest(tree, wanted) ?? tree.order[0]!.span.spanId)?.span;
  return found && `${found.service.name}:${found.operation}`;
}

const slow = `
  shop           |===================|
    cart           |==============|
      cart:price      |========|
    stock           ||
    cart:tiny     ||
`;

const failing = `
  shop!              |=====================|
    payment:try!      |==|
      bank:first!       ||
    payment:again!           |===|
      bank:second!            |=|
    mail!                          ||
`;

describe('the span to show first', () => {
  it('is what made the root slow, not the root', () => {
    expect(shown(slow)).toBe('cart:price');
  });

  it('is the span itself where it did the work', () => {
    expect(
      shown(`
        shop        |=================|
          cart        |==|
      `)
    ).toBe('shop:shop');
  });

  it('starts from the span of the wanted service with the nearest duration', () => {
    expect(shown(slow, { service: 'cart', duration: ms(1.1) })).toBe('cart:tiny');
    expect(shown(slow, { service: 'cart', duration: ms(14) })).toBe('cart:price');
    expect(shown(slow, { service: 'stock' })).toBe('stock:stock');
  });

  it('starts from the root where the wanted service is not in the trace', () => {
    expect(shown(slow, { service: 'gone', operation: 'gone' })).toBe('cart:price');
  });

  it('is where the last failure began', () => {
    expect(shown(failing)).toBe('bank:second');
    expect(shown(failing, { service: 'shop', duration: ms(20), failed: true })).toBe('bank:second');
  });

  it('does not blame a failed try when the wanted span succeeded', () => {
    expect(
      shown(`
        shop              |==================|
          payment:try!     |=|
          payment:again         |=========|
      `)
    ).toBe('payment:again');
  });

  it('takes a failure somewhere below when the chain of failures is broken', () => {
    expect(
      shown(`
        shop!        |==========|
          cart         |=====|
            redis!       |=|
      `)
    ).toBe('redis:redis');
  });

  it('is the wanted span’s own matter: failures elsewhere in the trace do not count', () => {
    expect(shown(failing, { service: 'mail' })).toBe('mail:mail');
  });

  it('law: is a span of the trace, and failed where a failure is wanted and the wanted span failed', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const tree = traceTree(trace);
        const found = spanOfInterest(tree);
        expect(found === undefined).toBe(trace.spans.length === 0);
        for (const node of tree.order.filter(({ span }) => span.status === 'error')) {
          const origin = tree.nodes.get(spanOfInterest(tree, { spanId: node.span.spanId })!);
          expect(origin?.span.status).toBe('error');
        }
      })
    );
  });
});

describe('errors of a trace', () => {
  const trace = traceFromDrawing(failing);
  const tree = traceTree(trace);
  const [shop, first, second, mail] = ['shop', 'bank:first', 'bank:second', 'mail'].map(
    (name) => trace.span(name).spanId
  );

  it('begin at the failed spans with no failed span below', () => {
    expect(errorOrigins(tree)).toEqual([first, second, mail]);
  });

  it('are walked in the order of the waterfall, round and round', () => {
    expect(nextError(tree, undefined, 'next')).toBe(shop);
    expect(nextError(tree, mail, 'next')).toBe(shop);
    expect(nextError(tree, shop, 'previous')).toBe(mail);
    expect(nextError(tree, mail, 'previous')).toBe(second);
    expect(nextError(traceTree(traceFromDrawing('shop |=|')), undefined, 'next')).toBeUndefined();
  });
});
