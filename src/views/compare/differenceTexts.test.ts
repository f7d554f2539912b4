import { preparedTrace } from '../../analysis/preparedTrace';
import { traceDifference } from '../../analysis/traceDifference';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { answersFrom } from '../../telemetry/testing/recorded';
import { traceQuestion } from '../../telemetry/trace';
import { readTraceId } from '../../model/ids';
import type { Trace } from '../../model/trace';
import { english } from '../testing/english';
import { differenceRows } from './differenceRows';
import { differenceSentence } from './differenceTexts';
import { pathPieces } from './pathPieces';
import { ms } from '../../model/units';

const difference = (before: Trace, after: Trace) => traceDifference(preparedTrace(before), preparedTrace(after));
const usual = traceFromDrawing(`
  shop        |===========|
    cart        |==|
    payment         |==|
`);
const slow = traceFromDrawing(`
  shop!       |=====================|
    cart!       |============|
    stock                     |==|
    payment                       |==|
`);

function recordedTrace(name: string): Trace {
  const traceId = readTraceId('1');
  const outcome = traceId && traceQuestion(traceId).read(answersFrom({ trace: `tempo/${name}.json` }, 'traces'));
  if (outcome?.is !== 'ready') {
    throw new Error(`${name} cannot be read`);
  }
  return outcome.value;
}

describe('the difference of two traces in a sentence', () => {
  it('names who explains the change, what began to fail, and what only one of them calls', () => {
    expect(differenceSentence(difference(usual, slow), english)).toBe(
      '10 ms slower (12 ms → 22 ms): cart cart +10 ms of its own (100 %), stock stock +3 ms of its own (30 %); failed only in the second: cart cart; 1 call only in the second.'
    );
  });

  it('does not call faster or slower what hardly changed', () => {
    expect(differenceSentence(difference(usual, usual), english)).toBe('About as fast (12 ms → 12 ms).');
  });

  it('tells of the recorded cache failure what the usual trace does not have', () => {
    const found = difference(recordedTrace('trace-normal'), recordedTrace('trace-error-cache'));
    expect(found.order.some(({ status }) => status === 'failing' || status === 'only-after')).toBe(true);
    expect(differenceSentence(found, english)).toBe(
      '228 ms slower (117 ms → 345 ms): recommendation ListRecommendations +296 ms of its own, product-catalog ListProducts +13.6 ms of its own (6 %); failed only in the second: recommendation ListRecommendations; 12 calls only in the second; 18 calls only in the first.'
    );
  });
});

describe('the rows of a comparison', () => {
  it('are all groups, without those that are folded away or do not differ', () => {
    const { order } = difference(usual, slow);
    const names = (wanted: Parameters<typeof differenceRows>[1]) =>
      differenceRows(order, wanted).map(({ group }) => group.operation);
    expect(names({ folded: new Set(), onlyDifferences: false })).toHaveLength(4);
    expect(names({ folded: new Set(), onlyDifferences: true })).not.toContain('payment');
    expect(names({ folded: new Set(order.slice(0, 1)), onlyDifferences: false })).toEqual(['shop']);
  });
});

describe('a critical path as it is drawn', () => {
  it('joins what one service did in a row, and leaves out what nobody could see', () => {
    const { path } = preparedTrace(usual);
    expect(pathPieces(path, ms(0)).map(({ service }) => service.name)).toEqual([
      'shop',
      'cart',
      'shop',
      'payment',
      'shop',
    ]);
    expect(pathPieces(path, ms(2.5)).map(({ service }) => service.name)).toEqual(['cart', 'payment', 'shop']);
  });
});
