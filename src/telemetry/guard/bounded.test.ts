import fc from 'fast-check';
import { signals, type Signal } from '../../model/environment';
import { hours, ms } from '../../model/units';
import { lengthOf, windowOf } from '../../model/window';
import type { Question } from '../question';
import { affordable, bounded, type Bounds } from './bounded';
import { costOf } from './cost';
import { alwaysAsked, kindOf, limitsOf, usualLimits } from './limits';
import { askedOf, end, known, lastDays, logs, questionOf, red, search } from './testing/questions';

const bounds = (more: Partial<Bounds> = {}): Bounds => ({ limits: usualLimits, widened: [], ...more });
const month = lastDays(30);

describe('what is asked in place of a question', () => {
  it('is the last six hours of a search for traces, and a week once the reader has asked for more', () => {
    const asked = questionOf('traces', month, [search]);
    const first = bounded(asked, bounds());
    expect(first).toMatchObject({
      is: 'asked',
      question: { window: windowOf(end - hours(6), end) },
      narrowed: { kind: 'narrowed', signal: 'traces', of: month, widest: windowOf(end - hours(168), end) },
    });
    const widened = bounded(asked, bounds({ widened: ['traces'] }));
    expect(widened).toMatchObject({ question: { window: windowOf(end - hours(168), end) }, narrowed: { of: month } });
    expect(widened.is === 'asked' && widened.narrowed?.widest).toBeUndefined();
    expect(bounded(asked, bounds({ widened: ['logs'] }))).toEqual(first);
  });

  it('is the question itself where it is short enough', () => {
    const asked = questionOf('traces', lastDays(0.25), [search]);
    expect(bounded(asked, bounds())).toEqual({ is: 'asked', question: asked });
  });

  it('is the last day of log lines, the whole month once widened', () => {
    const asked = questionOf('logs', month, [logs('lines')]);
    expect(bounded(asked, bounds())).toMatchObject({ question: { window: lastDays(1) } });
    expect(bounded(asked, bounds({ widened: ['logs'] }))).toEqual({ is: 'asked', question: asked });
  });

  it('is what the administrator says, which no reader can widen', () => {
    const limits = limitsOf({ overrides: { longest: { traces: hours(2) } } });
    const asked = bounded(questionOf('traces', month, [search]), bounds({ limits }));
    expect(asked).toMatchObject({ question: { window: windowOf(end - hours(2), end) } });
    expect(asked.is === 'asked' && asked.narrowed?.widest).toBeUndefined();
    const longer = limitsOf({ overrides: { longest: { traces: hours(720) } } });
    expect(bounded(questionOf('traces', month, [search]), bounds({ limits: longer }))).toMatchObject({
      question: { window: windowOf(end - hours(6), end) },
      narrowed: { widest: month },
    });
  });

  it('is nothing where metrics would read too much, and says how much', () => {
    const asked = red(askedOf(month));
    expect(bounded(asked, bounds({ known: known({ calls_total: 20, took_bucket: 300 }) }))).toEqual({
      is: 'refused',
      problem: { kind: 'too-expensive', signal: 'metrics', of: 'samples', estimate: 52_056_300, bound: 50_000_000 },
    });
  });

  it('is the question itself where it is about one of many: it reads less than was counted', () => {
    const asked: Question<unknown> = { ...red(askedOf(month)), about: { is: 'operations', service: { name: 'cart' } } };
    const counted = bounds({ known: known({ calls_total: 20, took_bucket: 300 }) });
    expect(bounded(asked, counted)).toEqual({ is: 'asked', question: asked });
    const ofAll: Question<unknown> = { ...asked, about: { is: 'red', of: { is: 'environment' } } };
    expect(bounded(ofAll, counted).is).toBe('refused');
  });

  it('is the question itself where nobody knows how much it would read: unknown is not too much', () => {
    const asked = red(askedOf(month));
    expect(bounded(asked, bounds())).toEqual({ is: 'asked', question: asked });
    expect(bounded(asked, bounds({ known: known({ calls_total: 1e9 }) }))).toEqual({ is: 'asked', question: asked });
  });

  it('never is a trace in another window: its id says when it was', () => {
    const asked = questionOf('traces', month, [{ kind: 'trace-by-id', refId: 'trace', traceId: 'ab' as never }]);
    expect(bounded(asked, bounds())).toEqual({ is: 'asked', question: asked });
  });
});

