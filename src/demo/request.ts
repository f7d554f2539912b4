import type { SpanId, TraceId } from '../model/ids';
import { epochMs, type EpochMs } from '../model/units';
import type { SpanShape } from './callTree';
import { mixedShare, populationSize } from './chance';
import { fate, type Population } from './population';
import { requestOf, traceIdOf, type RequestKey } from './requestId';
import { spanIdOf } from './wordId';
import { momentOf } from './traffic';
import { crowdAt, worldOf, type Crowd, type World } from './world';

/** One request, made again from its key. */
export interface ShopRequest {
  readonly key: RequestKey;
  readonly traceId: TraceId;
  readonly world: World;
  readonly at: EpochMs;
  readonly population: Population;
  /** Its place in the population. */
  readonly member: number;
  /** Requests of the same member differ a little in length. */
  readonly stretch: number;
}

export interface ShopSpan {
  readonly shape: SpanShape;
  readonly index: number;
  readonly spanId: SpanId;
  readonly start: EpochMs;
  /** Milliseconds, to the microsecond. */
  readonly duration: number;
  readonly failed: boolean;
  /** It failed by itself, not because a callee did. */
  readonly faulty: boolean;
}

/** Request `n` of a crowd, known to have come in at `at`. */
export function requestIn(world: World, crowd: Crowd, { n, at }: { n: number; at: EpochMs }): ShopRequest {
  const key = { anchor: world.anchor, place: world.placeIndex, journey: crowd.journey, n };
  return {
    key,
    traceId: traceIdOf(key),
    world,
    at,
    population: crowd.population(),
    member: memberOf(n),
    stretch: stretchOf(key.journey, n),
  };
}

/** The request that a trace id stands for, at whatever anchor it was made; undefined for an id that is not the shop's. */
export function requestWithId(traceId: TraceId): ShopRequest | undefined {
  const key = requestOf(traceId);
  const world = key && worldOf(key.anchor, key.place);
  if (key === undefined || world === undefined) {
    return undefined;
  }
  const at = momentOf(key.place, key.journey, key.n);
  const crowd = crowdAt(world, key.journey, at);
  return crowd && requestIn(world, crowd, { n: key.n, at });
}

/** All spans of a request, parents before children. */
export function spansOf(request: ShopRequest): readonly ShopSpan[] {
  return request.population.shapes.flatMap((_, index) => spanOf(request, index) ?? []);
}

/** The request's span of one shape; undefined where this request has none. */
export function spanOf(request: ShopRequest, index: number): ShopSpan | undefined {
  const { population, member, stretch, at, traceId } = request;
  const shape = population.shapes[index];
  const cell = index * populationSize + member;
  const became = population.fates[cell] ?? fate.absent;
  if (shape === undefined || became === fate.absent) {
    return undefined;
  }
  const [from, to] = spanEdges({ population, cell, stretch });
  return {
    shape,
    index,
    spanId: spanIdOf(traceId, index),
    start: epochMs(at + from),
    duration: Math.round((to - from) * 1000) / 1000,
    failed: became >= fate.failed,
    faulty: became === fate.faulty,
  };
}

/** Start and end after the request's start, rounded to microseconds: one rounding for all, so nesting survives it. */
export function spanEdges({
  population,
  cell,
  stretch,
}: {
  population: Population;
  cell: number;
  stretch: number;
}): [number, number] {
  const start = population.starts[cell] ?? 0;
  const end = start + (population.durations[cell] ?? 0);
  return [Math.round(start * stretch * 1000) / 1000, Math.round(end * stretch * 1000) / 1000];
}

export function memberOf(n: number): number {
  return n % populationSize;
}

/** Within six in a thousand of 1. */
export function stretchOf(journey: number, n: number): number {
  return 1 + 0.012 * (mixedShare(n >>> 0, journey, 0x57e) - 0.5);
}
