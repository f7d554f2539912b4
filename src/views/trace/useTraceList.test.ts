import { readTraceList } from './useTraceList';

describe('the list that one came from', () => {
  it('is read from the state of the location', () => {
    const ids = ['a'.repeat(32), 'b'.repeat(32)];
    expect(readTraceList({ traceList: ids })).toEqual(ids);
  });

  it.each([undefined, null, 'x', {}, { traceList: 'x' }, { traceList: [1, 'no id', null] }])(
    'is empty where there is none: %j',
    (state) => {
      expect(readTraceList(state)).toEqual([]);
    }
  );
});
