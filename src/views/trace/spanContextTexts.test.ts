import { epochMs, ms } from '../../model/units';
import { english } from '../testing/english';
import { pathText, speedBasis, speedBeforeText, speedText, versionText } from './spanContextTexts';

describe('a span among its kind, in words', () => {
  it('is so many times its p95', () => {
    expect(speedText({ times: 2.4 }, { p50: ms(38), p95: ms(590) }, english)).toBe('×2.4 its p95 (590 ms), p50 38 ms');
    expect(speedText({ times: 0.5 }, { p95: ms(590) }, english)).toBe('×0.5 its p95 (590 ms)');
    expect(speedBeforeText({ times: 0.33, timesBefore: 4.14 }, { p95: ms(779) }, english)).toBe(
      '×4.1 the p95 before, ×0.33 its p95 now (779 ms)'
    );
  });

  it('says of how many, and how it was before', () => {
    expect(speedBasis({ count: 1812, before: { p95: ms(40) }, took: ms(96) }, '1 h', english)).toBe(
      '1,812 spans in 1 h; ×2.4 the p95 of the 1 h before (40 ms)'
    );
    expect(speedBasis({ count: 1, took: ms(1) }, '1 h', english)).toBe('1 span in 1 h; not seen in the 1 h before');
    expect(speedBasis({ before: { p95: ms(1) }, took: ms(2) }, '1 h', english)).toBe(
      'within 1 h; ×2 the p95 of the 1 h before (1 ms)'
    );
  });

  it('says what part of the trace waited for it', () => {
    expect(pathText(ms(980), ms(1380), english)).toBe('on the critical path for 980 ms, 71 % of the trace');
    expect(pathText(undefined, ms(1), english)).toMatch(/^not on the critical path/);
    expect(pathText(ms(1), ms(0), english)).toMatch(/^not on the critical path/);
  });

  it('names the version, what says so where that is unusual, and since when it runs', () => {
    const service = { name: 'cart' };
    expect(versionText({ version: '1.5', saidBy: 'service.version', of: 'resource' }, english)).toBe('1.5');
    expect(versionText({ version: '9', saidBy: 'app.version', of: 'span' }, english)).toBe('9 (by app.version)');
    const other = { version: '9', saidBy: 'app.version' };
    expect(versionText({ version: '1.5', saidBy: 'service.version', of: 'resource', other }, english)).toBe(
      '1.5; this span says 9 (app.version)'
    );
    const began = {
      service,
      version: '1.5',
      at: epochMs(1_700_000_000_000),
      before: '1.4',
      source: 'version',
    } as const;
    expect(versionText({ version: '1.5', saidBy: 'service.version', of: 'resource', began }, english, 'utc')).toBe(
      '1.5, new since Nov 14, 22:13, before that 1.4'
    );
  });
});
