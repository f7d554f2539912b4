import { useCallback, useState } from 'react';
import { useRangeAsked } from '../../grafana/clock';
import type { Environment } from '../../model/environment';
import type { Told } from './EnvironmentAsker';
import { nextToAsk } from './nextToAsk';

/** How many environments are asked at the same time. */
const atOnce = 3;

export interface Environments {
  /** What each answered last; a time range that has changed is asked for anew meanwhile. */
  readonly told: ReadonlyMap<string, Told>;
  /** Those to be asked now. */
  readonly asking: readonly Environment[];
  /** Whether an environment has not answered for this time range yet. */
  readonly isAwaited: (id: string) => boolean;
  readonly onTold: (id: string, told: Told) => void;
  readonly askAgain: (id: string) => void;
}

interface Progress {
  readonly range: unknown;
  readonly running: readonly string[];
  readonly done: ReadonlySet<string>;
}

const nobody: ReadonlySet<string> = new Set();

/** Asks all environments, few at a time, those first that are `seen`. One that fails keeps nobody else waiting. */
export function useEnvironments(environments: readonly Environment[], seen: ReadonlySet<string>): Environments {
  const range = useRangeAsked();
  const [told, setTold] = useState<ReadonlyMap<string, Told>>(new Map());
  const [progress, setProgress] = useState<Progress>({ range, running: [], done: nobody });
  const done = progress.range === range ? progress.done : nobody;
  const running = nextToAsk({ ids: environments.map(({ id }) => id), running: progress.running, done, seen, atOnce });
  if (progress.range !== range || running.join() !== progress.running.join()) {
    setProgress({ range, running, done });
  }
  const onTold = useCallback((id: string, one: Told) => {
    setTold((before) => new Map(before).set(id, one));
    setProgress((before) => ({ ...before, done: new Set([...before.done, id]) }));
  }, []);
  const askAgain = useCallback((id: string) => {
    setProgress((before) => ({ ...before, done: new Set([...before.done].filter((other) => other !== id)) }));
  }, []);
  return {
    told,
    asking: environments.filter(({ id }) => running.includes(id)),
    isAwaited: (id) => !done.has(id),
    onTold,
    askAgain,
  };
}
