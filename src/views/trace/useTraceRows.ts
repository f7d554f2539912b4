import { useCallback, useMemo, useState } from 'react';
import { foldedSpans, openedTo } from '../../analysis/foldedSpans';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { pickedSpans, withAncestors } from '../../analysis/rowFilter';
import { uncollapsedTo, waterfallRows } from '../../analysis/waterfall';
import type { SpanId } from '../../model/ids';
import type { UsualDurations } from '../../model/usual';
import type { TraceLook } from '../traceLook';

interface Wanted {
  readonly look: TraceLook;
  readonly selected: SpanId | undefined;
  readonly usual: UsualDurations | undefined;
}

const noHand: ReadonlyMap<SpanId, boolean> = new Map();

/**
 * The rows of a trace as it is looked at. Wherever the selection comes from, Back included, its row is among them.
 * What is folded by hand stays so until other folds are asked for.
 */
export function useTraceRows(prepared: PreparedTrace, { look, selected, usual }: Wanted) {
  const { tree } = prepared;
  const hand = useHand(look);
  const folded = useMemo(
    () => foldedSpans(tree, { depth: look.depth, services: look.folded, byHand: hand.folds }),
    [tree, look.depth, look.folded, hand.folds]
  );
  const shownFolded = useMemo(
    () => (selected === undefined ? folded : uncollapsedTo(selected, tree, folded)),
    [tree, folded, selected]
  );
  const { picked, kept } = useKept(prepared, { look, selected, usual });
  const { rows: all } = prepared;
  const rows = useMemo(
    () => (shownFolded.size === 0 && !kept ? all : waterfallRows(tree, shownFolded, kept)),
    [all, tree, shownFolded, kept]
  );
  const { setFolds } = hand;
  const open = useCallback(
    (spanId: SpanId) => setFolds((before) => openedTo(tree.nodes.get(spanId), folded, before)),
    [tree, folded, setFolds]
  );
  const toggle = useCallback(
    (spanId: SpanId) => setFolds((before) => new Map([...before, [spanId, !shownFolded.has(spanId)]])),
    [shownFolded, setFolds]
  );
  const unfold = useCallback(() => setFolds(noHand), [setFolds]);
  return { rows, picked, open, toggle, unfold };
}

/** Folds by hand; they are dropped with the folds that they were exceptions from. */
function useHand({ depth, folded }: TraceLook) {
  const rule = `${depth ?? ''} ${JSON.stringify(folded ?? [])}`;
  const [kept, setKept] = useState({ rule, folds: noHand });
  const folds = kept.rule === rule ? kept.folds : noHand;
  const setFolds = useCallback(
    (change: ReadonlyMap<SpanId, boolean> | ((before: ReadonlyMap<SpanId, boolean>) => ReadonlyMap<SpanId, boolean>)) =>
      setKept((before) => {
        const current = before.rule === rule ? before.folds : noHand;
        const next = typeof change === 'function' ? change(current) : change;
        return next === before.folds && before.rule === rule ? before : { rule, folds: next };
      }),
    [rule]
  );
  return { folds, setFolds };
}

function useKept(prepared: PreparedTrace, { look: { only }, selected, usual }: Wanted) {
  const { tree, path } = prepared;
  const picked = useMemo(
    () => (only && (only !== 'slow' || usual) ? pickedSpans({ tree, path, usual }, only) : undefined),
    [tree, path, usual, only]
  );
  const leading = useMemo(() => picked && withAncestors(picked, tree), [picked, tree]);
  const kept = useMemo(
    () =>
      leading && selected !== undefined && !leading.has(selected)
        ? new Set([...leading, ...withAncestors([selected], tree)])
        : leading,
    [leading, selected, tree]
  );
  return { picked, kept };
}
