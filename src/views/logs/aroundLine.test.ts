import fc from 'fast-check';
import type { LogLine } from '../../model/log';
import { epochMs } from '../../model/units';
import { firstReach, mergedAround, momentOf, readAround, windowsAround, writeAround } from './aroundLine';

const line = (ns: number): LogLine => ({
  id: `id-${ns}`,
  at: epochMs(ns / 1e6),
  atNs: String(BigInt('1795227600000000000') + BigInt(ns)),
  level: 'info',
  body: '',
  service: 'cart',
  attributes: {},
});

describe('the line around which one looks', () => {
  it('is written and read, whatever its service and id are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (service, id) => {
        expect(readAround(writeAround({ atNs: '1795227600000000001', service, id }))).toEqual({
          atNs: '1795227600000000001',
          service: service || undefined,
          id: id || undefined,
        });
      })
    );
    expect([readAround(undefined), readAround('now'), readAround('')]).toEqual([undefined, undefined, undefined]);
  });

  it('lies in both windows that are asked', () => {
    const mark = { atNs: '1795227600000999999' };
    const { before, after } = windowsAround(mark, firstReach);
    expect(momentOf(mark)).toBe(1_795_227_600_000);
    expect(before.to).toBe(1_795_227_600_001);
    expect(after.from).toBe(1_795_227_600_000);
  });

  it('is found again among its neighbours, each of which is there once, newest first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000_000), { minLength: 1 }), fc.nat(), (moments, pick) => {
        const all = moments.map(line);
        const one = all[pick % all.length]!;
        const older = all.filter(({ atNs }) => atNs <= one.atNs);
        const newer = all.filter(({ atNs }) => atNs >= one.atNs);
        const { lines, current } = mergedAround(older, newer, { atNs: one.atNs });
        expect(current).toBe(one.id);
        expect(lines).toHaveLength(all.length);
        expect(lines.map(({ atNs }) => atNs)).toEqual(
          [...lines]
            .map(({ atNs }) => atNs)
            .sort()
            .reverse()
        );
      })
    );
  });
});
