import type { Group } from './grouping';

/** Where services stand: keys of places by keys of services. */
export interface Standing {
  /** Of a service that stands by itself its own key. */
  readonly placeOf: ReadonlyMap<string, string>;
  /** Keys of boxes by keys of services that stand in one. */
  readonly boxOf: ReadonlyMap<string, string>;
}

export interface StandingAsked {
  /** Keys of all services, the worst first. */
  readonly inOrder: readonly string[];
  readonly groups: readonly Group[];
  readonly opened: ReadonlySet<string>;
  readonly isInTrouble: (key: string) => boolean;
  /** Those that stand by themselves in any case. */
  readonly kept: ReadonlySet<string>;
}

/** Of closed groups at most so many services in trouble stand by themselves; more of them are no picture any more. */
const mostInTrouble = 40;

/**
 * Where each service stands: in its group while that is closed, in a box of its own group once it is opened. The worst
 * of those in trouble stand outside of their closed groups, so that one sees them, and the way trouble takes, without
 * opening anything.
 */
export function standingOf({ inOrder, groups, opened, isInTrouble, kept }: StandingAsked): Standing {
  const groupOf = new Map(groups.flatMap((group) => group.members.map((key) => [key, group] as const)));
  const placeOf = new Map<string, string>();
  const boxOf = new Map<string, string>();
  let shown = 0;
  for (const key of inOrder) {
    const group = groupOf.get(key);
    if (!group) {
      placeOf.set(key, key);
    } else if (opened.has(group.key)) {
      placeOf.set(key, key);
      boxOf.set(key, group.key);
    } else if (kept.has(key)) {
      placeOf.set(key, key);
    } else if (isInTrouble(key) && shown < mostInTrouble) {
      shown += 1;
      placeOf.set(key, key);
    } else {
      placeOf.set(key, group.key);
    }
  }
  return { placeOf, boxOf };
}
