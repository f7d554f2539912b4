import type { Row } from '../../analysis/waterfall';
import type { SpanId } from '../../model/ids';

/** What a key does in the waterfall. */
export type WaterfallMove =
  /** `move` passes by, `choose` is meant to stay: a place that Back returns to. */
  | { readonly is: 'select'; readonly spanId: SpanId; readonly how: 'move' | 'choose' }
  | { readonly is: 'toggle'; readonly spanId: SpanId }
  | { readonly is: 'leave' };

const page = 12;

/** The move that `key` asks for on the row at `index`; undefined where it has no meaning. */
export function waterfallMove(key: string, rows: readonly Row[], index: number): WaterfallMove | undefined {
  const row = rows[index];
  switch (key) {
    case 'Enter':
    case ' ':
      return row && { is: 'select', spanId: row.span.spanId, how: 'choose' };
    case 'Escape':
      return { is: 'leave' };
    default:
      return sideways(key, rows, index) ?? to(rows, vertical(key, index, rows.length - 1));
  }
}

function vertical(key: string, index: number, last: number): number {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return Math.min(index + page, last);
    case 'PageUp':
      return Math.max(index - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return -1;
  }
}

/** Right opens and goes in; left closes and goes out. */
function sideways(key: string, rows: readonly Row[], index: number): WaterfallMove | undefined {
  const row = rows[index];
  if (!row) {
    return undefined;
  }
  const open = row.hasChildren && !row.collapsed;
  if (key === 'ArrowRight' && row.hasChildren) {
    return open ? to(rows, index + 1) : { is: 'toggle', spanId: row.span.spanId };
  }
  if (key === 'ArrowLeft') {
    return open ? { is: 'toggle', spanId: row.span.spanId } : to(rows, parentIndex(rows, index));
  }
  return undefined;
}

function parentIndex(rows: readonly Row[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  let above = index - 1;
  while (above >= 0 && (rows[above]?.depth ?? 0) >= depth) {
    above -= 1;
  }
  return above;
}

function to(rows: readonly Row[], index: number): WaterfallMove | undefined {
  const row = rows[index];
  return row && { is: 'select', spanId: row.span.spanId, how: 'move' };
}
