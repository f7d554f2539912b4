import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { readTraceId, type TraceId } from '../../model/ids';
import { tracePath, type Context, type Thread } from '../routes';
import type { TraceLook } from '../traceLook';

/** The list that one came from, with this trace in it. */
export interface TraceList {
  /** From 0. */
  readonly at: number;
  readonly count: number;
  /** Opens the one before or after; does nothing at the list's ends. */
  readonly onStep: (direction: 'next' | 'previous') => void;
}

interface Here {
  readonly traceId: TraceId;
  readonly thread: Thread;
  readonly context: Context;
  readonly look: TraceLook;
}

/**
 * Whoever leads here from a list puts its ids into the state of the location (`traceList`), which is no part of the
 * link. Undefined without a list, or where this trace is not in it.
 */
export function useTraceList({ traceId, thread, context, look }: Here): TraceList | undefined {
  const { state } = useLocation();
  const navigate = useNavigate();
  const ids = useMemo(() => readTraceList(state), [state]);
  const at = ids.indexOf(traceId);
  const { service } = thread;
  const { show, only } = look;
  const onStep = useCallback(
    (direction: 'next' | 'previous') => {
      const to = ids[at + (direction === 'next' ? 1 : -1)];
      if (to) {
        // Span, exemplar, zoom and folds are this trace's own.
        void navigate(tracePath(context, to, { service, look: { show, only } }), { state });
      }
    },
    [ids, at, navigate, context, service, show, only, state]
  );
  return useMemo(() => (at < 0 ? undefined : { at, count: ids.length, onStep }), [at, ids, onStep]);
}

/** The ids in a location's state; empty where there is no such list. */
export function readTraceList(state: unknown): readonly TraceId[] {
  const list: unknown =
    typeof state === 'object' && state !== null && 'traceList' in state ? state.traceList : undefined;
  return Array.isArray(list) ? list.flatMap((one) => (typeof one === 'string' ? (readTraceId(one) ?? []) : [])) : [];
}
