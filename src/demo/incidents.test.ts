/** @jest-environment node */
import { ms } from '../model/units';
import type { DemoFrame } from './demoFrame';
import { bucketOf, spanBounds } from './tally';
import { askDemo, column, figure, numbers } from './testing/askDemo';

const errorShare = (
  service: string,
  environment: 'demo-kr' | 'demo-eu' | 'demo-staging',
  from: number,
  to: number
): number => {
  const answer = askDemo({ is: 'services' }, { environment, from, to });
  return (figure(answer.get('errors'), { service }) ?? 0) / (figure(answer.get('rate'), { service }) ?? NaN);
};

describe('the incident', () => {
  it('fails about one in ten recommendations in Seoul, and nothing before it', () => {
    expect(errorShare('recommendation', 'demo-kr', -7, 0)).toBeGreaterThan(0.08);
    expect(errorShare('recommendation', 'demo-kr', -7, 0)).toBeLessThan(0.13);
    expect(errorShare('recommendation', 'demo-kr', -60, -22)).toBeLessThan(0.01);
  });

  it('fails six payments in a hundred in Seoul, one in Frankfurt, none more in staging', () => {
    const failing = (environment: 'demo-kr' | 'demo-eu' | 'demo-staging'): number => {
      const answer = askDemo({ is: 'operations', service: { name: 'payment' } }, { environment, from: -10 });
      const [errors, rate] = ['errors', 'rate'].map(
        (refId) => figure(answer.get(refId), { span_name: 'Charge' }) ?? NaN
      );
      return (errors ?? NaN) / (rate ?? NaN);
    };
    expect(failing('demo-kr')).toBeCloseTo(0.06, 2);
    expect(failing('demo-eu')).toBeCloseTo(0.012, 2);
    expect(failing('demo-staging')).toBeLessThan(0.01);
  });

  it('reaches the frontend, weaker', () => {
    const share = errorShare('frontend', 'demo-kr', -7, 0);
    expect(share).toBeGreaterThan(0.015);
    expect(share).toBeLessThan(0.045);
  });

  it('makes recommendations eight to thirty times slower in steps', () => {
    const p95 = (from: number, to: number) =>
      figure(askDemo({ is: 'services' }, { from, to }).get('p95'), { service: 'recommendation' }) ?? NaN;
    const before = p95(-60, -25);
    const steps = [p95(-17.8, -16.6), p95(-16.4, -15.1), p95(-14.5, -9), p95(-7, 0)].map((after) => after / before);
    expect(steps[0]).toBeGreaterThan(6);
    expect(steps.at(-1)).toBeLessThan(36);
    steps.slice(1).forEach((step, i) => expect(step).toBeGreaterThan(steps[i] ?? 0));
  });

  it('leaves staging quiet and small', () => {
    const answer = askDemo({ is: 'services' }, { environment: 'demo-staging' });
    expect(figure(answer.get('rate'), { service: 'frontend' })).toBeLessThan(3);
    expect(figure(answer.get('p95'), { service: 'recommendation' })).toBeLessThan(0.2);
  });
});

describe('metrics and requests', () => {
  it('agree: the log lines of ten minutes count what the counters count', () => {
    const ask = { from: -45, to: -30, step: 60_000 };
    const lines = askDemo(
      { is: 'logs', of: { is: 'service', service: 'checkout' }, way: '', limit: 10_000, contains: 'PlaceOrder failed' },
      ask
    );
    const placed = askDemo(
      { is: 'logs', of: { is: 'service', service: 'checkout' }, way: '', limit: 10_000, contains: 'placed in' },
      ask
    );
    const counted = (lines.get('lines')?.frames[0]?.length ?? NaN) + (placed.get('lines')?.frames[0]?.length ?? NaN);
    const rate =
      figure(askDemo({ is: 'operations', service: { name: 'checkout' } }, ask).get('rate'), {
        span_name: 'PlaceOrder',
      }) ?? NaN;
    expect(Math.abs(counted - rate * 15 * 60)).toBeLessThan(2);
  });

  it.each(['recommendation', 'search', 'accounting', '재고-알림'])(
    'agree: the 95th percentile of re-made requests of %s is in the bucket that the histogram says',
    (name) => {
      const ask = { from: -7, to: 0 };
      const about = { is: 'traces', service: { name }, pick: 'slow', atLeast: ms(0), limit: 20_000 } as const;
      const frame = askDemo(about, ask).get('traces')?.frames[0];
      const nested = column(frame, 'nested').map((frames) => numbers((frames as DemoFrame[])[0], 'duration'));
      const seconds = nested.flatMap((durations) => durations.map((ns) => ns / 1e9)).sort((a, b) => a - b);
      const p95 = figure(askDemo({ is: 'services' }, ask).get('p95'), { service: name }) ?? NaN;
      expect(seconds.length).toBeGreaterThan(20);
      expect(bucketOf(spanBounds, seconds[Math.floor(0.95 * seconds.length)] ?? NaN)).toBe(bucketOf(spanBounds, p95));
    }
  );
});
