import fc from 'fast-check';
import type { Series } from '../model/series';
import { epochMs } from '../model/units';
import { latestOf, onsetOf } from './onset';

const step = 60_000;

function seriesOf(values: ReadonlyArray<number | undefined>): Series<number> {
  return { at: values.map((_, index) => epochMs(index * step)), values };
}

/** Index of the first point after the onset. */
function onset(values: ReadonlyArray<number | undefined>): number | undefined {
  const at = onsetOf(seriesOf(values));
  return at === undefined ? undefined : at / step + 1;
}

function repeated(length: number, value: (index: number) => number | undefined): Array<number | undefined> {
  return Array.from({ length }, (_, index) => value(index));
}

describe('the onset of trouble', () => {
  it('is the last moment before a step, as a point tells of the time since the one before', () => {
    expect(onsetOf(seriesOf([1, 1, 1, 1, 1, 9, 9, 9]))).toBe(4 * step);
    expect(onset(repeated(60, (i) => (i < 42 ? 0.001 : 0.08)))).toBe(42);
    expect(onset(repeated(60, (i) => (i < 42 ? 0 : 0.08)))).toBe(42);
  });

  it('is the foot of a ramp', () => {
    const found = onset(repeated(60, (i) => 50 + Math.max(0, i - 30) * 20));
    expect(found).toBeGreaterThanOrEqual(31);
    expect(found).toBeLessThanOrEqual(33);
  });

  it('is found when it is only two points old', () => {
    expect(onset(repeated(60, (i) => (i < 58 ? 60 + (i % 3) : 400)))).toBe(58);
  });

  it('is believed of one point only if that point says it loudly', () => {
    expect(onset(repeated(60, (i) => (i < 59 ? 60 + (i % 3) : 400)))).toBe(59);
    expect(onset(repeated(60, (i) => (i < 59 ? 60 + (i % 3) : 90)))).toBeUndefined();
  });

  it('is not taken from a spike that passed, nor moved by one', () => {
    expect(onset(repeated(60, (i) => (i === 20 ? 900 : 60)))).toBeUndefined();
    expect(onset(repeated(60, (i) => (i === 20 || i >= 40 ? 900 : 60 + (i % 4))))).toBe(40);
  });

  it('does not exist where it has calmed down again', () => {
    expect(onset(repeated(60, (i) => (i >= 20 && i < 45 ? 900 : 60)))).toBeUndefined();
  });

  it('does not exist in a flat, falling, short, empty or wholly loud series', () => {
    expect(onset(repeated(60, () => 7))).toBeUndefined();
    expect(onset(repeated(60, (i) => 500 - i))).toBeUndefined();
    expect(onset([1, 1, 9, 9])).toBeUndefined();
    expect(onset([])).toBeUndefined();
    expect(onset(repeated(60, (i) => 900 + (i % 5)))).toBeUndefined();
  });

  it('is the first measured point behind a gap, and a gap is not zero', () => {
    const risen = repeated(60, (i) => (i < 40 ? 60 : 400));
    expect(onset(risen.map((value, i) => (i >= 30 && i < 40 ? undefined : value)))).toBe(40);
    expect(onset(repeated(60, (i) => (i % 3 === 0 ? 60 : undefined)))).toBeUndefined();
  });

  it('bears one quiet point among loud ones', () => {
    expect(onset(repeated(60, (i) => (i < 40 || i === 50 || i === 59 ? 60 + (i % 2) : 400)))).toBe(40);
  });

  const noise = fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 40, maxLength: 120 });

  it('law: even noise has none', () => {
    fc.assert(fc.property(noise, (values) => expect(onset(values)).toBeUndefined()));
  });

  it('law: a step well above the noise is found where it is', () => {
    fc.assert(
      fc.property(
        noise,
        fc.double({ min: 0.2, max: 0.9, noNaN: true }),
        fc.integer({ min: 3, max: 30 }),
        (values, at, times) => {
          const from = Math.floor(values.length * at);
          expect(onset(values.map((value, i) => (i < from ? value : value * times)))).toBe(from);
        }
      )
    );
  });

  it('law: the unit does not matter', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }), { maxLength: 60 });
    fc.assert(
      fc.property(values, (any) => {
        expect(onset(any.map((value) => value && value / 1024))).toBe(onset(any));
      })
    );
  });
});

describe('the end of a series', () => {
  const latest = (values: ReadonlyArray<number | undefined>, since = 0) =>
    latestOf(seriesOf(values), epochMs(since * step));

  it('is the middle of the last three points since the onset', () => {
    expect(latest([1, 1, 8, 9, 30, 12])).toBe(12);
    expect(latest([1, 1, 1, 1, 9], 3)).toBe(9);
    expect(latest([1, 1, 9, undefined, 11])).toBe(9);
  });

  it('is unknown where nothing was measured of late', () => {
    expect(latest([1, 9, 9, ...repeated(5, () => undefined)])).toBeUndefined();
    expect(latest([1, 9], 1)).toBeUndefined();
    expect(latest([])).toBeUndefined();
  });

  it('law: is among what was measured last, and does not depend on anything earlier', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 3, maxLength: 40 }), fc.array(fc.nat(9)), (values, before) => {
        expect(values.slice(-3)).toContain(latest(values, -1));
        expect(latest([...before, ...values], -1)).toBe(latest(values, -1));
      })
    );
  });
});
