import type { Environment, Signal, SignalSource } from '../../model/environment';
import { freeId } from '../../telemetry/discovery/groupEnvironments';

/** Environments while they are edited. Every edit gives a new list and leaves the others as they are. */
export type Draft = readonly Environment[];

const nothing: SignalSource = { uid: '', matchers: [] };

/** The list with a further environment at its end that has nothing yet. */
export function withNew(draft: Draft, name: string): Draft {
  const id = freeId({ name }, new Set(draft.map((environment) => environment.id)));
  return [...draft, { id, name, metrics: nothing, traces: nothing, logs: nothing }];
}

export function without(draft: Draft, index: number): Draft {
  return draft.filter((_, at) => at !== index);
}

export function replaced(draft: Draft, index: number, environment: Environment): Draft {
  return draft.map((other, at) => (at === index ? environment : other));
}

/** One place up or down; at the end of the list it stays where it is. */
export function moved(draft: Draft, index: number, by: -1 | 1): Draft {
  const one = draft[index];
  const other = draft[index + by];
  if (!one || !other) {
    return draft;
  }
  return replaced(replaced(draft, index, other), index + by, one);
}

export function withSource(environment: Environment, signal: Signal, source: SignalSource): Environment {
  return { ...environment, [signal]: source };
}
