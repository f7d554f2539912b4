import fc from 'fast-check';
import { moved, replaced, withNew, without, withSource, type Draft } from './draft';

const draft = withNew(withNew(withNew([], 'Prod'), 'Prod'), 'Staging');

describe('editing environments', () => {
  it('gives each an id of its own, made from its name', () => {
    expect(draft.map(({ id, name }) => [id, name])).toEqual([
      ['prod', 'Prod'],
      ['prod-2', 'Prod'],
      ['staging', 'Staging'],
    ]);
  });

  it('moves, removes and replaces one and leaves the others alone', () => {
    const ids = (list: Draft) => list.map(({ id }) => id);
    expect(ids(moved(draft, 2, -1))).toEqual(['prod', 'staging', 'prod-2']);
    expect(ids(moved(draft, 2, 1))).toEqual(ids(draft));
    expect(ids(without(draft, 0))).toEqual(['prod-2', 'staging']);
    const [first] = draft;
    const renamed = first ? replaced(draft, 0, withSource(first, 'logs', { uid: 'loki', matchers: [] })) : draft;
    expect(renamed[0]?.logs.uid).toBe('loki');
    expect(renamed.slice(1)).toEqual(draft.slice(1));
  });

  it('is undone by moving back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1 }), (index) => {
        expect(moved(moved(draft, index, 1), index + 1, -1)).toEqual(draft);
      })
    );
  });
});
