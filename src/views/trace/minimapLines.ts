import type { Piece } from '../../analysis/ownWork';
import type { Row } from '../../analysis/waterfall';
import type { SpanId } from '../../model/ids';
import { ms, type Ms } from '../../model/units';
import { pieceLines, pieceWidth } from './pieceLines';

/** Width of the minimap's own coordinates. */
export const minimapWidth = pieceWidth;

export interface MinimapLines {
  /** One SVG path per service: a horizontal stroke for each span. */
  readonly services: ReadonlyArray<{ readonly service: string; readonly path: string }>;
  /** The same for failed spans. */
  readonly failed: string;
  /** The same for the critical path's sections. */
  readonly critical: string;
}

export interface MinimapOf {
  readonly total: Ms;
  /** The sections of the critical path by span. */
  readonly path?: ReadonlyMap<SpanId, readonly Piece[]>;
  /** How many rows are drawn at most, failed ones aside. */
  readonly most?: number;
}

/**
 * The whole waterfall in small: x is time, y the row. Of very long traces every n-th row is drawn, failed ones always,
 * so that the work is bounded while the shape stays.
 */
export function minimapLines(rows: readonly Row[], { total, path, most = 1500 }: MinimapOf): MinimapLines {
  const every = Math.max(1, Math.ceil(rows.length / most));
  const services = new Map<string, string[]>();
  const failed: string[] = [];
  const critical: string[] = [];
  rows.forEach((row, index) => {
    const hasFailed = row.span.status === 'error';
    if (index % every !== 0 && !hasFailed) {
      return;
    }
    const stroke = strokeOf(row, index, total);
    critical.push(sectionsOf(path?.get(row.span.spanId), index, total));
    if (hasFailed) {
      failed.push(stroke);
      return;
    }
    const { name } = row.span.service;
    const strokes = services.get(name) ?? [];
    strokes.push(stroke);
    services.set(name, strokes);
  });
  return {
    services: [...services].map(([service, strokes]) => ({ service, path: strokes.join('') })),
    failed: failed.join(''),
    critical: critical.join(''),
  };
}

function strokeOf(row: Row, index: number, total: Ms): string {
  const scale = total > 0 ? minimapWidth / total : 0;
  const from = row.offset * scale;
  const length = Math.max(row.duration * scale, 2);
  return `M${from.toFixed(1)} ${index + 0.5}h${length.toFixed(1)}`;
}

function sectionsOf(pieces: readonly Piece[] | undefined, index: number, total: Ms): string {
  return pieces ? pieceLines(pieces, { from: ms(0), to: total }, index + 0.5) : '';
}
