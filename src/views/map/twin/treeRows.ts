import { neighboursByKey } from '../../../analysis/map/keyedGraph';
import type { MapTree, TreeRow } from '../../../analysis/map/mapTree';

/** A row of the tree that is in sight, with where it stands among those beside it. */
export interface ShownRow {
  readonly key: string;
  readonly row: TreeRow;
  readonly isOpen: boolean;
  /** From 1. */
  readonly place: number;
  readonly of: number;
}

/** By this a row is known: a place stands in the tree once for every way to it. */
export function wayKey(way: readonly string[]): string {
  return way.join('\u0002');
}

/** More rows than anybody opens by hand; the rest of a tree that is larger is reached by closing something. */
const most = 20_000;

/** The rows that are not in a closed one, from above. */
export function shownRows(tree: MapTree, isOpened: (key: string) => boolean): readonly ShownRow[] {
  const shown: ShownRow[] = [];
  const stack = [...placed(tree.entries, isOpened)].reverse();
  for (let next = stack.pop(); next && shown.length < most; next = stack.pop()) {
    shown.push(next);
    if (next.isOpen) {
      stack.push(...[...placed(tree.childrenOf(next.row), isOpened)].reverse());
    }
  }
  return shown;
}

function placed(rows: readonly TreeRow[], isOpened: (key: string) => boolean): readonly ShownRow[] {
  return rows.map((row, index) => {
    const key = wayKey(row.way);
    return { key, row, isOpen: canOpen(row) && isOpened(key), place: index + 1, of: rows.length };
  });
}

export function canOpen({ isCircle, callees }: TreeRow): boolean {
  return !isCircle && callees > 0;
}

/**
 * Keys of the rows above a place on a shortest way to it, from the entry on; empty where it is an entry or not in the
 * tree. They are open where that place is selected, so that it is in sight.
 */
export function rowsAbove(
  entries: readonly TreeRow[],
  links: ReadonlyArray<{ readonly from: string; readonly to: string }>,
  key: string
): ReadonlySet<string> {
  const { callers } = neighboursByKey(links);
  const starts = new Set(entries.map(({ place }) => place.key));
  // From each place the next one on the way to `key`.
  const next = new Map<string, string | undefined>([[key, undefined]]);
  for (const at of next.keys()) {
    if (starts.has(at)) {
      return prefixes(at, next);
    }
    callers.get(at)?.forEach((caller) => next.has(caller) || next.set(caller, at));
  }
  return new Set();
}

function prefixes(entry: string, next: ReadonlyMap<string, string | undefined>): ReadonlySet<string> {
  const keys = new Set<string>();
  const way: string[] = [];
  for (let at: string | undefined = entry; at !== undefined; at = next.get(at)) {
    way.push(at);
    keys.add(wayKey(way));
  }
  // The last is the place itself.
  keys.delete(wayKey(way));
  return keys;
}
