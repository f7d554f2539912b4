import type { LogLine } from '../model/log';

/** What has come so far while one watches. */
export interface LiveLines {
  /** Newest first, each once. */
  readonly lines: readonly LogLine[];
  /** Lines that came and were let go, so that memory stays bounded. */
  readonly dropped: number;
}

/** So many of the newest lines are kept. */
export const mostLive = 5000;

export const noLiveLines: LiveLines = { lines: [], dropped: 0 };

/** With the lines of one more answer, in whatever order it has them; those that came before are not taken twice. */
export function withNewer(live: LiveLines, answered: readonly LogLine[], most: number = mostLive): LiveLines {
  const known = new Set(live.lines.map(({ id }) => id));
  const added: LogLine[] = [];
  for (const line of answered) {
    if (!known.has(line.id)) {
      known.add(line.id);
      added.push(line);
    }
  }
  if (added.length === 0) {
    return live;
  }
  const all = [...live.lines, ...added].sort(newestFirst);
  return { lines: all.slice(0, most), dropped: live.dropped + Math.max(0, all.length - most) };
}

/** Lines per second over the last `over` milliseconds before `now`. */
export function lineRate(lines: readonly LogLine[], now: number, over: number): number {
  let count = 0;
  for (const { at } of lines) {
    if (at <= now - over) {
      break;
    }
    count += 1;
  }
  return count / (over / 1000);
}

/** How many lines of a list stand before the one that was first when it was looked at. */
export function newerThan(lines: readonly LogLine[], first: LogLine | undefined): number {
  if (!first) {
    return lines.length;
  }
  const at = lines.findIndex((line) => newestFirst(line, first) >= 0);
  return at < 0 ? lines.length : at;
}

function newestFirst(a: LogLine, b: LogLine): number {
  const byTime = b.atNs.length - a.atNs.length || Number(a.atNs < b.atNs) - Number(a.atNs > b.atNs);
  return byTime || Number(a.id < b.id) - Number(a.id > b.id);
}
