import fc from 'fast-check';
import type { Frame } from './frame';
import { readCourses, readSamples } from './prometheusFrames';
import { anyAnswers } from './testing/arbitraryFrames';
import { answersFrom } from './testing/recorded';

const a = (path: string) => answersFrom({ a: `prometheus/${path}.json` });
const of = (...frames: Frame[]) => new Map([['a', { frames }]]);

describe('the answer to an instant query', () => {
  it('is a table with a column per label', () => {
    const { items, unreadable, problem } = readSamples(a('rate-by-service-instant'), 'a');
    expect([items.length, unreadable, problem]).toEqual([11, 0, undefined]);
    expect(items.find((item) => item.labels.service === 'payment')?.value).toBeCloseTo(1.614, 3);
    expect(readSamples(a('rate-by-service-instant-table'), 'a').items).toHaveLength(11);
  });

  it('may be one frame per series, with the labels on the value and a number in its name', () => {
    const frame = (service: string, value: number): Frame => ({
      fields: [
        { name: 'Time', type: 'time', values: [1] },
        { name: 'Value #A', type: 'number', labels: { service }, values: [value] },
      ],
    });
    expect(readSamples(of(frame('ad', 1), frame('cart', 2)), 'a').items).toEqual([
      { labels: { service: 'ad' }, value: 1 },
      { labels: { service: 'cart' }, value: 2 },
    ]);
  });

  it('has no value where Prometheus says NaN or infinity', () => {
    expect(readSamples(a('nan-and-inf-instant'), 'a')).toEqual({ items: [], unreadable: 0, problem: undefined });
  });

  it('may be a single number without labels, or nothing', () => {
    expect(readSamples(a('scalar-instant'), 'a').items).toEqual([{ labels: {}, value: 1 }]);
    expect(readSamples(a('empty-instant'), 'a')).toEqual({ items: [], unreadable: 0, problem: undefined });
    expect(readSamples(a('target-info-instant'), 'a').items[0]).toMatchObject({
      value: 1,
      labels: { source: 'tempo' },
    });
  });
});

describe('the answer to a range query', () => {
  it('is a series per frame', () => {
    const { items, unreadable } = readCourses(a('rate-by-service-range'), 'a');
    expect([items.length, unreadable]).toEqual([11, 0]);
    expect(items[0]?.labels).toEqual({ service: 'accounting' });
    expect(items[0]?.at).toHaveLength(items[0]?.values.length ?? -1);
  });

  it('may be one wide frame', () => {
    const { items } = readCourses(a('latency-heatmap-range'), 'a');
    expect(items.length).toBeGreaterThan(10);
    expect(items[0]?.labels).toEqual({ le: '0.002' });
  });

  it('reads the quantile of native histograms, and refuses their raw cells', () => {
    const quantile = readCourses(a('p95-native-histogram-range'), 'a').items[0]?.values ?? [];
    expect(Math.max(...quantile.flatMap((value) => value ?? []))).toBeGreaterThan(0.2);
    expect(readCourses(a('native-histogram-raw-heatmap-cells'), 'a')).toMatchObject({
      items: [],
      problem: { kind: 'unreadable', signal: 'metrics', expected: 'numbers over time' },
    });
  });

  it('leaves exemplars to their own reader', () => {
    expect(readCourses(a('p95-recommendation-range-with-exemplars'), 'a').items).toHaveLength(1);
  });

  it('puts points in order and turns what is not a number into gaps or counts it', () => {
    const { items, unreadable } = readCourses(
      of({
        fields: [
          { name: 'Time', type: 'time', values: [30, 10, 'x', 20, 40] },
          { name: 'Value', type: 'number', values: [3, NaN, 5, null, 'four', 6] },
        ],
      }),
      'a'
    );
    expect(items).toEqual([{ labels: {}, at: [10, 20, 30], values: [undefined, undefined, 3] }]);
    expect(unreadable).toBe(3);
  });

  it('is empty for a frame without fields', () => {
    expect(readCourses(a('empty-range'), 'a')).toEqual({ items: [], unreadable: 0, problem: undefined });
  });
});

describe('an answer that is none', () => {
  it('is told apart: never answered, failed, failed with frames, nonsense', () => {
    expect(readSamples(new Map(), 'a').problem).toMatchObject({ kind: 'unreadable', found: 'no answer' });
    const problem = { kind: 'unreachable', signal: 'metrics', reply: 'refused' } as const;
    expect(readSamples(new Map([['a', { frames: [], problem }]]), 'a')).toEqual({ items: [], unreadable: 0, problem });
    const nonsense: Frame = { fields: [{ name: 'html', type: 'string', values: ['<html>'] }] };
    expect(readSamples(of(nonsense), 'a').problem).toMatchObject({ kind: 'unreadable', found: 'fields html (string)' });
    expect(readCourses(of(nonsense), 'a').problem).toMatchObject({ kind: 'unreadable' });
  });

  it('never makes the readers throw, and never lets a number through that is not finite', () => {
    fc.assert(
      fc.property(anyAnswers(['a']), (answers) => {
        for (const sample of readSamples(answers, 'a').items) {
          expect(Number.isFinite(sample.value)).toBe(true);
        }
        for (const course of readCourses(answers, 'a').items) {
          expect(course.at.length).toBe(course.values.length);
          expect([...course.at].sort((x, y) => x - y)).toEqual(course.at);
          expect(course.values.every((value) => value === undefined || Number.isFinite(value))).toBe(true);
        }
      }),
      { numRuns: 300 }
    );
  });
});

it('reads a million samples in a few hundred milliseconds', () => {
  const times = Array.from({ length: 250 }, (_, index) => index * 15_000);
  const frames = Array.from(
    { length: 4000 },
    (_, series): Frame => ({
      fields: [
        { name: 'Time', type: 'time', values: times },
        { name: 'Value', type: 'number', labels: { service: `s${series}` }, values: times.map((time) => time % 7) },
      ],
    })
  );
  const started = performance.now();
  expect(readCourses(new Map([['a', { frames }]]), 'a').items).toHaveLength(4000);
  expect(performance.now() - started).toBeLessThan(1500);
});
