import type { SpanShape } from './callTree';
import { logLevels, type LogLevel } from '../model/log';
import type { SpanId, TraceId } from '../model/ids';
import { mixed, populationSize } from './chance';
import { recommendationHeap } from './incidents';
import { cellOf, fate, type Population } from './population';
import { spansOf, type ShopRequest, type ShopSpan } from './request';
import { inbound } from './subjects';
import { failureText } from './traceAnswers';

/** One line of the shop's logs. */
export interface ShopLine {
  /** Milliseconds since 1970, to the microsecond. */
  readonly at: number;
  readonly level: LogLevel;
  readonly service: string;
  readonly body: string;
  readonly traceId?: TraceId;
  readonly spanId?: SpanId;
  readonly details: Readonly<Record<string, string>>;
  /** Chooses the process that wrote it. */
  readonly choice: number;
}

/** Per span of a population, the level of its log line as an index into `logLevels`; `noLine` where it writes none. */
export const noLine = 255;

const level = (name: LogLevel): number => logLevels.indexOf(name);
const silent: ReadonlySet<string> = new Set(['currency', 'image-provider']);
const lineLevels = new WeakMap<Population, Uint8Array>();

export function lineLevelsOf(population: Population): Uint8Array {
  const known = lineLevels.get(population);
  if (known !== undefined) {
    return known;
  }
  const levels = new Uint8Array(population.fates.length).fill(noLine);
  const fateOf = (shape: number, m: number) => population.fates[cellOf(shape, m)] ?? fate.absent;
  population.shapes.forEach((shape, s) => {
    const spared = population.shapes.flatMap(({ parent, needed }, child) =>
      parent === s && needed !== 'always' ? [child] : []
    );
    for (let m = 0; m < populationSize; m++) {
      const lost = spared.some((child) => fateOf(child, m) >= fate.failed);
      levels[cellOf(s, m)] = levelOf(shape, { became: fateOf(s, m), lost, missed: population.missed[m] === 1 });
    }
  });
  lineLevels.set(population, levels);
  return levels;
}

interface Became {
  readonly became: number;
  /** It could do without something that failed. */
  readonly lost: boolean;
  readonly missed: boolean;
}

function levelOf(shape: SpanShape, { became, lost, missed }: Became): number {
  if (became === fate.absent || shape.parentNotStored) {
    return noLine;
  }
  if (became === fate.faulty || (became === fate.failed && inbound(shape))) {
    return level('error');
  }
  if (!inbound(shape)) {
    return noLine;
  }
  const calm = silent.has(shape.service) ? noLine : level('info');
  return lost || (shape.feelsCache && missed) ? level('warn') : calm;
}

/** The line that a span wrote as it ended; undefined where it wrote none. */
export function lineOf(request: ShopRequest, span: ShopSpan): ShopLine | undefined {
  const named = logLevels[lineLevelsOf(request.population)[span.index * populationSize + request.member] ?? noLine];
  if (named === undefined) {
    return undefined;
  }
  return {
    at: span.start + span.duration,
    level: named,
    service: span.shape.service,
    body: bodyOf(request, span, named),
    traceId: request.traceId,
    spanId: span.spanId,
    details: detailsOf(request, span),
    choice: request.key.n,
  };
}

function detailsOf(request: ShopRequest, { shape, failed, faulty }: ShopSpan): Record<string, string> {
  return {
    ...(shape.attributes['http.request.method'] === undefined ? {} : { http_status_code: failed ? '503' : '200' }),
    ...(faulty && shape.fault ? { exception_type: shape.fault.exception } : {}),
    ...(shape.feelsCache ? { app_cache_hit: String(request.population.missed[request.member] === 0) } : {}),
  };
}

function bodyOf(request: ShopRequest, span: ShopSpan, named: LogLevel): string {
  const { shape, duration } = span;
  if (named === 'error') {
    return `${shape.operation} failed: ${failureText(request, span)}${orderOf(request)}`;
  }
  if (shape.feelsCache && named === 'warn') {
    return cacheMissText(request, span);
  }
  if (named === 'warn') {
    return `${shape.operation} answered without ${lostCallee(request, span)}`;
  }
  if (shape.operation === 'PlaceOrder') {
    return `order ${orderNumber(request)} placed in ${duration.toFixed(1)} ms`;
  }
  return `${shape.operation} handled in ${duration.toFixed(1)} ms`;
}

function cacheMissText({ world, key, at }: ShopRequest, span: ShopSpan): string {
  const heap = recommendationHeap(world.place, at - world.anchor);
  const user = mixed(key.n >>> 0, key.journey, 3) % 10_000;
  const list = 120 + (mixed(key.n >>> 0, key.journey, 4) % 80);
  return `cache miss for user ${user}, rebuilding ${list} products took ${span.duration.toFixed(0)} ms, heap ${heap.toFixed(0)} MiB`;
}

function lostCallee(request: ShopRequest, span: ShopSpan): string {
  const lost = spansOf(request).find(
    (other) => other.shape.parent === span.index && other.shape.needed !== 'always' && other.failed
  );
  return String(lost?.shape.attributes['server.address'] ?? 'a callee');
}

function orderOf(request: ShopRequest): string {
  return request.population.shapes.some((shape) => shape.operation === 'PlaceOrder')
    ? ` order=${orderNumber(request)}`
    : '';
}

function orderNumber({ key }: ShopRequest): number {
  return 10_000_000 + (key.n % 90_000_000);
}
