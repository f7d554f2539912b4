import fc from 'fast-check';
import { logLevels, type LogLevel, type LogLine, type LogVolume } from '../../model/log';
import { finished } from '../../model/steps';
import { epochMs, minutes, seconds } from '../../model/units';
import { windowOf } from '../../model/window';
import { graveOnset } from './graveOnset';
import { lineColumns } from './lineColumns';
import { sortedPatterns } from './patternOrder';
import { patternRows } from './patternRows';
import { exposure, isFirstKnown, volumeSteps } from './sampledCounts';
import { calmOfPart, graveOfPart, newestPart, partsIn, samplePart, samplePlan, type SamplePart } from './samplePlan';

const window = windowOf(0, minutes(48));

function line(at: number, body: string, level: LogLevel): LogLine {
  return { id: `${at} ${body}`, at: epochMs(at), atNs: `${at}000000`, level, body, attributes: {} };
}

const from = (start: number, end: number, by: number, made: (at: number) => LogLine): LogLine[] =>
  Array.from({ length: Math.ceil((end - start) / by) }, (_, index) => made(start + index * by));

/** A shop whose cache is full since minute 32. */
const all = [
  ...from(0, minutes(48), 400, (at) => line(at, `handled in ${at % 97} ms`, 'info')),
  ...from(seconds(20), minutes(48), seconds(90), (at) => line(at, `slow answer after ${at % 89} ms`, 'warn')),
  ...from(minutes(32), minutes(48), 700, (at) => line(at, `cache full for user ${at % 83}`, 'error')),
].sort((a, b) => b.at - a.at);

const volume: LogVolume = {
  byLevel: new Map(
    (['error', 'warn', 'info'] as const).map((level) => {
      const at = from(0, minutes(48), seconds(15), (end) => line(end + seconds(15), '', level)).map((one) => one.at);
      const values = at.map(
        (end) => all.filter((one) => one.level === level && one.at > end - seconds(15) && one.at <= end).length
      );
      return [level, { at, values }];
    })
  ),
};

function sampleOf(lines: readonly LogLine[]): readonly SamplePart[] {
  const newest = lines.slice(0, 300);
  const end = newest[newest.length - 1]?.at ?? window.to;
  const parts = samplePlan(windowOf(window.from, end)).map((part) => {
    const { window: within, levels, limit } = part;
    const found = lines.filter(({ at, level }) => at >= within.from && at <= within.to && levels.includes(level));
    return samplePart(part, found.slice(-limit));
  });
  return [newestPart(newest, window), ...parts];
}

function tableOf(parts: readonly SamplePart[], counted: LogVolume | undefined) {
  const lines = parts.flatMap((part) => part.lines);
  return finished(
    patternRows({
      lines: lineColumns(lines),
      truncated: true,
      window,
      sample: {
        parts,
        of: Uint8Array.from(parts.flatMap((part, place) => part.lines.map(() => place))),
        ...(counted && { volume: volumeSteps(counted, window) }),
      },
    })
  );
}

describe('the plan of a sample', () => {
  it('asks for what warns apart from the rest, in parts that touch, and for few lines', () => {
    const plan = samplePlan(window);
    expect(plan).toHaveLength(2 * partsIn);
    expect(plan.reduce((sum, { limit }) => sum + limit, 0)).toBe(partsIn * (graveOfPart + calmOfPart));
    for (const kind of ['grave', 'calm']) {
      const parts = plan.filter((part) => part.kind === kind);
      expect(parts[0]?.window.from).toBe(window.from);
      expect(parts[partsIn - 1]?.window.to).toBe(window.to);
      parts.slice(1).forEach((part, index) => expect(part.window.from).toBe(parts[index]?.window.to));
    }
    expect(new Set(plan.flatMap(({ levels }) => levels))).toEqual(new Set(logLevels));
  });

  it('asks for nothing that is not wanted', () => {
    expect(samplePlan(window, ['error']).map(({ levels }) => levels)).toEqual(Array(partsIn).fill(['error']));
  });
});

