import { minutes } from '../model/units';
import type { Place } from './places';

/** What makes the shop's requests differ from those of a quiet day. */
export interface Condition {
  /** Share of recommendations that find nothing in the cache, how many times longer these take, share of all that fail. */
  readonly cacheMisses: number;
  readonly missSlowness: number;
  readonly cacheErrors: number;
  /** Share of card payments that fail. */
  readonly cardErrors: number;
}

/** What a journey can feel of a condition. */
export type Trouble = 'cache' | 'card';

const smallShare = 2 / 512;
/** A few things always fail, so that no series is born with the incident. */
export const quiet: Condition = { cacheMisses: 0.03, missSlowness: 2, cacheErrors: smallShare, cardErrors: smallShare };

/** Moments of the script, in milliseconds after the anchor. */
export const script = {
  recommendationDeploy: -minutes(21),
  cacheFails: -minutes(18),
  cacheErrors: -minutes(15),
  cardsFail: -minutes(11),
  end: minutes(60),
};

interface Step {
  readonly from: number;
  readonly change: Partial<Condition>;
}

const cacheSteps: readonly Step[] = [
  { from: script.cacheFails, change: { cacheMisses: 0.9, missSlowness: 9 } },
  { from: script.cacheFails + minutes(1.5), change: { cacheMisses: 0.94, missSlowness: 12 } },
  { from: script.cacheErrors, change: { cacheMisses: 0.96, missSlowness: 17, cacheErrors: 0.08 } },
  { from: -minutes(8), change: { cacheMisses: 0.98, missSlowness: 23, cacheErrors: 0.12 } },
];

/** A stretch of time with one condition, in milliseconds after the anchor: from `from` up to `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly condition: Condition;
}

/**
 * The conditions that one kind of trouble goes through in `place`. The stretches touch and cover all time.
 * What happens is the same everywhere and always relative to the anchor: nothing before it is remembered.
 */
export function stretchesOf(place: Place, trouble: Trouble | undefined): readonly Stretch[] {
  const steps = trouble === undefined ? [] : stepsOf(place, trouble);
  const edges = [-Infinity, ...steps.map((step) => step.from), ...(steps.length > 0 ? [script.end] : []), Infinity];
  return edges.slice(0, -1).map((from, i) => ({
    from,
    to: edges[i + 1] ?? Infinity,
    condition: { ...quiet, ...(i === 0 ? {} : steps[i - 1]?.change) },
  }));
}

function stepsOf(place: Place, trouble: Trouble): readonly Step[] {
  if (trouble === 'cache') {
    return place.recommendationCacheFails ? cacheSteps : [];
  }
  return place.cardFailures > 0 ? [{ from: script.cardsFail, change: { cardErrors: place.cardFailures } }] : [];
}

/** Version of a service at a moment `after` the anchor. */
export function versionOf(place: Place, service: string, after: number): string {
  if (service !== 'recommendation') {
    return baseVersions[service] ?? '1.4.2';
  }
  if (place.environment === 'staging') {
    return '1.5.0';
  }
  const deployed = after >= script.recommendationDeploy && after < script.end;
  return place.recommendationCacheFails && deployed ? '1.5.0' : '1.4.2';
}

const baseVersions: Readonly<Record<string, string>> = {
  frontend: '3.12.0',
  checkout: '2.8.1',
  payment: '2.3.0',
  search: '1.19.4',
};

/** Heap of one recommendation process in MiB: flat, then growing from the moment the cache fails, until it is full. */
export function recommendationHeap(place: Place, after: number): number {
  const failing = place.recommendationCacheFails && after >= script.cacheFails && after < script.end;
  const grown = failing ? (after - script.cacheFails) / minutes(1) : 0;
  return Math.min(384 + 38 * grown, 1985);
}
