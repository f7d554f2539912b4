import fc from 'fast-check';
import type { MatchedSpan, TraceSummary } from '../../model/trace';
import { readSpanId, readTraceId } from '../../model/ids';
import { epochMs, ms } from '../../model/units';
import { ownDuration } from './ownDuration';

const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const spanId = readSpanId('0f82631bdbb244c4')!;
const span = (took: number): MatchedSpan => ({ spanId, start: epochMs(1), duration: ms(took) });
const trace = (...took: number[]): TraceSummary => ({
  traceId,
  start: epochMs(1),
  duration: ms(9000),
  matched: took.map(span),
});

describe('what a service itself took in a trace', () => {
  it('is its longest span that was found, not the whole trace', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }), (took) => {
        expect(ownDuration(trace(...took))).toBe(Math.max(...took));
      })
    );
  });

  it('is not known where no span is told', () => {
    expect(ownDuration(trace())).toBeUndefined();
  });
});
