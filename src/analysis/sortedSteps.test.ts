import fc from 'fast-check';
import { finished } from '../model/steps';
import { sortedSteps } from './sortedSteps';

const byNumber = (a: number, b: number) => a - b;

describe('sorting in steps', () => {
  it('sorts as sorting at once does, and leaves the list as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 150 }), (some, times) => {
        const many = Array.from({ length: times }, (_, index) => some.map((one) => one ^ (index * 7919))).flat();
        const before = [...many];
        expect(finished(sortedSteps(many, byNumber))).toEqual([...many].sort(byNumber));
        expect(many).toEqual(before);
      })
    );
  });

  it('keeps the order of equals', () => {
    const pairs = Array.from({ length: 9001 }, (_, index) => ({ index, mark: index % 7 }));
    expect(finished(sortedSteps(pairs, (a, b) => a.mark - b.mark))).toEqual(
      [...pairs].sort((a, b) => a.mark - b.mark || a.index - b.index)
    );
  });

  it('stops often: never more than some thousand comparisons in one go', () => {
    let compared = 0;
    let most = 0;
    const many = Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 50_021);
    const steps = sortedSteps(many, (a, b) => {
      compared += 1;
      return a - b;
    });
    while (steps.next().done !== true) {
      most = Math.max(most, compared);
      compared = 0;
    }
    expect(most).toBeLessThan(25_000);
  });
});
