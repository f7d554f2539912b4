import type { LogLine } from '../../model/log';
import { epochMs, hours, type EpochMs, type Ms } from '../../model/units';
import { windowOf, type Window } from '../../model/window';
import { readList, writeList } from '../queryList';

/** The line around which one looks: its nanoseconds, its service and its id. */
export interface AroundMark {
  readonly atNs: string;
  readonly service?: string;
  readonly id?: string;
}

export function writeAround({ atNs, service = '', id }: Pick<LogLine, 'atNs' | 'service' | 'id'>): string {
  return writeList([atNs, service, id]) ?? '';
}

/** Undefined for what cannot be a line of ours. */
export function readAround(text: string | undefined): AroundMark | undefined {
  const [atNs = '', service, id] = readList(text) ?? [];
  return /^\d{10,20}$/.test(atNs) ? { atNs, service: service || undefined, id: id || undefined } : undefined;
}

export function momentOf({ atNs }: AroundMark): EpochMs {
  return epochMs(Number(atNs.slice(0, -6)));
}

/** How far is looked to either side. */
export const firstReach: Ms = hours(1);

/** The line's own millisecond is in both, so that nothing beside it is lost. */
export function windowsAround(mark: AroundMark, reach: Ms): { readonly before: Window; readonly after: Window } {
  const at = momentOf(mark);
  return { before: windowOf(at - reach, at + 1), after: windowOf(at, at + reach) };
}

/** Both halves as one list, newest first, each line once, and which of them is the one it is about. */
export function mergedAround(
  before: readonly LogLine[],
  after: readonly LogLine[],
  mark: AroundMark
): { readonly lines: readonly LogLine[]; readonly current: string | undefined } {
  const lines = new Map<string, LogLine>();
  [...after, ...before].forEach((line) => lines.set(line.id, line));
  const sorted = [...lines.values()].sort(newestFirst);
  const current = sorted.find(({ id }) => id === mark.id) ?? sorted.find(({ atNs }) => atNs === mark.atNs);
  return { lines: sorted, current: current?.id };
}

function newestFirst(a: LogLine, b: LogLine): number {
  return b.atNs.length - a.atNs.length || Number(a.atNs < b.atNs) - Number(a.atNs > b.atNs);
}
