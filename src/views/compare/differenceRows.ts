import type { DifferenceGroup } from '../../analysis/traceDifference';

export interface DifferenceRow {
  readonly group: DifferenceGroup;
  readonly folded: boolean;
}

interface Wanted {
  readonly folded: ReadonlySet<DifferenceGroup>;
  /** Leaves out groups that are the same, with all below them the same. */
  readonly onlyDifferences: boolean;
}

/** The groups that have a row, each before its children. */
export function differenceRows(order: readonly DifferenceGroup[], wanted: Wanted): readonly DifferenceRow[] {
  const rows: DifferenceRow[] = [];
  /** The depth of the folded group one is below of. */
  let below = Infinity;
  for (const group of order) {
    if (group.depth > below) {
      continue;
    }
    below = Infinity;
    if (wanted.onlyDifferences && !group.differs) {
      continue;
    }
    const folded = group.children.length > 0 && wanted.folded.has(group);
    below = folded ? group.depth : Infinity;
    rows.push({ group, folded });
  }
  return rows;
}

export type DifferenceMove =
  | { readonly is: 'go'; readonly to: number }
  | { readonly is: 'toggle'; readonly group: DifferenceGroup }
  | { readonly is: 'open'; readonly group: DifferenceGroup };

/** What a key does at a row: as in the waterfall, right opens and goes in, left closes and goes out. */
export function differenceMove(key: string, rows: readonly DifferenceRow[], at: number): DifferenceMove | undefined {
  const row = rows[at];
  if (!row) {
    return undefined;
  }
  const { group, folded } = row;
  const hasChildren = group.children.length > 0;
  switch (key) {
    case 'Enter':
      return { is: 'open', group };
    case ' ':
      return hasChildren ? { is: 'toggle', group } : undefined;
    case 'ArrowRight':
      return hasChildren && folded ? { is: 'toggle', group } : undefined;
    case 'ArrowLeft':
      return outwards(rows, at);
    default:
      return vertical(key, at, rows.length - 1);
  }
}

function outwards(rows: readonly DifferenceRow[], at: number): DifferenceMove | undefined {
  const row = rows[at];
  if (row && row.group.children.length > 0 && !row.folded) {
    return { is: 'toggle', group: row.group };
  }
  const parent = rows.findIndex(({ group }) => group === row?.group.parent);
  return parent < 0 ? undefined : { is: 'go', to: parent };
}

function vertical(key: string, at: number, last: number): DifferenceMove | undefined {
  const goals: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: last,
  };
  const to = goals[key];
  return to === undefined ? undefined : { is: 'go', to: Math.max(0, Math.min(to, last)) };
}
