import type { RedOverTime } from '../model/red';
import type { Release } from '../model/release';
import type { Series } from '../model/series';
import { ms, perSecond, ratio, type EpochMs, type Ms, type PerSecond, type Ratio } from '../model/units';
import type { Window } from '../model/window';
import { median } from './median';

/** RED on one side of a release. */
export interface Side {
  readonly rate?: PerSecond;
  /** Failed of all requests of this side. */
  readonly errors?: Ratio;
  /** The middle one of its points: a single spike does not speak for a version. */
  readonly p95?: Ms;
  /** How many requests these figures come from. */
  readonly requests: number;
}

/** RED for equally long before and after a release. */
export interface BeforeAfter {
  readonly before: Side;
  readonly after: Side;
  /** How long each side is. */
  readonly length: Ms;
  /** Whether both sides had enough requests to compare them. */
  readonly isTelling: boolean;
}

export type Course = Pick<RedOverTime, 'rate' | 'errors' | 'p95'>;

/** On one side fewer requests than this are chance. */
const leastRequests = 50;

/**
 * What changed with a release: as long before as after it, up to the neighbouring releases or the ends of the window.
 *
 *        |        ▲ 1.5.0      ▲ 1.5.1   |
 *          [before][after     ]            the shorter of both sides decides
 *
 * A point of a course tells of the time since the one before it, so the point at the release belongs to the time before.
 * Wrong where something else changed at the same time, which figures cannot tell. Undefined where a side has no points.
 */
export function beforeAfter(at: EpochMs, course: Course, within: Window): BeforeAfter | undefined {
  const length = ms(Math.min(at - within.from, within.to - at));
  const before = sideOf(course, at - length, at);
  const after = sideOf(course, at, at + length);
  if (length <= 0 || !before || !after) {
    return undefined;
  }
  return { before, after, length, isTelling: Math.min(before.requests, after.requests) >= leastRequests };
}

/** Between which moments a release may be looked at: its neighbours of the same service, else the window's ends. */
export function roomAround(release: Release, others: readonly Release[], window: Window): Window {
  const moments = others.map(({ at }) => at);
  return {
    from: moments.filter((at) => at < release.at).reduce((a, b) => (b > a ? b : a), window.from),
    to: moments.filter((at) => at > release.at).reduce((a, b) => (b < a ? b : a), window.to),
  };
}

/** Points after `from` and up to `to`. */
function sideOf({ rate, errors, p95 }: Course, from: number, to: number): Side | undefined {
  const rates = valuesIn(rate, from, to);
  if (rates.length === 0) {
    return undefined;
  }
  const mean = rates.reduce((sum, { value }) => sum + value, 0) / rates.length;
  const middle = median(valuesIn(p95, from, to).map(({ value }) => value));
  const share = shareOf(rates, new Map(valuesIn(errors, from, to).map(({ at, value }) => [at, value])));
  return {
    rate: perSecond(mean),
    requests: (mean * (to - from)) / 1000,
    ...(share === undefined ? {} : { errors: ratio(share) }),
    ...(middle === undefined ? {} : { p95: ms(middle) }),
  };
}

interface Point {
  readonly at: EpochMs;
  readonly value: number;
}

function valuesIn({ at, values }: Series<number>, from: number, to: number): readonly Point[] {
  return at.flatMap((moment, index) => {
    const value = values[index];
    return value === undefined || moment <= from || moment > to ? [] : [{ at: moment, value }];
  });
}

/** Each point weighed with its requests. Undefined where failures are not known of any. */
function shareOf(rates: readonly Point[], errors: ReadonlyMap<EpochMs, number>): number | undefined {
  let requests = 0;
  let failures = 0;
  for (const { at, value } of rates) {
    const share = errors.get(at);
    if (share !== undefined) {
      requests += value;
      failures += value * share;
    }
  }
  return requests > 0 ? failures / requests : undefined;
}

/** One thing that is different after a release. `times` is after ÷ before. */
export type Change =
  | { readonly of: 'p95'; readonly times: number }
  | { readonly of: 'errors'; readonly is: 'new' | 'gone'; readonly share: Ratio }
  | { readonly of: 'errors'; readonly is: 'changed'; readonly times: number }
  | { readonly of: 'rate'; readonly times: number };

/** From which factor on, up or down, a figure has changed; requests come and go by themselves. */
const leastTimes = { p95: 1.5, errors: 2, rate: 2 };
/** A p95 that moved by less is not felt, whatever the factor. */
const leastMove = ms(5);
/** Shares of failures below this are the usual noise. */
const noise = 0.005;
/** Fewer failures on the worse side are chance. */
const leastFailures = 3;
/** A share that grew or shrank by this came from next to nothing, or went there. */
const fromNothing = 10;

/** What is different after a release, the weightiest first; nothing where there is too little to compare. */
export function changesOf({ before, after, isTelling }: BeforeAfter): readonly Change[] {
  if (!isTelling) {
    return [];
  }
  return [p95Change(before, after), errorsChange(before, after), rateChange(before, after)].filter(
    (change) => change !== undefined
  );
}

function p95Change(before: Side, after: Side): Change | undefined {
  const times = quotient(after.p95, before.p95);
  const moved = Math.abs((after.p95 ?? 0) - (before.p95 ?? 0));
  return times !== undefined && isFactor(times, leastTimes.p95) && moved >= leastMove
    ? { of: 'p95', times }
    : undefined;
}

function errorsChange(before: Side, after: Side): Change | undefined {
  const [was, is] = [before.errors, after.errors];
  if (was === undefined || is === undefined) {
    return undefined;
  }
  const worse = is >= was ? after : before;
  const [most, least] = [Math.max(was, is), Math.min(was, is)];
  if (most < noise || (worse.errors ?? 0) * worse.requests < leastFailures || most < leastTimes.errors * least) {
    return undefined;
  }
  if (least < noise && most >= fromNothing * least) {
    return { of: 'errors', is: is >= was ? 'new' : 'gone', share: ratio(most) };
  }
  return { of: 'errors', is: 'changed', times: is / was };
}

function rateChange(before: Side, after: Side): Change | undefined {
  const times = quotient(after.rate, before.rate);
  return times !== undefined && isFactor(times, leastTimes.rate) ? { of: 'rate', times } : undefined;
}

function quotient(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined || before <= 0 || after <= 0 ? undefined : after / before;
}

function isFactor(times: number, least: number): boolean {
  return times >= least || times <= 1 / least;
}
