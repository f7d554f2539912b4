import fc from 'fast-check';
import { tracePoint, type TracePoint } from '../../analysis/tracePoint';
import { readSpanId, readTraceId } from '../../model/ids';
import type { TraceSummary } from '../../model/trace';
import { epochMs, ms } from '../../model/units';
import { foundColumns, keptFound, newestFirst, nextFoundSort, sortedFound } from './foundOrder';

function found(id: number, took: number, operation = 'GET /'): TracePoint {
  const traceId = readTraceId(id.toString(16));
  const spanId = readSpanId('1');
  if (!traceId || !spanId) {
    throw new Error('no id');
  }
  const start = epochMs(1_795_227_600_000 + id);
  const trace: TraceSummary = {
    traceId,
    start,
    rootService: 'web',
    rootOperation: operation,
    matched: [{ spanId, start, duration: ms(took), status: took > 5 ? 'error' : 'unset' }],
  };
  const point = tracePoint(trace);
  if (!point) {
    throw new Error('no point');
  }
  return point;
}

const ids = (points: readonly TracePoint[]) => points.map(({ trace }) => parseInt(trace.traceId, 16));
const some = [found(1, 3, 'b'), found(2, 9, 'a'), found(3, 6, 'c')];

describe('the order of found traces', () => {
  it('is by any column, the highest or the first by name before others', () => {
    expect(ids(sortedFound(some, newestFirst))).toEqual([3, 2, 1]);
    expect(ids(sortedFound(some, nextFoundSort(newestFirst, 'took')))).toEqual([2, 3, 1]);
    expect(ids(sortedFound(some, nextFoundSort(newestFirst, 'root')))).toEqual([2, 1, 3]);
    expect(nextFoundSort(newestFirst, 'start').direction).toBe('ascending');
  });

  it('keeps every trace, once', () => {
    const any = fc.uniqueArray(fc.integer({ min: 1, max: 1e6 })).map((all) => all.map((id) => found(id, id % 10)));
    fc.assert(
      fc.property(any, fc.constantFrom(...foundColumns), (points, by) => {
        const sorted = sortedFound(points, { by, direction: 'descending' });
        expect(ids(sorted).sort()).toEqual(ids(points).sort());
        expect(
          ids(
            keptFound(
              [...points].reverse(),
              sorted.map(({ trace }) => trace.traceId)
            )
          )
        ).toEqual(ids(sorted));
      })
    );
  });

  it('keeps rows in place and puts new ones first', () => {
    const order = some.map(({ trace }) => trace.traceId);
    expect(ids(keptFound([found(9, 1), ...some].reverse(), order))).toEqual([9, 1, 2, 3]);
  });
});

describe('the point of a found trace', () => {
  it('stands for its longest span', () => {
    const [one, other] = [found(1, 3), found(1, 9)];
    expect(tracePoint({ ...one.trace, matched: [...one.trace.matched, ...other.trace.matched] })).toMatchObject({
      took: 9,
      failed: true,
    });
    expect(tracePoint({ ...one.trace, matched: [] })).toBeUndefined();
    expect(tracePoint({ ...one.trace, matched: [], duration: ms(4) })).toMatchObject({ took: 4, failed: false });
  });
});
