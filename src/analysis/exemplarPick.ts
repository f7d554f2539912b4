import type { Exemplar } from '../model/exemplar';
import { contains, lengthOf, type Window } from '../model/window';
import { byMarks, byText } from './byMarks';

/**
 * Exemplars for a strip that has room for `slots` of them, in the order of time: all lie further apart than one slot,
 * so that none covers another. First come the slowest failed one and the slowest of all, then the other failed ones,
 * the slower before the faster, then the rest in the same way; what is too close to one that was chosen is left out.
 */
export function pickExemplars(
  exemplars: readonly Exemplar[],
  { window, slots }: { readonly window: Window; readonly slots: number }
): readonly Exemplar[] {
  const inside = exemplars.filter(({ at }) => contains(window, at)).sort(byWorth);
  const slot = (lengthOf(window) || 1) / Math.max(1, Math.floor(slots));
  const chosen = new Map<number, Exemplar>();
  for (const exemplar of withSlowestSecond(inside)) {
    const cell = Math.floor((exemplar.at - window.from) / slot);
    const neighbours = [chosen.get(cell - 1), chosen.get(cell), chosen.get(cell + 1)];
    if (neighbours.every((other) => !other || Math.abs(other.at - exemplar.at) > slot)) {
      chosen.set(cell, exemplar);
    }
  }
  return [...chosen.values()].sort((a, b) => a.at - b.at);
}

/** However many failed before it, the slowest of all is worth a place. */
function withSlowestSecond(inWorth: readonly Exemplar[]): readonly Exemplar[] {
  const [first, ...others] = inWorth;
  const [slowest] = [...inWorth].sort((a, b) => b.duration - a.duration || byWorth(a, b));
  return first && slowest && first !== slowest ? [first, slowest, ...others.filter((one) => one !== slowest)] : inWorth;
}

/** Failed before others, slower before faster; what is left of the order is arbitrary but always the same. */
function byWorth(exemplar: Exemplar, other: Exemplar): number {
  const marks = ({ failed, duration, at }: Exemplar) => [failed === true ? 0 : 1, -duration, at];
  return byMarks(marks(exemplar), marks(other)) || byText(exemplar.traceId, other.traceId);
}
