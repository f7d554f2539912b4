import { useMemo, useState } from 'react';
import { mapTree, type TreeRow } from '../../../analysis/map/mapTree';
import { serviceKey } from '../../../model/service';
import { rowsAbove, shownRows, wayKey, type ShownRow } from './treeRows';
import type { TwinProps } from './twinProps';

/** So few entries are open from the start. */
const fewEntries = 12;

interface Tree {
  readonly rows: readonly ShownRow[];
  readonly setOpen: (key: string, isOpen: boolean) => void;
}

/** The rows of the tree that are in sight. What is selected always is, unless somebody closes what it stands in. */
export function useTree({ map, marks, view }: Pick<TwinProps, 'map' | 'marks' | 'view'>): Tree {
  const tree = useMemo(() => mapTree(map, marks), [map, marks]);
  const selected = view.selected && serviceKey(view.selected);
  const openFirst = useMemo(
    () => new Set([...firstRows(tree.entries), ...(selected ? rowsAbove(tree.entries, map.links, selected) : [])]),
    [tree, map, selected]
  );
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map());
  const rows = useMemo(
    () => shownRows(tree, (key) => byHand.get(key) ?? openFirst.has(key)),
    [tree, byHand, openFirst]
  );
  return { rows, setOpen: (key, isOpen) => setByHand((known) => new Map([...known, [key, isOpen]])) };
}

function firstRows(entries: readonly TreeRow[]): readonly string[] {
  return entries.length <= fewEntries ? entries.map(({ way }) => wayKey(way)) : [];
}
