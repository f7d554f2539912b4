import { hours, minutes } from '../model/units';
import { windowOf } from '../model/window';
import { usualWindow } from './usualWindow';

const trace = windowOf(1_700_000_010_000, 1_700_000_011_500);

describe('when one looks for what is usual', () => {
  it('is the time that was chosen, if the trace lies within', () => {
    const chosen = windowOf(trace.from - minutes(40), trace.to + minutes(20));
    expect(usualWindow(trace, chosen)).toBe(chosen);
  });

  it('is the hour before the end of the trace elsewhere, and for times too short or too long', () => {
    const hour = windowOf(1_699_996_440_000, 1_700_000_040_000);
    for (const chosen of [
      windowOf(trace.to + hours(1), trace.to + hours(2)),
      windowOf(trace.from - minutes(1), trace.to + minutes(1)),
      windowOf(trace.from - hours(24), trace.to),
    ]) {
      expect(usualWindow(trace, chosen)).toEqual(hour);
    }
  });
});
