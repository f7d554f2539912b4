import { textUtil } from '@grafana/data';
import fc from 'fast-check';
import { readQueryValue, writeQueryValue } from './queryValue';

describe('a value in a query string', () => {
  it('stays readable', () => {
    const names = ['GET /cart/{id}', 'oteldemo.CartService/AddItem', '주문 하기', 'a=b?c:d;"<b>"', '$1 [[x]]'];
    expect(names.map(writeQueryValue)).toEqual(names);
    expect(writeQueryValue('a&b #1 100%')).toBe('a~26~b ~23~1 100~25~');
  });

  it('comes back unchanged from a link that Grafana has decoded, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[~&#+%\\0-9a-fn]*$/)), (text) => {
        const query = new URLSearchParams({ first: writeQueryValue(text), last: writeQueryValue(text) });
        const { search } = new URL(textUtil.sanitizeUrl(`/a/b?${query}`), 'http://grafana');
        const read = [...new URLSearchParams(search)].map(([key, value]) => [key, readQueryValue(value)]);
        expect(read).toEqual([
          ['first', text],
          ['last', text],
        ]);
      }),
      { numRuns: 1000 }
    );
  });

  it('that somebody else has written is taken as it is', () => {
    const others = ['~', '~~', 'a~b', '~zz~', '~110000~', '~1234567~', 'home~user'];
    expect(others.map(readQueryValue)).toEqual(others);
  });
});
