import { anyAt, at, degree, linksOf, type Arrows } from './indexed';
import type { Point } from './layout';
import { spacing } from './spacing';

/** Nodes that edges connect, the largest piece first; nodes without edges are in none. Edges are numbers of `graph`. */
export interface Piece {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

export function piecesOf({ count, from, to }: Arrows): Piece[] {
  const out = linksOf(count, from, to);
  const into = linksOf(count, to, from);
  const seen = new Int32Array(count);
  const pieces: Piece[] = [];
  for (let start = 0; start < count; start++) {
    if (at(seen, start) === 1 || degree(out, start) + degree(into, start) === 0) {
      continue;
    }
    const nodes = [start];
    const edges: number[] = [];
    seen[start] = 1;
    for (let done = 0; done < nodes.length; done++) {
      const node = anyAt(nodes, done);
      for (const links of [out, into]) {
        for (let place = at(links.start, node); place < at(links.start, node + 1); place++) {
          if (links === out) {
            edges.push(at(links.edge, place));
          }
          if (at(seen, at(links.to, place)) === 0) {
            seen[at(links.to, place)] = 1;
            nodes.push(at(links.to, place));
          }
        }
      }
    }
    pieces.push({ nodes: nodes.sort((a, b) => a - b), edges: edges.sort((a, b) => a - b) });
  }
  return pieces.sort((a, b) => b.nodes.length - a.nodes.length || anyAt(a.nodes, 0) - anyAt(b.nodes, 0));
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Packed extends Size {
  /** Upper left corners, in the order of what was packed. */
  readonly corners: readonly Point[];
}

/**
 * Rectangles in rows, in their order: each in the first row that has room for it, the rows as wide as the widest, or
 * wider where the whole would be higher than it should be.
 */
export function packed(sizes: readonly Size[], { gap, atLeast }: { gap: number; atLeast: number }): Packed {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const room = sizes.reduce(
    (most, { width }) => Math.max(most, width),
    Math.max(atLeast, Math.sqrt(area * spacing.aspect))
  );
  const rows: Array<{ width: number; height: number; readonly items: number[] }> = [];
  sizes.forEach(({ width, height }, item) => {
    const row = rows.find((one) => one.width + gap + width <= room && one.height >= height);
    const last = rows.at(-1);
    const open = row ?? (last && last.width + gap + width <= room ? last : undefined);
    if (open) {
      open.items.push(item);
      open.width += gap + width;
      open.height = Math.max(open.height, height);
    } else {
      rows.push({ width, height, items: [item] });
    }
  });
  const corners: Point[] = [];
  let y = 0;
  for (const row of rows) {
    let x = 0;
    for (const item of row.items) {
      corners[item] = { x, y };
      x += (sizes[item]?.width ?? 0) + gap;
    }
    y += row.height + gap;
  }
  const width = rows.reduce((most, row) => Math.max(most, row.width), 0);
  return { corners, width, height: Math.max(0, y - gap) };
}
