import { ms, type Ms } from '../../model/units';
import type { Sight } from './zoom';

export interface Tick {
  readonly at: Ms;
  /** Where it stands on the axis, from 0 to 1. */
  readonly share: number;
}

/** Round moments (1, 2 or 5 times a power of ten) on an axis from 0 to `total`, at most `most` steps. */
export function ticks(total: Ms, most = 5): readonly Tick[] {
  if (!(total > 0) || !Number.isFinite(total)) {
    return [{ at: ms(0), share: 0 }];
  }
  const rough = total / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.floor(total / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => ({ at: ms(index * step), share: (index * step) / total }));
}

/**
 * Round moments in a part of a trace's time. Where the part is so far from the trace's start that they would all read
 * the same, they count from its own start instead (`since`).
 */
export function ticksIn({ from, to }: Sight, most = 5): { readonly ticks: readonly Tick[]; readonly since: Ms } {
  const length = ms(to - from);
  if (from > length * 50) {
    return { ticks: ticks(length, most).map(({ at, share }) => ({ at: ms(at + from), share })), since: from };
  }
  const [, second] = ticks(length, most);
  const step = second?.at ?? 0;
  if (!(step > 0)) {
    return { ticks: [{ at: from, share: 0 }], since: ms(0) };
  }
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const all = Array.from({ length: last - first + 1 }, (_, index) => ms((first + index) * step));
  return { ticks: all.map((at) => ({ at, share: (at - from) / length })), since: ms(0) };
}

/** Of a digit or small letter in the axis' labels, in pixels, and what a label keeps free on both sides together. */
const perCharacter = 7.5;
const around = 10;

/** The labels that have room between their tick and the next one, or the axis' end; undefined for those that have none. */
export function labelsWithRoom(
  all: readonly Tick[],
  width: number,
  label: (at: Ms) => string
): ReadonlyArray<string | undefined> {
  return all.map(({ at, share }, index) => {
    const text = label(at);
    const room = ((all[index + 1]?.share ?? 1) - share) * width;
    return text.length * perCharacter + around <= room ? text : undefined;
  });
}