describe('patterns of a sample', () => {
  it('tell what is new, since when, and about how many there are of each, though few lines were read', () => {
    const parts = sampleOf(all);
    expect(parts.flatMap(({ lines }) => lines).length).toBeLessThan(all.length / 2);
    const table = tableOf(parts, volume);
    expect(table).toMatchObject({ countedBy: 'sample', since: window.from, stepsFrom: window.from });
    const start = graveOnset(volume);
    expect(start).toBe(minutes(32));
    const { errors, noise } = sortedPatterns(table, window, start);
    const [first, second] = errors;
    expect(first).toMatchObject({ template: 'cache full for user <_>', trend: { is: 'new' }, first: minutes(32) });
    expect(second).toMatchObject({ trend: { is: 'steady' } });
    expect(noise.map(({ trend }) => trend.is)).toEqual(['steady']);
    const truly = (level: LogLevel) => all.filter((one) => one.level === level).length;
    expect(Math.abs((first?.count ?? 0) / truly('error') - 1)).toBeLessThan(0.05);
    expect(Math.abs((second?.count ?? 0) / truly('warn') - 1)).toBeLessThan(0.35);
    expect(Math.abs((noise[0]?.count ?? 0) / truly('info') - 1)).toBeLessThan(0.05);
    // Before it began there was none of it.
    expect([...(first?.steps ?? [])].slice(0, 31).every((count) => count === 0)).toBe(true);
  });

  it('are estimated from the time that was read where nobody counted', () => {
    const { noise } = sortedPatterns(tableOf(sampleOf(all), undefined), window);
    const truly = all.filter(({ level }) => level === 'info').length;
    expect(Math.abs((noise[0]?.count ?? 0) / truly - 1)).toBeLessThan(0.1);
  });

  it('never count fewer lines than were read, and exactly those where all were read', () => {
    const written = fc.record({
      at: fc.integer({ min: 0, max: minutes(48) }),
      body: fc.constantFrom('a 1', 'a 2', 'b failed', 'c'),
      level: fc.constantFrom(...logLevels),
    });
    fc.assert(
      fc.property(fc.array(written, { maxLength: 60 }), fc.boolean(), (lines, isWhole) => {
        const own = lines.map(({ at, body, level }) => line(at, body, level));
        const parts: SamplePart[] = [
          { window, kind: 'any', upTo: isWhole ? window.to : epochMs(minutes(1)), whole: isWhole, lines: own },
        ];
        const { rows } = tableOf(parts, undefined);
        const sum = rows.reduce((total, { count }) => total + count, 0);
        expect(isWhole ? sum === own.length : sum >= own.length).toBe(true);
        rows.forEach(({ count, levels }) => expect(levels.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(count));
      }),
      { numRuns: 50 }
    );
  });
});

describe('the time that was read before and after a moment', () => {
  it('leaves out the part in which the moment lies, and questions that the pattern is not of', () => {
    const part = (start: number, read: number, kind: SamplePart['kind']) => ({
      window: windowOf(start, start + 100),
      upTo: epochMs(start + read),
      kind,
      whole: read === 100,
    });
    const parts = [part(0, 100, 'grave'), part(100, 100, 'grave'), part(200, 10, 'grave'), part(0, 5, 'calm')];
    expect(exposure(parts, [2, 3, 4, 0], epochMs(150))).toEqual({
      before: 2,
      after: 4,
      lengthBefore: 100,
      lengthAfter: 10,
    });
  });
});

describe('the first line of a pattern that was read', () => {
  const parts: readonly SamplePart[] = [
    { window: windowOf(0, 100), upTo: epochMs(100), kind: 'grave', whole: true, lines: [] },
    { window: windowOf(100, 200), upTo: epochMs(130), kind: 'grave', whole: false, lines: [] },
    { window: windowOf(200, 300), upTo: epochMs(220), kind: 'grave', whole: false, lines: [] },
  ];

  it('is the first that there was where what lies before was read, and may not be behind a gap', () => {
    expect(isFirstKnown(parts, [0, 1, 1], epochMs(101))).toBe(true);
    expect(isFirstKnown(parts, [0, 0, 1], epochMs(201))).toBe(false);
    expect(isFirstKnown(parts, [0, 0, 1], epochMs(215))).toBe(true);
  });
});
