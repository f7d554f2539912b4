import { minutes } from '../model/units';

/**
 * How something goes up and down through the script: levels at moments (minutes after the anchor), joined by straight
 * lines and even beyond both ends, with a small ripple on top so that it looks measured.
 */
export interface Level {
  readonly levels: ReadonlyArray<readonly [minute: number, level: number]>;
  readonly ripple?: number;
}

/** The ripple's length; no multiple of the distance of samples. */
const ripplePeriod = minutes(3.7);

/** The level at `after` milliseconds after the anchor. */
export function levelAt({ levels, ripple = 0 }: Level, after: number): number {
  const [index, rest] = placeOf(levels, after);
  const [before = [0, 0], next = before] = [levels[index], levels[index + 1]];
  const length = minutes(next[0] - before[0]);
  const slope = length > 0 ? (next[1] - before[1]) / length : 0;
  return before[1] + slope * Math.max(0, rest) + ripple * Math.sin((2 * Math.PI * after) / ripplePeriod);
}

/** The level summed up from `start` to `after`, in level times seconds: a counter that grows with the level. */
export function sumUntil(course: Level, start: number, after: number): number {
  return (areaUntil(course, after) - areaUntil(course, start)) / 1000;
}

function areaUntil({ levels, ripple = 0 }: Level, after: number): number {
  const [index, rest] = placeOf(levels, after);
  let area = 0;
  for (let i = 0; i < index; i++) {
    const [one = [0, 0], next = one] = [levels[i], levels[i + 1]];
    area += (minutes(next[0] - one[0]) * (one[1] + next[1])) / 2;
  }
  const from = levels[index]?.[1] ?? 0;
  const to = rest <= 0 ? from : levelAt({ levels }, after);
  const waves = (ripple * ripplePeriod * (1 - Math.cos((2 * Math.PI * after) / ripplePeriod))) / (2 * Math.PI);
  return area + (rest * (from + to)) / 2 + waves;
}

/** The last level that `after` lies behind, and how far; for what lies before all, the first and a negative distance. */
function placeOf(levels: Level['levels'], after: number): [index: number, rest: number] {
  let index = 0;
  while (index + 1 < levels.length && after >= minutes(levels[index + 1]?.[0] ?? 0)) {
    index += 1;
  }
  return [index, after - minutes(levels[index]?.[0] ?? 0)];
}
