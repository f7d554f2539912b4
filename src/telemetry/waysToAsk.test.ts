import fc from 'fast-check';
import { waysToAsk } from './waysToAsk';

const all = ['exact', 'field', 'job', 'app', 'any-id', 'any-text'];
const surest = ['any-id', 'any-text'];
const known = { all, surest };

describe('which ways a search takes', () => {
  it('is all of them while nothing is known, the last winner first', () => {
    expect(waysToAsk(known, {})).toEqual(all);
    expect(waysToAsk(known, { winner: 'app' })).toEqual(['app', 'exact', 'field', 'job', 'any-id', 'any-text']);
  });

  it('is the known way and the surest where one is known for the subject', () => {
    expect(waysToAsk(known, { own: 'job', winner: 'job' })).toEqual(['job', 'any-id', 'any-text']);
    expect(waysToAsk({ all, surest: ['exact'] }, { own: 'job', winner: 'app' })).toEqual(['job', 'app', 'exact']);
    expect(waysToAsk(known, { own: 'any-text', winner: 'any-text' })).toEqual(['any-text', 'any-id']);
  });

  it('is the surest alone after all were asked in vain', () => {
    expect(waysToAsk(known, { inVain: true })).toEqual(surest);
    expect(waysToAsk(known, { winner: 'app', inVain: true })).toEqual(['app', ...surest]);
  });

  it('does not name a way that this search does not have', () => {
    expect(waysToAsk(known, { own: 'gone', winner: 'gone' })).toEqual(surest);
    expect(waysToAsk({ all, surest: [] }, { own: 'gone' })).toEqual(all);
  });

  it('is never nothing, never twice the same, and cut short to two more than the surest', () => {
    const way = fc.option(fc.constantFrom(...all, 'gone'), { nil: undefined });
    fc.assert(
      fc.property(way, way, fc.boolean(), (own, winner, inVain) => {
        const asked = waysToAsk(known, { own, winner, inVain });
        expect(asked.length).toBeGreaterThan(0);
        expect(new Set(asked).size).toBe(asked.length);
        expect(all).toEqual(expect.arrayContaining([...asked]));
        expect(asked).toEqual(expect.arrayContaining(surest));
        expect(asked.length === all.length || asked.length <= surest.length + 2).toBe(true);
      })
    );
  });
});
