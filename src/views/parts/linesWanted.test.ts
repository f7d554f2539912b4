import type { Matcher } from '../../model/environment';
import { readSpanId, readTraceId } from '../../model/ids';
import type { LogSubject } from '../../model/log';
import { windowOf } from '../../model/window';
import { logWays } from '../../telemetry/logWays';
import { hasFilters, remembering, scopeOf, waysTo, type LinesWanted } from './linesWanted';

const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const of = { is: 'trace', traceId, services: ['cart'] } as const;
const wanted: LinesWanted = { of, window: windowOf(0, 60_000), limit: 10 };
const waysOf = (lines: LinesWanted) => waysTo(lines, scopeOf(lines, { matchers: [] }));

describe('the ways to lines', () => {
  it('are all that are known where an id is looked for', () => {
    expect(waysOf(wanted)).toHaveLength(logWays.length);
  });

  it('are not asked twice where they differ only in where ids stand', () => {
    const texts = waysOf({ ...wanted, of: { is: 'service', service: 'cart' } }).map(({ queries }) =>
      JSON.stringify(queries)
    );
    expect(texts.length).toBeLessThan(logWays.length);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('are looked for without filters, so that a filter is not taken for a wrong way', () => {
    expect(waysOf({ ...wanted, contains: 'gone', levels: ['error'] }).map(({ queries }) => queries)).toEqual(
      waysOf(wanted).map(({ queries }) => queries)
    );
    expect([
      hasFilters(wanted),
      hasFilters({ ...wanted, levels: [] }),
      hasFilters({ ...wanted, contains: 'x' }),
    ]).toEqual([false, false, true]);
  });
});

describe('what searches for lines teach each other', () => {
  const spanId = readSpanId('0f82631bdbb244c4')!;
  const told = (subject: LogSubject, matchers: readonly Matcher[] = []) => {
    const lines = { ...wanted, of: subject };
    const { remember, subject: alone, surest } = remembering(lines, scopeOf(lines, { matchers }));
    return { remember, alone, surest };
  };

  it('is how lines with an id are found, whichever id it is', () => {
    const anywhere = { remember: 'logs-of-trace', alone: undefined, surest: ['any-metadata', 'any-line'] };
    expect(told(of)).toEqual(anywhere);
    expect(told({ ...of, is: 'span', spanId })).toEqual(anywhere);
    // Without the names of services, the first ways already look everywhere.
    expect(told({ ...of, services: [] })).toEqual({ ...anywhere, surest: ['otlp', 'text'] });
  });

  it('is kept apart for each service and for the environment', () => {
    expect(told({ is: 'service', service: 'cart' })).toEqual({
      remember: 'logs-of-service',
      alone: 'cart',
      surest: ['otlp'],
    });
    expect(told({ is: 'environment' })).toEqual({ remember: 'logs-of-environment', alone: '', surest: ['otlp'] });
    expect(told({ is: 'environment' }, [{ label: 'env', op: '=', value: 'prod' }]).surest).toEqual(['otlp']);
  });
});
