import type { FlameBox, FlameGraph } from './flameGraph';

/** Where a box is drawn: shares of the whole width, from 0 to 1. */
export interface PlacedBox {
  readonly box: FlameBox;
  readonly from: number;
  readonly width: number;
  /** Its children ran at once and are drawn narrower than they took, so that they fit below it. */
  readonly squeezed: boolean;
}

export interface FlameLevel {
  /** From left to right. */
  readonly boxes: readonly PlacedBox[];
  /** Spans of boxes that begin at this level and are too narrow to be drawn, with all below them. */
  readonly narrow: number;
}

export interface FlameLayout {
  readonly levels: readonly FlameLevel[];
  /** Spans that are too narrow to be drawn, of all levels. */
  readonly narrow: number;
}

interface Wanted {
  /** Boxes narrower than this share of the whole are counted instead. */
  readonly least: number;
  /** Only this box and what is below it. */
  readonly zoom?: FlameBox;
}

/** So many boxes are drawn on one level at most, the widest. */
const mostOnLevel = 400;

/**
 * Places of boxes, one level below the other. A box is as wide as its total; children that ran at once take more than
 * their parent did and are drawn narrower by the same factor, so that each stays below its parent.
 */
export function flameLayout(flame: FlameGraph, { least, zoom }: Wanted): FlameLayout {
  const levels: FlameLevel[] = [];
  const roots = zoom ? [zoom] : flame.roots;
  const spans = spansBelow(flame);
  let level = placed(roots, { from: 0, width: 1, total: sum(roots) });
  let narrow = 0;
  while (level.length > 0) {
    const { drawn, left } = drawable(level, least);
    const lost = left.reduce((total, { box }) => total + (spans.get(box) ?? 0), 0);
    narrow += lost;
    levels.push({ boxes: drawn, narrow: lost });
    level = drawn.flatMap(({ box, from, width }) => placed(box.children, { from, width, total: box.total }));
  }
  return { levels, narrow };
}

interface Room {
  readonly from: number;
  readonly width: number;
  /** What the whole of `width` stands for. */
  readonly total: number;
}

function placed(boxes: readonly FlameBox[], { from, width, total }: Room): PlacedBox[] {
  const taken = sum(boxes);
  const scale = Math.max(taken, total);
  let reached = from;
  return boxes.map((box) => {
    const own = scale > 0 ? (box.total / scale) * width : 0;
    const at = reached;
    reached += own;
    return { box, from: at, width: own, squeezed: taken > total * (1 + 1e-9) };
  });
}

function drawable(level: readonly PlacedBox[], least: number) {
  const wide = level.filter(({ width }) => width >= least);
  const kept = wide.length <= mostOnLevel ? wide : [...wide].sort((a, b) => b.width - a.width).slice(0, mostOnLevel);
  const drawn = new Set(kept);
  return { drawn: wide.filter((box) => drawn.has(box)), left: level.filter((box) => !drawn.has(box)) };
}

/** How many spans a box and all boxes below it hold. */
function spansBelow({ boxes }: FlameGraph): ReadonlyMap<FlameBox, number> {
  const counts = new Map<FlameBox, number>();
  for (const box of [...boxes].reverse()) {
    const own = (counts.get(box) ?? 0) + box.nodes.length;
    counts.set(box, own);
    if (box.parent) {
      counts.set(box.parent, (counts.get(box.parent) ?? 0) + own);
    }
  }
  return counts;
}

function sum(boxes: readonly FlameBox[]): number {
  return boxes.reduce((total, box) => total + box.total, 0);
}
