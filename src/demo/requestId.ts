import { readSpanId, readTraceId, type SpanId, type TraceId } from '../model/ids';
import { epochMs, type EpochMs } from '../model/units';
import { mixed } from './chance';
import { journeys } from './journeys';
import { places } from './places';

/** One request of the shop. Everything about it follows from these four; places and journeys by their index. */
export interface RequestKey {
  /** The moment to which the script of incidents is relative; whole seconds. */
  readonly anchor: EpochMs;
  readonly place: number;
  readonly journey: number;
  readonly n: number;
}

type Words = [number, number, number, number];

const rounds = 6;
const signature = 0x51e7a17c;

/**
 * The request's trace id: its key and 32 check bits, sent through a permutation of 128 bits so that it looks like
 * any other. Being a permutation, it can be undone (see {@link requestOf}); nothing has to be remembered.
 *
 *   anchor, s (32) | place (4) journey (8) n (20 + 32) | check (32)
 */
export function traceIdOf({ anchor, place, journey, n }: RequestKey): TraceId {
  const first = Math.floor(anchor / 1000) >>> 0;
  const second = ((place << 28) | (journey << 20) | (Math.floor(n / 2 ** 32) & 0xfffff)) >>> 0;
  const third = n >>> 0;
  const text = permuted([first, second, third, check(first, second, third)])
    .map(hex)
    .join('');
  const id = readTraceId(text);
  if (id === undefined) {
    throw new Error(`No trace id: ${text}`);
  }
  return id;
}

/** The request whose trace id this is; undefined for ids that the shop never gave. One foreign id in four milliards passes for ours. */
export function requestOf(traceId: TraceId): RequestKey | undefined {
  const words = [0, 8, 16, 24].map((at) => parseInt(traceId.slice(at, at + 8), 16));
  const [first, second, third, last] = restored([words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0]);
  const place = second >>> 28;
  const journey = (second >>> 20) & 0xff;
  if (last !== check(first, second, third) || place >= places.length || journey >= journeys.length) {
    return undefined;
  }
  return { anchor: epochMs(first * 1000), place, journey, n: (second & 0xfffff) * 2 ** 32 + third };
}

/** The id of a request's span of shape `index`. The lower half differs for each index of a trace. */
export function spanIdOf(traceId: TraceId, index: number): SpanId {
  const high = parseInt(traceId.slice(0, 8), 16);
  const low = parseInt(traceId.slice(24), 16);
  const upper = mixed(high, index + 1, 7) || 1;
  const lower = (mixed(low, 11) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  const id = readSpanId(hex(upper) + hex(lower));
  if (id === undefined) {
    throw new Error(`No span id: ${upper}, ${lower}`);
  }
  return id;
}

/** One trace in fifty was dropped before it could be stored. Its metrics and log lines are there all the same; exemplars are of stored ones. */
export function isStored(traceId: TraceId): boolean {
  return mixed(parseInt(traceId.slice(8, 16), 16), 0x570) % 50 !== 0;
}

/** Some back ends leave out leading zeros. */
export function withoutLeadingZeros(id: string): string {
  return id.replace(/^0+/, '');
}

function check(a: number, b: number, c: number): number {
  return mixed(mixed(a, b, c), signature);
}

function permuted(words: Words): Words {
  let [a, b, c, d] = words;
  for (let round = 0; round < rounds; round++) {
    const [e, f] = [(a ^ mixed(c, d, 2 * round)) >>> 0, (b ^ mixed(d, c, 2 * round + 1)) >>> 0];
    [a, b, c, d] = [c, d, e, f];
  }
  return [a, b, c, d];
}

function restored(words: Words): Words {
  let [a, b, c, d] = words;
  for (let round = rounds - 1; round >= 0; round--) {
    const [e, f] = [(c ^ mixed(a, b, 2 * round)) >>> 0, (d ^ mixed(b, a, 2 * round + 1)) >>> 0];
    [a, b, c, d] = [e, f, a, b];
  }
  return [a, b, c, d];
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
