import fc from 'fast-check';
import { readTraceId } from '../model/ids';
import { drawnStart, traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import type { Trace } from '../model/trace';
import { epochMs } from '../model/units';
import { windowOf } from '../model/window';
import { errorGroups } from './errorGroups';
import { errorOrigins } from './errorOrigins';
import { traceTree } from './traceTree';

const window = windowOf(drawnStart, drawnStart + 9000);

/** A payment that failed with `message`, `after` milliseconds. */
function failure(number: number, message: string, after = 0): Trace {
  const drawn = traceFromDrawing(`
    shop!         |==========|
      payment!      |==|
  `);
  return {
    traceId: readTraceId(String(number)) ?? drawn.traceId,
    spans: drawn.spans.map((span) => ({
      ...span,
      start: epochMs(span.start + after),
      statusMessage: span.service.name === 'payment' ? message : 'downstream',
    })),
  };
}

describe('errors by where they began', () => {
  it('are one group where only numbers and ids differ, with all that it hurt', () => {
    const { groups, failed, traces } = errorGroups(
      [failure(1, 'card 4711 refused'), failure(2, 'card 4712 refused', 300), failure(3, 'no route to host', 600)],
      window
    );
    expect({ failed, traces }).toEqual({ failed: 3, traces: 3 });
    expect(groups.map(({ message, count }) => [message, count])).toEqual([
      ['card <_> refused', 2],
      ['no route to host', 1],
    ]);
    expect(groups[0]).toMatchObject({
      service: { name: 'payment' },
      lastMessage: 'card 4712 refused',
      reached: [{ service: { name: 'shop' }, operation: 'shop', traces: 2 }],
    });
    expect(groups[0]?.examples.map(({ traceId }) => Number(traceId))).toEqual([2, 1]);
    expect(groups[0]?.trend.reduce((sum, part) => sum + part, 0)).toBe(2);
  });

  it('are new where they first came in the last third, if there was anything before', () => {
    const late = [2, 3, 4].map((number) => failure(number, 'no route to host', 8000 + number));
    const { groups } = errorGroups([failure(1, 'card refused'), ...late], window);
    expect(groups.map(({ message, isNew }) => [message, isNew])).toEqual([
      ['no route to host', true],
      ['card refused', false],
    ]);
    expect(errorGroups(late, window).groups[0]?.isNew).toBe(false);
    expect(errorGroups([failure(1, 'card refused'), ...late.slice(1)], window).groups[0]?.isNew).toBe(false);
  });

  it('are none where nothing failed', () => {
    expect(errorGroups([], window)).toMatchObject({ groups: [], failed: 0 });
  });

  const spans = fc.array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), {
    maxLength: 12,
  });
  const traces = fc
    .array(spans, { maxLength: 6 })
    .map((all) =>
      all.map((of, index) => ({ ...traceFromNumbers(of), traceId: readTraceId(String(index + 1)) ?? fail() }))
    );
  const fail = (): never => {
    throw new Error('not an id');
  };

  it('put each beginning in exactly one group', () => {
    fc.assert(
      fc.property(traces, (some) => {
        const { groups } = errorGroups(some, window);
        const origins = some.reduce((sum, trace) => sum + errorOrigins(traceTree(trace)).length, 0);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(origins);
        expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
        groups.forEach(({ trend, count }) => expect(trend.reduce((sum, part) => sum + part, 0)).toBe(count));
      })
    );
  });

  it('are the same in whatever order traces come, and however often', () => {
    fc.assert(
      fc.property(traces, (some) =>
        expect(errorGroups([...some, ...some].reverse(), window)).toEqual(errorGroups(some, window))
      )
    );
  });
});
