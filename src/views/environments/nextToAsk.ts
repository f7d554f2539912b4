export interface Asked {
  readonly ids: readonly string[];
  readonly running: readonly string[];
  readonly done: ReadonlySet<string>;
  /** Those on screen. */
  readonly seen: ReadonlySet<string>;
  readonly atOnce: number;
}

/** Who is to be asked now: whoever is being asked already goes on, then those on screen, then all others in their order. */
export function nextToAsk({ ids, running, done, seen, atOnce }: Asked): readonly string[] {
  const open = ids.filter((id) => !done.has(id));
  const goingOn = running.filter((id) => open.includes(id));
  const waiting = open.filter((id) => !goingOn.includes(id));
  const inTurn = [...waiting.filter((id) => seen.has(id)), ...waiting.filter((id) => !seen.has(id))];
  return [...goingOn, ...inTurn].slice(0, atOnce);
}
