import type { TraceId } from '../../model/ids';
import type { SearchedCall, SearchedTraces } from '../../model/traceSearch';
import type { Window } from '../../model/window';
import type { About } from '../../telemetry/about';
import { attributeFits } from '../attributeFits';
import type { DemoFrame } from '../demoFrame';
import type { DemoReply } from '../traceAnswers';
import type { ScaleWorld } from './course';
import type { ScaleAsked } from './grid';
import { callsBetween } from './red';
import type { ShopNode } from './nodes';
import { nodeNamed } from './operations';
import { attributesOf, nodeOf, resourceOf } from './spanText';
import { spansFrame, tracesFrame } from './traceFrames';
import { keyOf, pace, type Through, type TraceKey } from './traceKey';
import { fate, momentOf } from './visits';
import { walk, type Walked, type WalkedSpan } from './walk';

/** Like a real trace store, a search looks at so many requests and no more, and reads fewer of them closely. */
const mostLooked = 20_000;
const mostRead = 1500;
/** Among so many the slowest are looked for. */
const mostCompared = 400;
const spansPerTrace = 3;

/** All spans of a trace, made again from its id; Tempo's "not found" for an id that was never given. */
export function traceAnswer(traceId: TraceId): DemoReply {
  const key = keyOf(traceId);
  return key
    ? { frames: [spansFrame(walk(key))] }
    : {
        frames: [],
        error: { message: `failed to get trace with id: ${traceId} Status: 404 Not Found Body: `, status: 404 },
      };
}

/** Traces with a span of the asked service that a request came in with: newest first, or the slowest first. */
export function tracesAnswer(asked: ScaleAsked, about: Extract<About, { is: 'traces' }>): readonly DemoFrame[] {
  const { service, operation, pick, atLeast, limit } = about;
  const want: SearchedTraces = {
    service,
    operation,
    ...(pick === 'errors' ? { status: 'error' } : {}),
    ...(pick === 'slow' ? { atLeast } : {}),
  };
  const isIn = (span: WalkedSpan, walked: Walked) =>
    (span.kind === 'server' || span.kind === 'consumer') && fits(walked, span, want);
  const found = searched(asked, want, { limit: pick === 'slow' ? mostCompared : limit, isIn });
  if (pick === 'slow') {
    const longest = (walked: Walked) =>
      walked.spans.reduce((most, span) => (isIn(span, walked) ? Math.max(most, span.duration) : most), 0);
    found.sort((a, b) => longest(b) - longest(a));
  }
  return [tracesFrame(found.slice(0, limit), isIn, spansPerTrace)];
}

/** The newest traces of the shop. */
export function sampleAnswer(asked: ScaleAsked, limit: number): readonly DemoFrame[] {
  const isIn = ({ kind }: WalkedSpan) => kind === 'server' || kind === 'consumer';
  return [tracesFrame(searched(asked, {}, { limit, isIn }), isIn, spansPerTrace)];
}

/** Traces with a span as wanted, the newest first. Forms are read, not TraceQL. */
export function searchAnswer(asked: ScaleAsked, about: Extract<About, { is: 'trace-search' }>): DemoReply {
  const { want, limit, spansPerTrace: most } = about;
  if (want.traceql !== undefined) {
    const message = 'The demo shop answers what the form asks. It does not read TraceQL: a real Tempo does.';
    return { frames: [], error: { message, status: 400 } };
  }
  const isAny = Object.values(want).every((one) => one === undefined || (Array.isArray(one) && one.length === 0));
  const isIn = (span: WalkedSpan, walked: Walked) => (isAny ? span.parent < 0 : fits(walked, span, want));
  return { frames: [tracesFrame(searched(asked, want, { limit, isIn }), isIn, most)] };
}

interface Search {
  readonly limit: number;
  readonly isIn: (span: WalkedSpan, walked: Walked) => boolean;
}

