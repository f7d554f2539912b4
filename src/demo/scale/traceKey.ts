import type { TraceId } from '../../model/ids';
import { traceIdOfWords, wordsOf } from '../wordId';
import { scaleSizes } from './environments';
import type { ScaleWorld } from './course';
import { shopOf } from './shop';

/** What a trace was made for: it passes through this service, or over this call. */
export interface Through {
  readonly is: 'service' | 'call';
  /** Its place in the shop's list. */
  readonly index: number;
}

/** One trace of a large shop. Everything about it follows from these. */
export interface TraceKey {
  readonly world: ScaleWorld;
  readonly through: Through;
  /** How many have come before it through the same, since 1970. */
  readonly n: number;
}

/** Above those of the small shop, which so never takes these ids for its own. */
const firstPlace = 8;
/** Between two traces through the same, in milliseconds. */
export const pace = 1000;

/** anchor, s (32) | size (4) call or service (1) index (27) | n (32) */
export function scaleTraceId({ world, through, n }: TraceKey): TraceId {
  const place = firstPlace + scaleSizes.indexOf(world.shop.size);
  const isCall = through.is === 'call' ? 1 : 0;
  const second = ((place << 28) | (isCall << 27) | through.index) >>> 0;
  return traceIdOfWords([Math.floor(world.anchor / 1000) >>> 0, second, n >>> 0]);
}

/** The trace that has this id; undefined for ids that no large shop ever gave. */
export function keyOf(traceId: TraceId): TraceKey | undefined {
  const words = wordsOf(traceId);
  if (!words) {
    return undefined;
  }
  const [anchor, second, n] = words;
  const size = scaleSizes[(second >>> 28) - firstPlace];
  if (size === undefined) {
    return undefined;
  }
  const shop = shopOf(size);
  const through: Through = { is: (second >>> 27) & 1 ? 'call' : 'service', index: second & 0x7ffffff };
  const count = through.is === 'call' ? shop.calls.length : shop.nodes.length;
  return through.index < count ? { world: { shop, anchor: anchor * 1000 }, through, n } : undefined;
}
