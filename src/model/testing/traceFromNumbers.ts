import { readSpanId, readTraceId, type SpanId } from '../ids';
import type { Span, Trace } from '../trace';
import { epochMs, ms } from '../units';
import { drawnStart } from './traceFromDrawing';

/** How many numbers make a span. */
export const numbersPerSpan = 8;

const services = ['shop', 'cart', 'payment', '결제'];
const kinds: ReadonlyArray<Span['kind']> = ['server', 'client', 'producer', 'consumer', 'internal', 'unspecified'];
const statuses: ReadonlyArray<Span['status']> = ['unset', 'ok', 'error'];

/**
 * Any trace that a tracer, good or broken, could send, from arrays of natural numbers, which a property test can
 * make and shrink: several roots, missing parents, parents in a circle, ids twice, skewed clocks, errors anywhere.
 */
export function traceFromNumbers(spans: ReadonlyArray<readonly number[]>): Trace {
  return { traceId: readTraceId('abc') ?? fail(), spans: spans.map(spanFromNumbers) };
}

function spanFromNumbers(numbers: readonly number[]): Span {
  const [id, parent, service, operation, kind, start, duration, status] = eight(numbers);
  return {
    spanId: numbered(id % 30),
    parentSpanId: parent % 40 > 33 ? undefined : numbered(parent % 40),
    service: { name: services[service % services.length] ?? fail() },
    operation: operation % 2 === 0 ? 'GET /' : 'charge',
    kind: kinds[kind % kinds.length] ?? fail(),
    start: epochMs(drawnStart + (start % 1000) / 3),
    duration: ms(duration % 10 === 0 ? 0 : (duration % 1000) / 7),
    status: statuses[status % statuses.length] ?? fail(),
    attributes: [],
    resource: [],
    events: [],
    links: [],
  };
}

type Eight = [number, number, number, number, number, number, number, number];

function eight([a = 0, b = 0, c = 0, d = 0, ...more]: readonly number[]): Eight {
  const [e = 0, f = 0, g = 0, h = 0] = more;
  return [a, b, c, d, e, f, g, h];
}

function numbered(number: number): SpanId {
  return readSpanId((number + 1).toString(16)) ?? fail();
}

function fail(): never {
  throw new Error('Not an id');
}