/** Goes back in time through the traces that were made for what is asked. */
function searched(asked: ScaleAsked, want: SearchedTraces, { limit, isIn }: Search): Walked[] {
  const found: Walked[] = [];
  const onlyFailed = want.status === 'error';
  let read = 0;
  for (const key of keysIn(asked.world, asked.window, throughs(asked.world, want))) {
    if (found.length >= limit || read >= mostRead) {
      break;
    }
    if (onlyFailed && fate(key) === 'fine') {
      continue;
    }
    read += 1;
    const walked = walk(key);
    if (walked.spans.some((span) => isIn(span, walked))) {
      found.push(walked);
    }
  }
  return found;
}

/** The keys of the traces through the same in a window, the newest first. */
export function* keysIn(world: ScaleWorld, { from, to }: Window, through: readonly Through[]): Generator<TraceKey> {
  let looked = 0;
  for (let n = Math.floor(to / pace); n >= Math.floor(from / pace) && looked < mostLooked; n--) {
    const among = through[n % Math.max(1, through.length)];
    const key = among && { world, through: among, n };
    const at = key ? momentOf(key) : 0;
    looked += 1;
    if (key && at >= from && at <= to) {
      yield key;
    }
  }
}

/** What the traces are made for: the service asked for, a call where its other end is told too, else all gateways. */
export function throughs(world: ScaleWorld, { service, attributes = [], calls }: SearchedTraces): readonly Through[] {
  const { shop } = world;
  if (calls) {
    const between = callsBetween(world, nodeNamed(shop, calls.client), nodeNamed(shop, calls.server));
    return between.map((index) => ({ is: 'call', index }));
  }
  if (!service) {
    const outermost = shop.nodes.flatMap(({ layer }, index) => (layer === 1 ? [index] : []));
    return outermost.map((index) => ({ is: 'service', index }));
  }
  const index = nodeNamed(shop, service);
  if (index === undefined) {
    return [];
  }
  const peer = attributes.find(({ key, op }) => op === '=' && /(peer\.service|server\.address)$/.test(key))?.value;
  const to = peer === undefined ? undefined : nodeNamed(shop, { name: peer });
  const [call] = to === undefined ? [] : callsBetween(world, index, to);
  return [call === undefined ? { is: 'service', index } : { is: 'call', index: call }];
}

/** Whether a span is as wanted. */
function fits(walked: Walked, span: WalkedSpan, want: SearchedTraces): boolean {
  const { service, operation = span.operation, calls, attributes = [] } = want;
  return (
    isOf(nodeOf(walked, span), service) &&
    operation === span.operation &&
    isAs(span, want) &&
    (!calls || isOfCall(walked, span, calls)) &&
    attributes.every((filter) => attributeFits(valueOf(walked, span, filter.key), filter))
  );
}

function isOf(node: ShopNode | undefined, service: SearchedTraces['service']): boolean {
  return !service || (node?.name === service.name && (service.namespace ?? node.namespace) === node.namespace);
}

function isAs({ duration, failed }: WalkedSpan, { status, atLeast, atMost }: SearchedTraces): boolean {
  const isLike = status === undefined || status === (failed ? 'error' : 'unset');
  return isLike && duration >= (atLeast ?? 0) && duration <= (atMost ?? Infinity);
}

/** Whether a span is the one by which just this call is measured: what answers it, or what calls where nobody traces. */
function isOfCall({ spans, key }: Walked, span: WalkedSpan, { client, server }: SearchedCall): boolean {
  const { nodes } = key.world.shop;
  const named = (node: number | undefined) => (node === undefined ? undefined : nodes[node]?.name);
  if (span.callee !== undefined) {
    const isTraced = nodes[span.callee]?.kind === 'service';
    return !isTraced && named(span.node) === client.name && named(span.callee) === server.name;
  }
  const caller = named(spans[span.parent]?.node) ?? 'user';
  return caller === client.name && named(span.node) === server.name;
}

function valueOf(walked: Walked, span: WalkedSpan, key: string): string | number | boolean | undefined {
  const name = key.replace(/^(resource|span)\./, '');
  if (name === 'kind') {
    return span.kind;
  }
  return [...attributesOf(walked, span), ...resourceOf(walked, span)].find((one) => one.key === name)?.value;
}
