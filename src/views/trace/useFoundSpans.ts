import { useEffect, useMemo, useState } from 'react';
import { spanSearch } from '../../analysis/spanSearch';
import type { TraceTree } from '../../analysis/traceTree';
import type { SpanId } from '../../model/ids';

export interface FoundSpans {
  readonly spans: ReadonlySet<SpanId>;
  /** Their places in the order of the waterfall, rising. */
  readonly places: readonly number[];
  /** Whether the rest of the trace is still to be looked through. */
  readonly searching: boolean;
}

/** So many spans are looked through before the page is drawn again, and the first of them at once. */
const slice = 2000;

/**
 * The spans that have `text`; undefined while nothing is looked for. Long traces are looked through in slices, each
 * of which adds to what was found, so that typing is never held up.
 */
export function useFoundSpans(tree: TraceTree, text: string | undefined): FoundSpans | undefined {
  const search = useMemo(() => (text?.trim() ? begun(tree, text) : undefined), [tree, text]);
  const [later, setLater] = useState<{ readonly of: object; readonly found: FoundSpans }>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const goOn = () => {
      if (search) {
        setLater({ of: search, found: search.next() });
        again();
      }
    };
    const again = () => {
      if (search && !search.isDone()) {
        timer = setTimeout(goOn);
      }
    };
    again();
    return () => clearTimeout(timer);
  }, [search]);
  return later && later.of === search ? later.found : search?.first;
}

function begun({ order }: TraceTree, text: string) {
  const has = spanSearch(text);
  const places: number[] = [];
  let at = 0;
  const next = (): FoundSpans => {
    const end = Math.min(at + slice, order.length);
    for (; at < end; at += 1) {
      const node = order[at];
      if (node && has(node.span)) {
        places.push(at);
      }
    }
    const spans = new Set(places.flatMap((place) => order[place]?.span.spanId ?? []));
    return { spans, places: [...places], searching: at < order.length };
  };
  return { first: next(), next, isDone: () => at >= order.length };
}
