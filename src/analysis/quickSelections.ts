import type { TraceSummary } from '../model/trace';
import { isSelected, type TraceSelection } from '../model/traceSelection';
import { epochMs, ms } from '../model/units';
import { quantileOf } from './median';

export interface QuickSelection {
  readonly is: 'failed' | 'slowest' | 'latest';
  readonly selection: TraceSelection;
  /** How many of the found traces it takes, and how many it leaves. */
  readonly selected: number;
  readonly others: number;
}

const slowest = 0.95;
const latest = 2 / 3;

/**
 * What one would set against the rest without having chosen anything, the most telling first: failed against fine, the
 * slowest twentieth, the last third of the time. Those that take all or none of the found traces are left out.
 */
export function quickSelections(found: readonly TraceSummary[]): readonly QuickSelection[] {
  const durations = found.flatMap(({ matched }) => matched.map(({ duration }) => duration));
  const slow = quantileOf(durations, slowest);
  const { from, to } = foundBetween(found);
  const selections = [
    { is: 'failed', selection: { failed: true } },
    ...(slow === undefined
      ? []
      : [{ is: 'slowest', selection: { atLeast: ms(Math.floor(slow * 1000) / 1000) } } as const]),
    { is: 'latest', selection: { from: epochMs(Math.round(from + (to - from) * latest)) } },
  ] as const;
  return selections.flatMap(({ is, selection }) => {
    const selected = found.filter((trace) => isTraceSelected(trace, selection)).length;
    const others = found.length - selected;
    return selected > 0 && others > 0 ? [{ is, selection, selected, others }] : [];
  });
}

/** Whether any of the spans for which it was found is selected. */
export function isTraceSelected({ matched }: TraceSummary, selection: TraceSelection): boolean {
  return matched.some(({ start, duration, status }) =>
    isSelected({ start, duration, failed: status === 'error' }, selection)
  );
}

/** First and last start of what was found; both 0 of nothing. */
export function foundBetween(found: readonly TraceSummary[]) {
  let from = Infinity;
  let to = -Infinity;
  for (const { start } of found) {
    from = Math.min(from, start);
    to = Math.max(to, start);
  }
  return found.length === 0 ? { from: epochMs(0), to: epochMs(0) } : { from: epochMs(from), to: epochMs(to) };
}

/** `most` of them, evenly spread over the whole list: all that are there are as likely to be among them. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  return items.length <= most
    ? items
    : Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]).flatMap((item) =>
        item === undefined ? [] : [item]
      );
}
