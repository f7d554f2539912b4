import { useMemo, useState } from 'react';
import { flameGraph, type FlameBox, type FlameGraph } from '../../analysis/flameGraph';
import { flameLayout, type FlameLayout } from '../../analysis/flameLayout';
import type { TraceTree } from '../../analysis/traceTree';
import type { Row } from '../../analysis/waterfall';
import type { SpanId } from '../../model/ids';

export interface Flame {
  readonly graph: FlameGraph;
  readonly layout: FlameLayout;
  /** The box of the selected span; else the first. */
  readonly current: FlameBox | undefined;
  readonly zoom: FlameBox | undefined;
  readonly zoomTo: (box: FlameBox | undefined) => void;
}

interface Shown {
  readonly rows: readonly Row[];
  readonly selected: SpanId | undefined;
  /** Of the drawing, in pixels. */
  readonly width: number;
}

/**
 * The boxes of the rows and which of them one looks into. What is looked into is kept as a span, so that it stays while
 * rows come and go; a selection outside of it shows the whole again.
 */
export function useFlame(tree: TraceTree, { rows, selected, width }: Shown): Flame {
  const [zoomed, setZoomed] = useState<SpanId>();
  const graph = useMemo(
    () =>
      flameGraph(
        tree,
        rows.map(({ span }) => span.spanId)
      ),
    [tree, rows]
  );
  const chosen = selected === undefined ? undefined : graph.boxOf.get(selected);
  const wanted = zoomed === undefined ? undefined : graph.boxOf.get(zoomed);
  const zoom = wanted && (!chosen || isBelow(chosen, wanted)) ? wanted : undefined;
  const layout = useMemo(() => flameLayout(graph, { least: 1 / Math.max(width, 1), zoom }), [graph, width, zoom]);
  return {
    graph,
    layout,
    current: chosen ?? graph.roots[0],
    zoom,
    zoomTo: (box) => setZoomed(box?.nodes[0]?.span.spanId),
  };
}

function isBelow(box: FlameBox, above: FlameBox): boolean {
  let at: FlameBox | undefined = box;
  while (at && at !== above) {
    at = at.parent;
  }
  return at === above;
}
