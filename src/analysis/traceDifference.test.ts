import fc from 'fast-check';
import { readTraceId } from '../model/ids';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import type { Trace } from '../model/trace';
import { preparedTrace } from './preparedTrace';
import { pairedSpans, traceDifference, type DifferenceStatus } from './traceDifference';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 30 })
  .map(traceFromNumbers);

const difference = (before: Trace, after: Trace) => traceDifference(preparedTrace(before), preparedTrace(after));
const told = (before: Trace, after: Trace) =>
  difference(before, after).order.map(
    ({ depth, operation, status, own }) => `${' '.repeat(depth)}${operation} ${status} ${own}`
  );

const usual = traceFromDrawing(`
  shop        |===========|
    cart        |==|
      redis      ||
    payment         |==|
`);

const turnedStatus: Readonly<Record<DifferenceStatus, DifferenceStatus>> = {
  'only-before': 'only-after',
  'only-after': 'only-before',
  failing: 'mended',
  mended: 'failing',
  slower: 'faster',
  faster: 'slower',
  same: 'same',
};

describe('the difference of two traces', () => {
  it('is what each call path adds to the change of the duration, the largest first', () => {
    const slow = traceFromDrawing(`
      shop        |=====================|
        cart        |============|
          redis      ||
        payment                   |==|
    `);
    expect(told(usual, slow)).toEqual(['shop slower 0', ' cart slower 10', '  redis same 0', ' payment same 0']);
    const { change, contributors } = difference(usual, slow);
    expect(change).toBe(10);
    expect(contributors.map(({ operation }) => operation)).toEqual(['cart']);
  });

  it('knows calls that only one of them has', () => {
    const other = traceFromDrawing(`
      shop        |===========|
        cart        |==|
        stock          |=|
        stock            |=|
        payment            |==|
    `);
    const found = difference(usual, other);
    const statusOf = (name: string) => found.order.find(({ operation }) => operation === name)?.status;
    expect([statusOf('redis'), statusOf('stock'), statusOf('cart')]).toEqual(['only-before', 'only-after', 'same']);
    expect(found).toMatchObject({ callsOnlyBefore: 1, callsOnlyAfter: 2 });
  });

  it('tells failing from slow', () => {
    const failing = traceFromDrawing(`
      shop!       |===========|
        cart        |==|
          redis!     ||
        payment         |==|
    `);
    const found = difference(usual, failing).order.filter(({ status }) => status === 'failing');
    expect(found.map(({ operation }) => operation)).toEqual(['shop', 'redis']);
  });

  it('does not call slower what is within the usual scatter', () => {
    const nearly = traceFromDrawing(`
      shop        |============|
        cart        |==|
          redis      ||
        payment         |==|
    `);
    expect(difference(usual, nearly).order.every(({ status }) => status === 'same')).toBe(true);
  });

  it('pairs the calls of a path in the order of time', () => {
    const twice = traceFromDrawing(`
      shop        |===========|
        cart        |==|
        cart             |=|
    `);
    const cart = difference(usual, twice).order.find(({ operation }) => operation === 'cart');
    const pairs = cart ? pairedSpans(cart) : [];
    expect(pairs.map(({ before, after }) => [before?.duration, after?.duration])).toEqual([
      [3, 3],
      [undefined, 2],
    ]);
  });

  it('of traces without anything in common is all of both', () => {
    const other = traceFromDrawing('billing  |==|');
    expect(difference(usual, other).order.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['only-before', 'only-after'])
    );
    expect(difference(usual, { ...usual, traceId: readTraceId('2') ?? usual.traceId, spans: [] }).change).toBe(-12);
  });

  it('law: a trace does not differ from itself', () => {
    fc.assert(
      fc.property(arbitraryTrace, (any) => {
        const { order, change, contributors, callsOnlyAfter, callsOnlyBefore } = difference(any, any);
        expect(order.every(({ status, own, differs }) => status === 'same' && own === 0 && !differs)).toBe(true);
        expect([change, contributors.length, callsOnlyAfter, callsOnlyBefore]).toEqual([0, 0, 0, 0]);
      })
    );
  });

  it('law: what the groups add makes up the change of the duration, and every span is in one of them', () => {
    fc.assert(
      fc.property(arbitraryTrace, arbitraryTrace, (one, other) => {
        const { order, change } = difference(one, other);
        expect(order.reduce((sum, { own }) => sum + own, 0)).toBeCloseTo(change, 6);
        const spans = order.reduce((sum, { before, after }) => sum + before.nodes.length + after.nodes.length, 0);
        expect(spans).toBe(preparedTrace(one).tree.order.length + preparedTrace(other).tree.order.length);
      })
    );
  });

  it('law: swapping the traces turns signs and statuses, and nothing else', () => {
    fc.assert(
      fc.property(arbitraryTrace, arbitraryTrace, (one, other) => {
        const there = difference(one, other);
        const back = difference(other, one);
        expect(back.change).toBeCloseTo(-there.change, 9);
        expect(back.order.map(({ operation, depth }) => [operation, depth])).toEqual(
          there.order.map(({ operation, depth }) => [operation, depth])
        );
        back.order.forEach(({ status, own }, index) => {
          expect(turnedStatus[status]).toBe(there.order[index]?.status);
          expect(own).toBeCloseTo(-(there.order[index]?.own ?? NaN), 6);
        });
      })
    );
  });

  it('law: the order of spans does not matter', () => {
    fc.assert(
      fc.property(arbitraryTrace, arbitraryTrace, (one, other) => {
        const turned = (trace: Trace) => ({ ...trace, spans: [...trace.spans].reverse() });
        expect(told(turned(one), turned(other))).toEqual(told(one, other));
      })
    );
  });
});
