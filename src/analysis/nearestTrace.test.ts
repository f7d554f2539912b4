import { readSpanId, readTraceId } from '../model/ids';
import type { TraceSummary } from '../model/trace';
import { epochMs, ms } from '../model/units';
import { nearestTrace } from './nearestTrace';

const wanted = { at: epochMs(1_000_000), duration: ms(100) };

function summary(id: string, seconds: number, duration?: number, matched: number[] = []): TraceSummary {
  const start = epochMs(wanted.at + seconds * 1000);
  return {
    traceId: readTraceId(id)!,
    start,
    duration: duration === undefined ? undefined : ms(duration),
    matched: matched.map((one) => ({ spanId: readSpanId('1')!, start, duration: ms(one) })),
  };
}

describe('the nearest stored trace', () => {
  it('is alike in duration first, by ratio', () => {
    const [half, triple] = [summary('a', 10, 50), summary('b', 1, 300)];
    expect(nearestTrace(wanted, [triple, half])).toBe(half);
  });

  it('is alike in time among equally long ones', () => {
    const [far, near] = [summary('a', -600, 100), summary('b', 20, 100)];
    expect(nearestTrace(wanted, [far, near])).toBe(near);
  });

  it('takes five minutes for as much as twice the duration', () => {
    const [late, long] = [summary('a', 240, 100), summary('b', 0, 200)];
    expect(nearestTrace(wanted, [long, late])).toBe(late);
    expect(nearestTrace(wanted, [long, summary('c', 360, 100)])).toBe(long);
  });

  it('judges a trace by the spans that matched, not by its root', () => {
    const [root, span] = [summary('a', 0, 100, [4]), summary('b', 0, 5000, [2, 110])];
    expect(nearestTrace(wanted, [root, span])).toBe(span);
  });

  it('bears traces without a duration and no traces', () => {
    const brief = summary('a', 0);
    expect(nearestTrace({ ...wanted, duration: ms(0) }, [summary('b', 0, 90), brief])).toBe(brief);
    expect(nearestTrace(wanted, [])).toBeUndefined();
  });
});
