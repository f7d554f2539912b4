import type { OverviewView } from '../../routes';
import { canOpen, wayKey, type ShownRow } from './treeRows';

/** What a key does in a tree beside moving from row to row. */
export type TreeMove =
  | { readonly is: 'open'; readonly isOpen: boolean }
  | { readonly is: 'to'; readonly index: number }
  | { readonly is: 'choose' }
  | { readonly is: 'choose-call'; readonly ends: NonNullable<OverviewView['edge']> };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** Right opens a row and then goes into it, left closes it and then goes to the row above; Enter selects, with shift the call. */
export function treeMove({ key, shiftKey }: Pressed, rows: readonly ShownRow[], at: number): TreeMove | undefined {
  const shown = rows[at];
  if (!shown) {
    return undefined;
  }
  switch (key) {
    case 'ArrowRight':
      return inwards(shown, at);
    case 'ArrowLeft':
      return outwards(shown, rows);
    case 'Enter':
    case ' ':
      return (shiftKey ? callOf(shown) : undefined) ?? { is: 'choose' };
    default:
      return undefined;
  }
}

function inwards({ isOpen, row }: ShownRow, at: number): TreeMove | undefined {
  if (isOpen) {
    return { is: 'to', index: at + 1 };
  }
  return canOpen(row) ? { is: 'open', isOpen: true } : undefined;
}

function outwards({ isOpen, row }: ShownRow, rows: readonly ShownRow[]): TreeMove | undefined {
  if (isOpen) {
    return { is: 'open', isOpen: false };
  }
  const above = rows.findIndex(({ key }) => key === wayKey(row.way.slice(0, -1)));
  return above < 0 ? undefined : { is: 'to', index: above };
}

/** The worst of the calls that lead to a row. */
function callOf({ row }: ShownRow): Extract<TreeMove, { is: 'choose-call' }> | undefined {
  const edge = row.links[0]?.edges[0];
  return edge && { is: 'choose-call', ends: { client: edge.client, server: edge.server } };
}

/** What a click does: on the mark before a row it opens and closes it, on the call it selects that. */
export function clickMove(shown: ShownRow, part: string | undefined): TreeMove | undefined {
  if (part === 'fold') {
    return canOpen(shown.row) ? { is: 'open', isOpen: !shown.isOpen } : undefined;
  }
  return (part === 'call' ? callOf(shown) : undefined) ?? { is: 'choose' };
}
