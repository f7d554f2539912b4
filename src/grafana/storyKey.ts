import { epochMs, type EpochMs } from '../model/units';

/** Key of a request's scoped variables under which the moment of the demo's story travels. */
export const storyMomentKey = 'throughlineStory';

const since = Date.UTC(2000, 0, 1);
const until = Date.UTC(2100, 0, 1);

/** A moment out of a URL: epoch milliseconds in this century; undefined for every other text. */
export function readStoryMoment(text: unknown): EpochMs | undefined {
  const moment = typeof text === 'string' && /^\d{12,13}$/.test(text) ? Number(text) : Number.NaN;
  return moment >= since && moment < until ? epochMs(moment) : undefined;
}

/** The story of a link that names no moment is set now; whole minutes keep such links readable. */
export function storyMomentAt(now: number): EpochMs {
  return epochMs(Math.floor(now / 60_000) * 60_000);
}
