import { useCallback, useEffect, useRef, useState } from 'react';
import { checkDataSource } from '../../grafana/checkDataSource';
import { signals, type Environment, type Signal } from '../../model/environment';
import type { CellChecks } from '../../telemetry/discovery/finding';

/** The checks of a cell, and what was checked: after an edit they no longer hold. */
interface Checked {
  readonly of: string;
  readonly checks: CellChecks;
}

export interface Checks {
  /** What is known of a cell as it stands now; nothing after it was edited. */
  readonly of: (environment: Environment, signal: Signal) => CellChecks | undefined;
  /** Checks all cells of the environments that have a data source. */
  readonly check: (environments: readonly Environment[]) => void;
  readonly busy: boolean;
}

/** Runs checks cell by cell. Leaving the page cancels what is running. */
export function useChecks(): Checks {
  const [checked, setChecked] = useState<ReadonlyMap<string, Checked>>(new Map());
  const [running, setRunning] = useState(0);
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => {
    leaving.current = new AbortController();
    return () => leaving.current?.abort(new Error('left'));
  }, []);

  const check = useCallback((environments: readonly Environment[]) => {
    const signal = leaving.current?.signal ?? new AbortController().signal;
    for (const { environment, checked: which } of cellsOf(environments)) {
      const key = keyOf(environment, which);
      const of = textOf(environment, which);
      setRunning((count) => count + 1);
      setChecked((before) => new Map(before).set(key, { of, checks: {} }));
      const report: Parameters<typeof checkDataSource>[0]['report'] = (name, state) =>
        setChecked((before) => {
          const known = before.get(key);
          // A later checking of the same cell, edited since, has taken its place.
          return known?.of === of
            ? new Map(before).set(key, { of, checks: { ...known.checks, [name]: state } })
            : before;
        });
      void checkDataSource({ environment, checked: which, signal, report }).finally(() => {
        if (!signal.aborted) {
          setRunning((count) => count - 1);
        }
      });
    }
  }, []);

  return {
    of: (environment, signal) => {
      const known = checked.get(keyOf(environment, signal));
      return known?.of === textOf(environment, signal) ? known.checks : undefined;
    },
    check,
    busy: running > 0,
  };
}

function cellsOf(environments: readonly Environment[]) {
  return environments.flatMap((environment) =>
    signals.filter((signal) => environment[signal].uid !== '').map((checked) => ({ environment, checked }))
  );
}

function keyOf({ id }: Environment, signal: Signal): string {
  return `${id} ${signal}`;
}

function textOf(environment: Environment, signal: Signal): string {
  const { overrides } = environment;
  return JSON.stringify([environment[signal], overrides?.convention, overrides?.graph, overrides?.labels]);
}