describe('the laws of bounding', () => {
  const window = fc
    .tuple(fc.integer({ min: 0, max: end }), fc.integer({ min: 1, max: 4 * 365 * 86_400_000 }))
    .map(([to, length]) => windowOf(to - length, to));
  const query = fc.constantFrom(search, logs('lines'), logs('range'));
  const longest = fc.record(
    Object.fromEntries(signals.map((signal) => [signal, fc.integer({ min: 60_000, max: 1e10 }).map(ms)])),
    { requiredKeys: [] }
  );
  const widened: fc.Arbitrary<readonly Signal[]> = fc.subarray([...signals]);

  it('a window is never longer than its bound, never wider than asked, and keeps its end; bounding twice changes nothing', () => {
    fc.assert(
      fc.property(window, query, longest, widened, (asked, of, overrides, more) => {
        const limits = limitsOf({ overrides: { longest: overrides } });
        const signal = of.kind === 'traceql' ? 'traces' : 'logs';
        const once = bounded(questionOf(signal, asked, [of]), { limits, widened: more });
        const reach = limits.reach[kindOf(of) ?? 'metrics'];
        if (once.is === 'refused') {
          expect(of).toEqual(logs('range'));
          expect(lengthOf(asked)).toBeGreaterThan(reach.widest);
          return;
        }
        const got = once.question.window;
        const isWide = kindOf(of) === 'log-volume' || more.includes(signal);
        expect(lengthOf(got)).toBeLessThanOrEqual(isWide ? reach.widest : reach.usual);
        expect(lengthOf(got)).toBeLessThanOrEqual(lengthOf(asked));
        expect(got.to).toBe(asked.to);
        expect(once.narrowed === undefined).toBe(got.from === asked.from);
        expect(bounded(once.question, { limits, widened: more })).toEqual({ is: 'asked', question: once.question });
      })
    );
  });

  it('metrics are asked of the longest round time that can be afforded, an hour at the least', () => {
    const series = fc.record({
      calls_total: fc.integer({ min: 0, max: 1e6 }),
      took_bucket: fc.integer({ min: 0, max: 1e7 }),
    });
    fc.assert(
      fc.property(window, series, widened, (chosen, counts, more) => {
        const bound = { limits: usualLimits, known: known(counts), widened: more };
        const build = (of: ReturnType<typeof askedOf>) => [red(of)];
        const once = affordable(askedOf(chosen), build, bound);
        const largest = costOf(red(once), bound.known).largest ?? 0;
        const most = usualLimits.samples[more.includes('metrics') ? 'widest' : 'usual'];
        expect(largest <= most || lengthOf(once.window) <= alwaysAsked).toBe(true);
        expect(once.window.to).toBe(chosen.to);
        expect(lengthOf(once.window)).toBeLessThanOrEqual(lengthOf(chosen));
        expect(once.step).toBeLessThanOrEqual(askedOf(chosen).step);
        const again = affordable({ window: once.window, step: once.step }, build, bound);
        expect(again).toEqual({ window: once.window, step: once.step });
        expect(bounded(red(once), bound).is).toBe('asked');
      })
    );
  });
});

describe('metrics over a month', () => {
  const build = (of: ReturnType<typeof askedOf>) => [red(of)];

  it('are asked of the whole month where that is cheap', () => {
    const small = { ...bounds(), known: known({ calls_total: 20, took_bucket: 200 }) };
    expect(affordable(askedOf(month), build, small)).toEqual(askedOf(month));
  });

  it('are asked of the last seven days, in finer steps, where a month reads too much', () => {
    const { window, step, narrowed } = affordable(askedOf(month), build, {
      ...bounds(),
      known: known({ calls_total: 60, took_bucket: 900 }),
    });
    expect(window).toEqual(lastDays(7));
    expect(step).toBeLessThan(askedOf(month).step);
    expect(narrowed).toEqual({ kind: 'narrowed', to: lastDays(7), of: month, signal: 'metrics', widest: month });
  });

  it('are asked of four times as many samples once the reader wants more, and of no more than that', () => {
    const large = { ...bounds({ widened: ['metrics'] }), known: known({ calls_total: 600, took_bucket: 9000 }) };
    const { window, narrowed } = affordable(askedOf(month), build, large);
    expect(window).toEqual(lastDays(3));
    expect(narrowed).toEqual({ kind: 'narrowed', to: lastDays(3), of: month, signal: 'metrics' });
  });

  it('are asked of what the administrator allows', () => {
    const limits = limitsOf({ overrides: { longest: { metrics: hours(48) } } });
    expect(affordable(askedOf(month), build, { ...bounds({ limits }), known: known({}) }).window).toEqual(lastDays(2));
  });
});
