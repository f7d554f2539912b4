import { logLevels, type LogLevel, type LogLine } from '../../model/log';
import type { EpochMs } from '../../model/units';
import { lengthOf, windowOf, type Window } from '../../model/window';

/** Which lines: those that warn or worse, all others, or any. */
export type SampleKind = 'grave' | 'calm' | 'any';

/** One question of a sample: the first lines of these levels in this part of the time. */
export interface PartWanted {
  readonly window: Window;
  readonly kind: SampleKind;
  readonly levels: readonly LogLevel[];
  readonly limit: number;
}

/** What came of it. Every line of these levels that was written before `upTo` is among `lines`. */
export interface SamplePart {
  readonly window: Window;
  readonly kind: SampleKind;
  readonly upTo: EpochMs;
  /** All that there are in the part. */
  readonly whole: boolean;
  readonly lines: readonly LogLine[];
}

/** Into so many equal parts the time is divided. */
export const partsIn = 8;
/** So many lines of each part: of warnings and worse, and of all others. */
export const graveOfPart = 150;
export const calmOfPart = 100;

const grave: readonly LogLevel[] = ['critical', 'error', 'warn'];

/**
 * What is asked when the newest lines cover only the end of the time: the first lines of each of eight parts of it, what
 * warns apart from what does not, so that the few are not lost among the many. The first of a part and not the last: of
 * lines that began within it, the first one is found.
 *
 *   |■■·······|■■·······|■■■■■····|■■·······|■■■   ■ read   · not read   the newest lines stand behind the last part
 */
export function samplePlan(window: Window, levels: readonly LogLevel[] = logLevels): readonly PartWanted[] {
  const length = lengthOf(window) / partsIn;
  const kinds = [
    { kind: 'grave', levels: levels.filter((level) => grave.includes(level)), limit: graveOfPart },
    { kind: 'calm', levels: levels.filter((level) => !grave.includes(level)), limit: calmOfPart },
  ] as const;
  const asked = kinds.filter((one) => one.levels.length > 0);
  return asked.flatMap((one) =>
    Array.from({ length: partsIn }, (_, index) => ({
      ...one,
      window: windowOf(window.from + index * length, window.from + (index + 1) * length),
    }))
  );
}

/** The lines that answered one question of the plan, in whatever order. Those at its very end belong to the next part. */
export function samplePart({ window, kind, limit }: PartWanted, lines: readonly LogLine[]): SamplePart {
  const inside = lines.filter(({ at }) => at >= window.from && at < window.to);
  const whole = lines.length < limit;
  const last = inside.reduce((latest, { at }) => Math.max(latest, at), Number(window.from));
  return { window, kind, whole, upTo: whole ? window.to : windowOf(window.from, last).to, lines: inside };
}

/** The newest lines as a part of their own: behind the oldest of them all were read. */
export function newestPart(newest: readonly LogLine[], window: Window): SamplePart {
  const from = newest.reduce((oldest, { at }) => Math.min(oldest, at), Number(window.to));
  return { window: windowOf(from, window.to), kind: 'any', upTo: window.to, whole: true, lines: newest };
}
