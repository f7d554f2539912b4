import type { TraceId } from '../model/ids';
import { epochMs, type EpochMs } from '../model/units';
import { mixed } from './chance';
import { journeys } from './journeys';
import { places } from './places';
import { traceIdOfWords, wordsOf } from './wordId';

/** One request of the shop. Everything about it follows from these four; places and journeys by their index. */
export interface RequestKey {
  /** The moment to which the script of incidents is relative; whole seconds. */
  readonly anchor: EpochMs;
  readonly place: number;
  readonly journey: number;
  readonly n: number;
}

/**
 * The request's trace id: its key and 32 check bits, sent through a permutation of 128 bits so that it looks like
 * any other. Being a permutation, it can be undone (see {@link requestOf}); nothing has to be remembered.
 *
 *   anchor, s (32) | place (4) journey (8) n (20 + 32) | check (32)
 */
export function traceIdOf({ anchor, place, journey, n }: RequestKey): TraceId {
  const first = Math.floor(anchor / 1000) >>> 0;
  const second = ((place << 28) | (journey << 20) | (Math.floor(n / 2 ** 32) & 0xfffff)) >>> 0;
  return traceIdOfWords([first, second, n >>> 0]);
}

/** The request whose trace id this is; undefined for ids that the shop never gave. One foreign id in four milliards passes for ours. */
export function requestOf(traceId: TraceId): RequestKey | undefined {
  const words = wordsOf(traceId);
  if (!words) {
    return undefined;
  }
  const [first, second, third] = words;
  const place = second >>> 28;
  const journey = (second >>> 20) & 0xff;
  if (place >= places.length || journey >= journeys.length) {
    return undefined;
  }
  return { anchor: epochMs(first * 1000), place, journey, n: (second & 0xfffff) * 2 ** 32 + third };
}

/** One trace in fifty was dropped before it could be stored. Its metrics and log lines are there all the same; exemplars are of stored ones. */
export function isStored(traceId: TraceId): boolean {
  return mixed(parseInt(traceId.slice(8, 16), 16), 0x570) % 50 !== 0;
}

/** Some back ends leave out leading zeros. */
export function withoutLeadingZeros(id: string): string {
  return id.replace(/^0+/, '');
}
