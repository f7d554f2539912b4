import { populationSize } from './chance';
import { cellOf, fate, type Population } from './population';
import type { SpanShape } from './callTree';

/** Upper bounds of the buckets in seconds, without +Inf, as Tempo's metrics-generator has them by default. */
export const spanBounds: readonly number[] = Array.from({ length: 14 }, (_, n) => 0.002 * 2 ** n);
export const edgeBounds: readonly number[] = Array.from({ length: 8 }, (_, n) => 0.1 * 2 ** n);

/** What one request adds to a histogram on average: observations, their sum in seconds, and how many fall in each bucket (not cumulative; +Inf last). */
export interface Distribution {
  readonly count: number;
  readonly sum: number;
  readonly buckets: Float64Array;
}

/** What one request adds to the span metrics of one service, operation, kind and status. */
export interface SpanTally extends Distribution {
  readonly service: string;
  readonly operation: string;
  readonly kind: SpanShape['kind'];
  readonly failed: boolean;
}

/** What one request adds to the metrics of one edge of the service graph. */
export interface EdgeTally {
  readonly client: string;
  readonly server: string;
  /** Empty for plain calls. */
  readonly connection: '' | 'database' | 'virtual_node' | 'messaging_system';
  readonly requests: number;
  readonly failures: number;
  readonly serverTime: Distribution;
  readonly clientTime: Distribution;
  readonly messagingTime: Distribution | undefined;
}

export interface Tally {
  readonly spans: readonly SpanTally[];
  readonly edges: readonly EdgeTally[];
}

const tallies = new WeakMap<Population, Tally>();

/** What a request of this population adds to all metrics, as the mean over its members. Remembered with the population. */
export function tallyOf(population: Population): Tally {
  const known = tallies.get(population);
  if (known !== undefined) {
    return known;
  }
  const spans = population.shapes.flatMap((_, s) => spanTallies(population, s));
  const edges = population.shapes.flatMap((_, s) => edgeTally(population, s) ?? []);
  const tally = { spans, edges };
  tallies.set(population, tally);
  return tally;
}

function spanTallies({ shapes, fates, durations }: Population, s: number): SpanTally[] {
  const shape = shapes[s];
  const fine = new Seen();
  const failed = new Seen();
  for (let m = 0; m < populationSize; m++) {
    const cell = cellOf(s, m);
    const became = fates[cell] ?? fate.absent;
    if (became !== fate.absent) {
      (became >= fate.failed ? failed : fine).add(durations[cell] ?? 0);
    }
  }
  return [fine, failed].flatMap((seen) => {
    const { service, operation, kind } = shape ?? {};
    const counted = service !== undefined && operation !== undefined && kind !== undefined && seen.count > 0;
    return counted ? [{ service, operation, kind, failed: seen === failed, ...seen.distribution(spanBounds) }] : [];
  });
}

/**
 * The edge that a span makes, by the rules of Tempo's service-graph processor: a SERVER or CONSUMER span one with the
 * caller above it, or with `user` where it is a root; a CLIENT span one with the database or the foreign service it
 * calls. Durations that nobody measured count as 0 there.
 */
function edgeTally(population: Population, s: number): EdgeTally | undefined {
  const shape = population.shapes[s];
  const ends = shape && edgeEnds(population, shape);
  if (shape === undefined || ends === undefined) {
    return undefined;
  }
  const [server, client, messaging] = [new Seen(), new Seen(), new Seen()];
  let failures = 0;
  for (let m = 0; m < populationSize; m++) {
    if (population.fates[cellOf(s, m)] !== fate.absent) {
      const call = callOf(population, { shape, s, m });
      failures += call.failed ? 1 : 0;
      server.add(call.server);
      client.add(call.client);
      messaging.add(call.between);
    }
  }
  return {
    ...ends,
    requests: server.count / populationSize,
    failures: failures / populationSize,
    serverTime: server.distribution(edgeBounds),
    clientTime: client.distribution(edgeBounds),
    messagingTime: ends.connection === 'messaging_system' ? messaging.distribution(edgeBounds) : undefined,
  };
}

/** One call over an edge: how long both sides saw it take, how long the message lay, and whether either side failed. */
function callOf(population: Population, { shape, s, m }: { shape: SpanShape; s: number; m: number }) {
  const { fates, starts, durations } = population;
  const cell = cellOf(s, m);
  const own = durations[cell] ?? 0;
  const caller = callerOf(population, shape, m);
  return {
    failed: Math.max(fates[cell] ?? fate.absent, caller.became) >= fate.failed,
    server: shape.peer?.connection === 'virtual_node' ? 0 : own,
    client: caller.duration ?? own,
    between: (starts[cell] ?? 0) - caller.end,
  };
}

interface Caller {
  readonly became: number;
  /** Absent where the span itself is the caller's. */
  readonly duration: number | undefined;
  readonly end: number;
}

/** The span above one that received a request; nobody's above a root. */
function callerOf({ fates, starts, durations }: Population, { parent, peer }: SpanShape, m: number): Caller {
  if (peer !== undefined || parent < 0) {
    return { became: fate.fine, duration: peer === undefined ? 0 : undefined, end: 0 };
  }
  const cell = cellOf(parent, m);
  const duration = durations[cell] ?? 0;
  return { became: fates[cell] ?? fate.absent, duration, end: (starts[cell] ?? 0) + duration };
}

/** Durations of a population's members, in milliseconds, as they are met. */
class Seen {
  count = 0;
  private readonly durations = new Float64Array(populationSize);

  add(duration: number): void {
    this.durations[this.count++] = duration;
  }

  distribution(bounds: readonly number[]): Distribution {
    const buckets = new Float64Array(bounds.length + 1);
    let sum = 0;
    for (let i = 0; i < this.count; i++) {
      const seconds = (this.durations[i] ?? 0) / 1000;
      const bucket = bucketOf(bounds, seconds);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1 / populationSize;
      sum += seconds;
    }
    return { count: this.count / populationSize, sum: sum / populationSize, buckets };
  }
}

/** The view of the side that measured: the caller's where a foreign service answers, else the callee's. */
export function timeOf(edge: EdgeTally): Distribution {
  return edge.connection === 'virtual_node' && edge.client !== 'user' ? edge.clientTime : edge.serverTime;
}

/** Caller and callee of the edge that a span of this shape makes, if it makes one. */
export function edgeEnds(
  { shapes }: Population,
  shape: SpanShape
): Pick<EdgeTally, 'client' | 'server' | 'connection'> | undefined {
  if (shape.peer !== undefined) {
    return { client: shape.service, server: shape.peer.name, connection: shape.peer.connection };
  }
  if ((shape.kind !== 'server' && shape.kind !== 'consumer') || shape.parentNotStored) {
    return undefined;
  }
  const caller = shapes[shape.parent];
  if (caller === undefined) {
    return { client: 'user', server: shape.service, connection: 'virtual_node' };
  }
  return {
    client: caller.service,
    server: shape.service,
    connection: shape.kind === 'consumer' ? 'messaging_system' : '',
  };
}

/** Index of the smallest bound that is not below `seconds`; one past the last where there is none. */
export function bucketOf(bounds: readonly number[], seconds: number): number {
  let bucket = 0;
  while (bucket < bounds.length && seconds > (bounds[bucket] ?? Infinity)) {
    bucket++;
  }
  return bucket;
}

/** The text of a bucket's bound as `le` has it. */
export function boundText(bounds: readonly number[], bucket: number): string {
  const bound = bounds[bucket];
  return bound === undefined ? '+Inf' : String(Number(bound.toPrecision(12)));
}
