import { nativeBucket, type WrittenSeries } from '../remoteWrite';
import { end, start } from './shop';

type Labels = Readonly<Record<string, string>>;

/** A histogram's name and labels, and how what it measures is spread, in its own unit. */
export interface Measured {
  readonly base: string;
  readonly labels: Labels;
  readonly perSecond: number;
  readonly spread: ReadonlyArray<readonly [value: number, share: number]>;
  /** Put as an exemplar on the slowest bucket. Only failed requests get one, so that each is told once. */
  readonly exemplar?: Labels;
}

/** The samples of a counter that gains `perSecond`. */
export function counter(name: string, labels: Labels, { perSecond, every }: { perSecond: number; every: number }) {
  const samples = momentsEvery(every).map((at) => [at, (perSecond * (at - start)) / 1000] as const);
  return { labels: { ...labels, __name__: name }, samples } satisfies WrittenSeries;
}

export function gauge(name: string, labels: Labels, { value, every }: { value: number; every: number }): WrittenSeries {
  return { labels: { ...labels, __name__: name }, samples: momentsEvery(every).map((at) => [at, value] as const) };
}

/** Buckets with these upper bounds, sum and count. */
export function classic(
  measured: Measured,
  { bounds, every }: { readonly bounds: readonly number[]; readonly every: number }
): readonly WrittenSeries[] {
  const slowest = Math.max(...measured.spread.map(([value]) => value));
  const upTo = (bound: number) =>
    measured.spread.reduce((sum, [value, share]) => sum + (value <= bound ? share : 0), 0);
  const exemplarBound = [...bounds, Infinity].find((bound) => slowest <= bound);
  return [
    ...[...bounds, Infinity].map((bound) => ({
      ...counter(
        `${measured.base}_bucket`,
        { ...measured.labels, le: bound === Infinity ? '+Inf' : String(bound) },
        { perSecond: measured.perSecond * upTo(bound), every }
      ),
      ...(measured.exemplar && bound === exemplarBound
        ? { exemplars: [{ at: end - 120_000, value: slowest, labels: measured.exemplar }] }
        : {}),
    })),
    ...summary(measured, every),
  ];
}

/** Sum and count alone. */
export function summary({ base, labels, perSecond, spread }: Measured, every: number): readonly WrittenSeries[] {
  const mean = spread.reduce((sum, [value, share]) => sum + value * share, 0);
  return [
    counter(`${base}_sum`, labels, { perSecond: perSecond * mean, every }),
    counter(`${base}_count`, labels, { perSecond, every }),
  ];
}

/** A native histogram of the same. */
export function native({ base, labels, perSecond, spread, exemplar }: Measured, every: number): WrittenSeries {
  const slowest = Math.max(...spread.map(([value]) => value));
  return {
    labels: { ...labels, __name__: base },
    histograms: momentsEvery(every)
      .slice(1)
      .map((at) => {
        const total = (perSecond * (at - start)) / 1000;
        const buckets = spread.map(([value, share]) => [nativeBucket(value), Math.round(total * share)] as const);
        return {
          at,
          sum: spread.reduce((sum, [value, share]) => sum + value * share * total, 0),
          buckets: new Map(buckets.filter(([, count]) => count > 0)),
        };
      }),
    ...(exemplar ? { exemplars: [{ at: end - 120_000, value: slowest, labels: exemplar }] } : {}),
  };
}

function momentsEvery(every: number): readonly number[] {
  return Array.from({ length: (end - start) / every + 1 }, (_, index) => start + index * every);
}
