import { hours, ms } from '../../model/units';
import { windowOf } from '../../model/window';
import { costOf } from './cost';
import { selectorsIn, subqueryReach, sumsOfRates, withRange } from './promqlParts';
import { askedOf, end, known, lastDays, questionOf, red } from './testing/questions';

describe('what a question costs', () => {
  const counted = known({ calls_total: 100, took_bucket: 1500 });

  it('is series times samples of the window, for a value of the whole as for a course', () => {
    const hour = red(askedOf(windowOf(end - hours(1), end)));
    const cost = costOf(hour, counted);
    expect(cost).toEqual({ expressions: 6, points: 241, samples: 408_000 + 414_800, largest: 366_000 });
  });

  it('grows with the window, the number of expressions and of points does not', () => {
    const [hour, month] = [lastDays(1 / 24), lastDays(30)].map((window) => costOf(red(askedOf(window)), counted));
    expect(month?.expressions).toBe(hour?.expressions);
    expect(month?.points).toBeLessThanOrEqual(hour?.points ?? 0);
    expect((month?.samples ?? 0) / (hour?.samples ?? 1)).toBeCloseTo(720, -2);
  });

  it('is unknown where the series of one metric are: never nothing', () => {
    const cost = costOf(red(askedOf(lastDays(1))), known({ calls_total: 100 }));
    expect(cost).toMatchObject({ samples: undefined, largest: undefined });
  });

  it('is no samples for what reads no metrics', () => {
    const cost = costOf(questionOf('logs', lastDays(1), []), counted);
    expect(cost).toEqual({ expressions: 0, points: 1, samples: 0, largest: 0 });
  });
});

describe('the parts of a PromQL text', () => {
  it('are found whatever stands in a literal', () => {
    const expr = 'label_replace(rate(a{x="}[1h]",y="b{}\\"[2h]"}[5m]) or b{}, "q{}", "c{z=\\"1\\"}[9m]", "", "")';
    expect(selectorsIn(expr)).toEqual([
      { metric: 'a', text: 'a{x="}[1h]",y="b{}\\"[2h]"}', range: ms(300_000) },
      { metric: 'b', text: 'b{}', range: ms(0) },
    ]);
    expect(withRange(expr, '30d')).toBe(expr.replace('[5m]', '[30d]'));
  });

  it('are sums of rates, also inside quantiles; sums of something else are none', () => {
    const expr =
      'histogram_quantile(0.9, sum by (a, le) (rate(b_bucket{x=")"}[1h]) or rate(b_bucket{}[1h]))) + sum(c{})';
    expect(sumsOfRates(expr)).toEqual([
      expect.objectContaining({ by: ['a', 'le'], metric: 'b_bucket', range: ms(3_600_000), from: 24 }),
    ]);
    expect(sumsOfRates('sum(rate(a{}[1m]))')).toMatchObject([{ by: [], metric: 'a' }]);
    expect(sumsOfRates('sum(rate(a{}[1m]) or rate(b{}[1m]))')).toEqual([]);
    expect(sumsOfRates('"sum(rate(a{}[1m]))"')).toEqual([]);
  });

  it('are subqueries', () => {
    expect(subqueryReach('max_over_time(count_over_time(a{}[10m])[1d:10m])')).toBe(86_400_000);
  });
});
