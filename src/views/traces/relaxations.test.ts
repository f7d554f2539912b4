import { ms } from '../../model/units';
import { relaxations } from './relaxations';

describe('searches that ask for less', () => {
  it('leave out one thing each, the last filter first', () => {
    const view = {
      service: { name: 'cart' },
      operation: 'GET /',
      atLeast: ms(5),
      attributes: [
        { key: 'span.a', op: '=', value: '1' },
        { key: 'span.b', op: '=', value: '2' },
      ],
    } as const;
    expect(relaxations(view).map(({ without, key }) => [without, key])).toEqual([
      ['attribute', 'span.b'],
      ['duration', undefined],
      ['operation', undefined],
    ]);
    expect(relaxations(view)[0]?.view.attributes).toEqual([view.attributes[0]]);
  });

  it('are none of a text, and none of nothing', () => {
    expect(relaxations({ traceql: '{ true }', status: 'error' })).toEqual([]);
    expect(relaxations({})).toEqual([]);
  });
});
