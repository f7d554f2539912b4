import { epochMs } from '../model/units';
import { linesPerLevel } from './linesPerLevel';

describe('how many lines of each level there were', () => {
  it('adds up the steps; a step that was not measured adds nothing', () => {
    const at = [epochMs(0), epochMs(1), epochMs(2)];
    const counts = linesPerLevel({ byLevel: new Map([['error', { at, values: [2, undefined, 3] }]]) });
    expect(counts.get('error')).toBe(5);
    expect(counts.has('info')).toBe(false);
  });
});
