import fc from 'fast-check';
import type { LogLine } from '../model/log';
import { epochMs } from '../model/units';
import { lineRate, newerThan, noLiveLines, withNewer } from './liveLines';

const line = (ms: number): LogLine => ({
  id: `id-${ms}`,
  at: epochMs(ms),
  atNs: String(1_795_227_600_000 + ms).padEnd(19, '0'),
  level: 'info',
  body: '',
  attributes: {},
});
const batches = fc.array(fc.array(fc.nat(200).map(line), { maxLength: 20 }), { maxLength: 8 });
const idsOf = (lines: readonly LogLine[]) => lines.map(({ id }) => id);

describe('lines that are watched as they come', () => {
  it('are there once, newest first, however their answers overlap and whatever comes first', () => {
    fc.assert(
      fc.property(batches, (answers) => {
        const forth = answers.reduce((live, answer) => withNewer(live, answer), noLiveLines);
        const back = [...answers].reverse().reduce((live, answer) => withNewer(live, answer), noLiveLines);
        expect(idsOf(forth.lines)).toEqual(idsOf(back.lines));
        expect(new Set(idsOf(forth.lines)).size).toBe(forth.lines.length);
        expect(forth.lines.map(({ at }) => at)).toEqual(forth.lines.map(({ at }) => at).sort((a, b) => b - a));
      })
    );
  });

  it('are bounded: the newest are kept, the others counted', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000)), fc.integer({ min: 1, max: 30 }), (moments, most) => {
        const { lines, dropped } = withNewer(noLiveLines, moments.map(line), most);
        const newest = [...moments].sort((a, b) => b - a).slice(0, most);
        return (
          dropped + lines.length === moments.length && idsOf(lines).join() === newest.map((at) => `id-${at}`).join()
        );
      })
    );
  });

  it('stay the same list while nothing new comes', () => {
    const live = withNewer(noLiveLines, [line(1), line(2)]);
    expect(withNewer(live, [line(2)])).toBe(live);
  });

  it('come at a rate, and are counted from where one stopped looking', () => {
    const { lines } = withNewer(noLiveLines, [100, 5_100, 9_000, 9_900].map(line));
    expect(lineRate(lines, 10_000, 5_000)).toBe(0.6);
    expect([newerThan(lines, lines[2]), newerThan(lines, undefined), newerThan(lines, line(20_000))]).toEqual([
      2, 4, 0,
    ]);
  });
});
