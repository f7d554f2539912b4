import { epochMs, ms, ratio } from '../../model/units';
import { english } from '../testing/english';
import { healthSummary, reasonText } from './healthText';

const since = epochMs(Date.UTC(2026, 10, 21, 2, 20));

describe('a reason in words', () => {
  it('says since when only where that is known, in the reader’s zone', () => {
    expect(reasonText({ kind: 'errors', level: 'failing', ratio: ratio(0.082) }, english)).toBe(
      '8.2 % fail in the whole range'
    );
    expect(reasonText({ kind: 'errors', level: 'failing', ratio: ratio(0.082), since }, english, 'Asia/Seoul')).toBe(
      '8.2 % fail since 11:20'
    );
  });

  it('measures slowness against what is usual', () => {
    expect(reasonText({ kind: 'slow', level: 'failing', p95: ms(1200), quiet: ms(50), times: 24 }, english)).toBe(
      'p95 1.2 s, ×24 its usual, in the whole range'
    );
  });

  it('names whom it comes through', () => {
    const callee = { name: 'a/b <c>' };
    expect(reasonText({ kind: 'through', by: 'errors', callee, cause: callee, hops: 1 }, english)).toBe(
      'fails with a/b <c>'
    );
    expect(reasonText({ kind: 'through', by: 'slow', callee, cause: callee, hops: 1 }, english)).toBe(
      'waits for a/b <c>'
    );
  });
});

describe('the state of a service in one line', () => {
  it('is its reasons, or the word for its level where there is none', () => {
    expect(healthSummary({ level: 'healthy', reasons: [] }, english)).toBe('healthy');
    const reasons = [{ kind: 'errors', level: 'failing', ratio: ratio(0.5) } as const, { kind: 'no-traffic' } as const];
    expect(healthSummary({ level: 'failing', reasons }, english)).toBe('50 % fail in the whole range, no requests');
  });

  it('tells by the latest figures what rose, says so once, and since when for each', () => {
    const latest = { p95: ms(900), times: 25 };
    const slowSince = epochMs(since - 180_000);
    const health = {
      level: 'failing',
      reasons: [
        { kind: 'errors', level: 'failing', ratio: ratio(0.098), latest: ratio(0.12), since } as const,
        { kind: 'slow', level: 'failing', p95: ms(506), quiet: ms(36), times: 14, latest, since: slowSince } as const,
      ],
    } as const;
    expect(healthSummary(health, english, 'utc')).toBe(
      'latest: 12 % fail since 02:20, p95 900 ms, ×25 its usual since 02:17'
    );
  });
});
