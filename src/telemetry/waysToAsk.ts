/** The ways of a search by their names, which are the same in every search of the kind. */
export interface KnownWays {
  /** All, the likely ones first. */
  readonly all: readonly string[];
  /** Those that find most of what any way finds; a search that is cut short still asks them. */
  readonly surest: readonly string[];
}

/** What earlier searches have taught. */
export interface Taught {
  /** The way that led to this very subject. */
  readonly own?: string;
  /** The way that led somewhere last, to whatever subject. */
  readonly winner?: string;
  /** All ways were asked lately, and none led anywhere. */
  readonly inVain?: boolean;
}

/**
 * Which ways a search takes, in order. All of them only while there is something to learn: it is not known what leads
 * to this subject, and asking everything was not in vain just now. Else the way that led there before and the surest
 * ones; what none of these finds is missed.
 */
export function waysToAsk({ all, surest }: KnownWays, { own, winner, inVain }: Taught): readonly string[] {
  const before = [own, winner].flatMap((name) => (name !== undefined && all.includes(name) ? [name] : []));
  const likely = unique([...before, ...surest]);
  const isCut = (own !== undefined || inVain === true) && likely.length > 0;
  return isCut ? likely : unique([...before, ...all]);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
