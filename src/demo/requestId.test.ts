/** @jest-environment node */
import fc from 'fast-check';
import { readTraceId } from '../model/ids';
import { epochMs } from '../model/units';
import { journeys } from './journeys';
import { places } from './places';
import { isStored, requestOf, traceIdOf, withoutLeadingZeros } from './requestId';
import { spanIdOf } from './wordId';

const keys = fc.record({
  anchor: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seconds) => epochMs(seconds * 1000)),
  place: fc.integer({ min: 0, max: places.length - 1 }),
  journey: fc.integer({ min: 0, max: journeys.length - 1 }),
  n: fc.maxSafeNat().map((n) => n % 2 ** 52),
});

describe('the id of a request', () => {
  it('gives back the request it was made of', () => {
    fc.assert(fc.property(keys, (key) => expect(requestOf(traceIdOf(key))).toEqual(key)));
  });

  it('gives it back after a back end left out its leading zeros', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const id = readTraceId(withoutLeadingZeros(traceIdOf(key)));
        expect(id && requestOf(id)).toEqual(key);
      })
    );
  });

  it('is unlike the next request’s', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const [a, b] = [traceIdOf(key), traceIdOf({ ...key, n: (key.n + 1) % 2 ** 52 })];
        const same = [...a].filter((digit, i) => digit === b[i]).length;
        expect(same).toBeLessThan(16);
      })
    );
  });

  it('is never taken for one of ours when it is a stranger’s', () => {
    const strangers = fc.stringMatching(/^[0-9a-f]{32}$/).filter((text) => !/^0+$/.test(text));
    fc.assert(
      fc.property(strangers, (text) => expect(requestOf(readTraceId(text) ?? traceIdOf(keyOfNothing))).toBeUndefined())
    );
    expect(requestOf(readTraceId('deadbeefdeadbeefdeadbeefdeadbeef') ?? traceIdOf(keyOfNothing))).toBeUndefined();
  });

  it('has span ids that differ from shape to shape', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const traceId = traceIdOf(key);
        const ids = Array.from({ length: 64 }, (_, index) => spanIdOf(traceId, index));
        expect(new Set(ids).size).toBe(64);
        expect(ids.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
      })
    );
  });

  it('decides which two traces in a hundred were never stored', () => {
    const ids = Array.from({ length: 5000 }, (_, n) => traceIdOf({ ...keyOfNothing, n }));
    const share = ids.filter((id) => !isStored(id)).length / ids.length;
    expect(share).toBeGreaterThan(0.012);
    expect(share).toBeLessThan(0.03);
  });
});

const keyOfNothing = { anchor: epochMs(1_800_000_000_000), place: 0, journey: 0, n: 0 };
