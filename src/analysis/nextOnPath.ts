import type { SpanId } from '../model/ids';
import type { PathSection } from './criticalPath';

/** Where one is: at a span, and at which of its sections, if one came along the path. */
export interface PathPlace {
  readonly spanId: SpanId | undefined;
  readonly section?: number;
}

/**
 * The next (or previous) section of the critical path that belongs to another span, beginning anew at the end; its place
 * among `sections`. A span can have several sections: without `section` one is at its first. From a span beside the path,
 * or from nowhere, the first (or last) section. Undefined where the path has no other span.
 *
 *   shop   |--     --     -|       next from shop's first section: cart,
 *     cart    |---|                then shop's second, then stock
 *     stock          |---|
 */
export function nextOnPath(
  sections: readonly PathSection[],
  { spanId, section }: PathPlace,
  direction: 'next' | 'previous'
): number | undefined {
  const ofSpan = (index: number) => sections[index]?.node.span.spanId === spanId;
  const here = section !== undefined && ofSpan(section) ? section : sections.findIndex((_, index) => ofSpan(index));
  const step = direction === 'next' ? 1 : -1;
  const start = here < 0 && direction === 'previous' ? sections.length : here;
  for (let steps = 1; steps <= sections.length; steps += 1) {
    const index = (start + step * steps + sections.length * 2) % sections.length;
    if (!ofSpan(index)) {
      return index;
    }
  }
  return undefined;
}
