import fc from 'fast-check';
import { traceFromDrawing, type DrawnTrace } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { serviceKey } from '../model/service';
import type { Trace } from '../model/trace';
import { preparedTrace } from './preparedTrace';
import { serviceTimes } from './serviceTimes';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map(traceFromNumbers);

function timesOf(trace: Trace, shown = trace.spans) {
  return serviceTimes(
    preparedTrace(trace),
    shown.map(({ spanId }) => spanId)
  );
}

function inRow(count: number, draw: (index: number) => string): DrawnTrace {
  return traceFromDrawing(
    [`shop:list ${' '.repeat(3)}|${'='.repeat(60)}|`, ...Array.from({ length: count }, (_, index) => draw(index))].join(
      '\n'
    )
  );
}

describe('what services did in a trace', () => {
  const trace = traceFromDrawing(`
    shop         |=========|
      shop:cart    |===|
      payment!         |==|
      stock         |==|
      stock          |==|
  `);

  it('is told by share of the critical path, with errors, self time and the slowest span', () => {
    const times = timesOf(trace);
    expect(times.map(({ service, spans, errors, self }) => [service.name, spans, errors, self])).toEqual([
      ['shop', 2, 0, 7],
      ['payment', 1, 1, 3],
      ['stock', 2, 0, 6],
    ]);
    expect(times[0]?.slowest.span.operation).toBe('shop');
    expect(times[0]?.operations.map(({ operation }) => operation)).toEqual(['cart', 'shop']);
  });

  it('counts time in which several ran at once only once in the total', () => {
    expect(timesOf(trace).find(({ service }) => service.name === 'stock')).toMatchObject({ total: 4, self: 6 });
  });

  it('is told of the spans that are shown, in shares of the whole trace', () => {
    const [only] = timesOf(trace, [trace.span('payment')]);
    expect(only).toMatchObject({ service: { name: 'payment' }, spans: 1 });
    expect(only?.pathShare).toBeCloseTo(0.3);
  });

  it('law: counts and self times add up, and shares of the critical path to one', () => {
    fc.assert(
      fc.property(arbitraryTrace, (any) => {
        const { tree } = preparedTrace(any);
        const times = timesOf(any);
        const sum = (of: (one: (typeof times)[number]) => number) => times.reduce((all, one) => all + of(one), 0);
        expect(sum(({ spans }) => spans)).toBe(tree.order.length);
        expect(sum(({ self }) => self)).toBeCloseTo(
          tree.order.reduce((all, node) => all + node.selfTime, 0),
          6
        );
        const path = sum(({ pathShare }) => pathShare);
        expect(path === 0 || Math.abs(path - 1) < 1e-6).toBe(true);
        for (const { total, slowest, service, operations, spans } of times) {
          expect(total).toBeGreaterThanOrEqual(slowest.duration - 1e-6);
          expect(serviceKey(service)).toBe(serviceKey(slowest.span.service));
          expect(operations.reduce((all, one) => all + one.spans, 0)).toBe(spans);
        }
      })
    );
  });

  it('law: the order of spans does not matter', () => {
    fc.assert(
      fc.property(arbitraryTrace, (any) => {
        expect(timesOf({ ...any, spans: [...any.spans].reverse() })).toEqual(timesOf(any));
      })
    );
  });
});

describe('calls to the same operation one after the other', () => {
  const price = (trace: Trace) => timesOf(trace).find(({ service }) => service.name === 'price')?.operations[0];
  const gap = (columns: number) => ' '.repeat(columns);

  it('are told from ten on', () => {
    const ten = inRow(10, (index) => `  price:get  ${gap(3 + index * 4)}|=|`);
    expect(price(ten)?.repeated).toMatchObject({ count: 10, total: 20 });
    expect(price(ten)?.repeated?.parent.span.operation).toBe('list');
    expect(price(inRow(9, (index) => `  price:get  ${gap(3 + index * 4)}|=|`))?.repeated).toBeUndefined();
  });

  it('are not those that ran at once', () => {
    expect(price(inRow(20, (index) => `  price:get  ${gap(3 + index)}|=====|`))?.repeated).toBeUndefined();
  });

  it('need not be all calls of their parent', () => {
    const mixed = inRow(24, (index) => `  ${index % 2 === 0 ? 'price:get' : 'stock:get'}  ${gap(3 + index * 2)}||`);
    expect(price(mixed)?.repeated?.count).toBe(12);
  });
});
