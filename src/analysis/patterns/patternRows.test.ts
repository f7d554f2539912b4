import fc from 'fast-check';
import { logLevels, type LogLevel, type LogLine } from '../../model/log';
import type { CountedPattern } from '../../model/logPattern';
import { finished } from '../../model/steps';
import { epochMs, minutes } from '../../model/units';
import { windowOf } from '../../model/window';
import { lineColumns } from './lineColumns';
import { graveLines, sortedPatterns } from './patternOrder';
import { patternRows, type PatternsAsked } from './patternRows';
import { patternTrend, upperTail } from './patternTrend';

const window = windowOf(0, minutes(48));

interface Written {
  readonly minute: number;
  readonly body: string;
  readonly level?: LogLevel;
  readonly service?: string;
}

function linesOf(written: readonly Written[]): LogLine[] {
  return written
    .map(({ minute, body, level = 'info', service }, index): LogLine => {
      const at = epochMs(minutes(minute));
      return { id: String(index), at, atNs: `${at}000000`, level, body, service, attributes: {} };
    })
    .sort((a, b) => b.at - a.at);
}

function tableOf(written: readonly Written[], more: Partial<PatternsAsked> = {}) {
  return finished(patternRows({ lines: lineColumns(linesOf(written)), truncated: false, window, ...more }));
}

const every = (from: number, to: number, line: Omit<Written, 'minute'>, by = 1): Written[] =>
  Array.from({ length: Math.ceil((to - from) / by) }, (_, index) => ({ ...line, minute: from + index * by }));

describe('rows of patterns', () => {
  it('count every line once, by level, service and step', () => {
    const line = fc.record({
      minute: fc.integer({ min: 0, max: 48 }),
      body: fc.constantFrom('a 1', 'a 2', 'b failed', 'c <_> d', '{"msg":"b failed"}'),
      level: fc.constantFrom(...logLevels),
      service: fc.constantFrom('cart', 'payment', undefined),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 80 }), (written) => {
        const { rows } = tableOf(written);
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
        expect(sum(({ count }) => count)).toBe(written.length);
        expect(sum(({ levels }) => levels.reduce((a, b) => a + b, 0))).toBe(written.length);
        expect(sum(({ steps }) => steps.reduce((a, b) => a + b, 0))).toBe(written.length);
        expect(sum(({ services }) => services.reduce((a, { count }) => a + count, 0))).toBe(
          written.filter(({ service }) => service).length
        );
        expect(new Set(rows.map(({ template }) => template)).size).toBe(rows.length);
      })
    );
  });

  it('say when, by whom and with what', () => {
    const { rows } = tableOf([
      { minute: 5, body: 'user 1 has no cart', service: 'cart', level: 'warn' },
      { minute: 9, body: 'user 2 has no cart', service: 'cart' },
      { minute: 7, body: 'user 2 has no cart', service: 'frontend' },
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      template: 'user <_> has no cart',
      worst: 'warn',
      first: minutes(5),
      last: minutes(9),
      services: [
        { name: 'cart', count: 2 },
        { name: 'frontend', count: 1 },
      ],
      newest: [0, 1, 2],
      holes: [
        [
          { name: '2', count: 2 },
          { name: '1', count: 1 },
        ],
      ],
    });
  });

  it('take the counts of whoever counted all lines, with what was read of them', () => {
    const counted: CountedPattern[] = [
      { template: 'a <_>', level: 'info', at: [epochMs(0), epochMs(minutes(40))], counts: [70, 30] },
      { template: 'a <_>', level: 'error', at: [epochMs(minutes(40))], counts: [5] },
    ];
    const table = tableOf(
      [
        { minute: 41, body: 'a 1', service: 'cart' },
        { minute: 42, body: 'other' },
      ],
      {
        counted,
        truncated: true,
      }
    );
    expect(table).toMatchObject({ countedBy: 'store', since: 0 });
    expect(table.rows.map(({ template, count, countedBy, worst }) => [template, count, countedBy, worst])).toEqual([
      ['a <_>', 105, 'store', 'error'],
      ['other', 1, 'lines', 'info'],
    ]);
  });

  it('do not take counts of fewer lines than were read', () => {
    const counted: CountedPattern[] = [{ template: 'a <_>', level: 'info', at: [epochMs(0)], counts: [1] }];
    expect(tableOf(every(0, 5, { body: 'a 1' }), { counted }).countedBy).toBe('lines');
  });
});

describe('what one looks at first', () => {
  it('is what is wrong, apart from noise; new before old, grave before slight, frequent before rare', () => {
    const table = tableOf([
      ...every(0, 48, { body: 'handled', level: 'info' }, 0.1),
      ...every(0, 48, { body: 'slow', level: 'warn' }),
      ...every(0, 48, { body: 'broken', level: 'error' }, 12),
      ...every(30, 48, { body: 'refused', level: 'warn' }),
      ...every(0, 16, { body: 'more', level: 'debug' }, 4),
      ...every(16, 48, { body: 'more', level: 'debug' }, 0.5),
    ]);
    const { errors, noise } = sortedPatterns(table, window);
    expect(errors.map(({ template, trend }) => [template, trend.is])).toEqual([
      ['refused', 'new'],
      ['broken', 'steady'],
      ['slow', 'steady'],
    ]);
    expect(noise.map(({ template, trend }) => [template, trend.is])).toEqual([
      ['more', 'growing'],
      ['handled', 'steady'],
    ]);
    expect(errors.map(graveLines)).toEqual([18, 4, 48]);
  });

  it('does not call new what may only not have been read', () => {
    const { errors } = sortedPatterns(
      tableOf(every(20, 48, { body: 'refused', level: 'error' }), { truncated: true }),
      window
    );
    expect(errors[0]?.trend).toEqual({ is: 'not-known' });
  });

  it('compares with what came before an incident, where one is known', () => {
    const table = tableOf([
      ...every(2, 30, { body: 'old', level: 'error' }),
      ...every(30, 48, { body: 'young', level: 'error' }),
    ]);
    const sorted = sortedPatterns(table, window, epochMs(minutes(29)));
    expect(sorted.boundary).toBe(minutes(29));
    expect(sorted.errors.map(({ template, trend }) => [template, trend.is])).toEqual([
      ['young', 'new'],
      ['old', 'steady'],
    ]);
  });
});

describe('the test of a trend', () => {
  const halves = { lengthBefore: 1, lengthAfter: 1 };

  it('adds up the binomial tail', () => {
    expect(upperTail(10, 8, 0.5)).toBeCloseTo(56 / 1024, 10);
    expect(upperTail(3, 3, 0.25)).toBeCloseTo(1 / 64, 10);
    expect(upperTail(1001, 560, 0.5)).toBeCloseTo(upperTail(1000, 559.5, 0.5), 3);
  });

  it('calls neither few nor equally many lines new or growing', () => {
    expect(patternTrend({ ...halves, before: 0, after: 4 })).toEqual({ is: 'steady' });
    expect(patternTrend({ ...halves, before: 0, after: 5 })).toEqual({ is: 'new' });
    expect(patternTrend({ ...halves, before: 5, after: 10 })).toEqual({ is: 'steady' });
    expect(patternTrend({ ...halves, before: 5, after: 40 })).toEqual({ is: 'growing', times: 8 });
    expect(patternTrend({ ...halves, lengthBefore: 0, before: 0, after: 9 })).toEqual({ is: 'not-known' });
  });
});
