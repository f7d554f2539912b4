import { readSpanId, readTraceId, type SpanId, type TraceId } from '../model/ids';
import { mixed } from './chance';

type Words = [number, number, number, number];

const rounds = 6;
const signature = 0x51e7a17c;

/** The id that carries three words of 32 bits. */
export function traceIdOfWords([first, second, third]: readonly [number, number, number]): TraceId {
  const text = permuted([first, second, third, check(first, second, third)])
    .map(hex)
    .join('');
  const id = readTraceId(text);
  if (id === undefined) {
    throw new Error(`No trace id: ${text}`);
  }
  return id;
}

/** The words that an id of ours carries; undefined for any other. */
export function wordsOf(traceId: TraceId): readonly [number, number, number] | undefined {
  const words = [0, 8, 16, 24].map((at) => parseInt(traceId.slice(at, at + 8), 16));
  const [first, second, third, last] = restored([words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0]);
  return last === check(first, second, third) ? [first, second, third] : undefined;
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
