import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import type { Span } from '../model/trace';
import { nextPlace, spanSearch } from './spanSearch';

const [drawn] = traceFromDrawing('shop:checkout |==|').spans;
const span: Span = {
  ...drawn!,
  statusMessage: 'card declined',
  attributes: [
    { key: 'http.route', value: '/pay/{id}' },
    { key: 'retries', value: 3 },
    { key: 'list', value: ['inner'] },
  ],
  resource: [{ key: 'k8s.pod.name', value: 'shop-7f9' }],
};

describe('the search for spans', () => {
  it.each(['SHOP', 'check', 'declined', 'http.route', '/PAY', 'retries=3', 'pod.name=shop-7', ' shop '])(
    'finds %s in names, message, attributes and resource',
    (text) => {
      expect(spanSearch(text)(span)).toBe(true);
    }
  );

  it.each(['cart', 'inner', 'retries=4', 'list='])('does not find %s', (text) => {
    expect(spanSearch(text)(span)).toBe(false);
  });

  it('goes from find to find, round and round', () => {
    expect(nextPlace([2, 5, 9], 5, 'next')).toBe(9);
    expect(nextPlace([2, 5, 9], 9, 'next')).toBe(2);
    expect(nextPlace([2, 5, 9], 5, 'previous')).toBe(2);
    expect(nextPlace([2, 5, 9], 1, 'previous')).toBe(9);
    expect(nextPlace([], 1, 'next')).toBeUndefined();
  });
});
