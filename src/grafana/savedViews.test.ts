import fc from 'fast-check';
import { viewsIn } from './savedViews';

describe('saved views', () => {
  it('are read as they were written', () => {
    const views = [{ name: 'errors of cart', search: 'level=error&service=cart' }];
    expect(viewsIn(JSON.stringify(views))).toEqual(views);
  });

  it('are whatever can be read as views, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.constant(null)), (text) =>
        viewsIn(text).every(({ name, search }) => typeof name === 'string' && typeof search === 'string')
      )
    );
    expect(viewsIn('[{"name":"","search":"x"},{"name":"a"},7,{"name":"b","search":"s","x":1}]')).toEqual([
      { name: 'b', search: 's' },
    ]);
  });
});
