import { windowOf } from '../../model/window';
import { readMapLook } from '../mapRoutes';
import { readContext } from '../routes';
import { absolutePath } from './absolutePath';

const window = windowOf(Date.UTC(2026, 10, 21, 19), Date.UTC(2026, 10, 21, 20));

describe('the link to a map that shows the same tomorrow', () => {
  const path = absolutePath({
    context: { from: 'now-1h', to: 'now', refresh: '10s', 'var-env': 'kr' },
    look: { ...readMapLook(''), selected: { name: 'cart' }, grouping: 'none' },
    window,
    seenFrom: { x: 120, y: 40, zoom: 1.5 },
  });
  const { search } = new URL(path, 'http://here');

  it('has dates in place of a time that goes on, and is not asked again', () => {
    expect(readContext(search)).toEqual({
      from: '2026-11-21T19:00:00.000Z',
      to: '2026-11-21T20:00:00.000Z',
      'var-env': 'kr',
    });
  });

  it('keeps how the map is looked at, and from where', () => {
    expect(readMapLook(search)).toEqual(
      expect.objectContaining({
        selected: { name: 'cart' },
        grouping: 'none',
        seenFrom: { x: 120, y: 40, zoom: 1.5 },
      })
    );
  });
});
