import { ms } from '../model/units';
import { lookQuery, readTraceLook, type TraceLook } from './traceLook';

const written = (look: TraceLook) =>
  new URLSearchParams(
    Object.entries(lookQuery(look)).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
  ).toString();

describe('how a trace is looked at', () => {
  it('comes back from a link', () => {
    const look: TraceLook = {
      show: 'flame',
      only: 'errors',
      find: 'GET /cart',
      zoom: { from: ms(0.5), to: ms(1200.125) },
      depth: 3,
      folded: ['cart', 'a;b|c'],
    };
    expect(readTraceLook(written(look))).toEqual(look);
  });

  it('is the whole waterfall where a link says nothing, or nonsense', () => {
    expect(readTraceLook('')).toEqual({});
    expect(readTraceLook('?show=x&only=y&zoom=5-1&depth=-1')).toEqual({});
    expect(readTraceLook('?zoom=a-b&depth=1e9')).toEqual({});
  });
});
