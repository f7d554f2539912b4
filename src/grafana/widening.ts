import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { Signal } from '../model/environment';
import { readWidened, widenKey, writeWidened } from '../telemetry/guard/widening';

export interface Widening {
  /** Signals that the page's link says are widened; undefined where it names none. */
  readonly widened: readonly Signal[] | undefined;
}

/** What the reader of this page has widened. It is part of the page's link, so that who opens that sees the same. */
export function useWidening(): Widening {
  const { search } = useLocation();
  return useMemo(() => ({ widened: readWidened(new URLSearchParams(search).get(widenKey)) }), [search]);
}

/** Widens a signal: a step in the browser's history. */
export function useWiden(): (signal: Signal) => void {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (signal) => {
    const query = new URLSearchParams(search);
    query.set(widenKey, writeWidened([...(readWidened(query.get(widenKey)) ?? []), signal]) ?? '');
    void navigate({ pathname, search: query.toString() });
  };
}
