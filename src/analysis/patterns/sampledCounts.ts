import { logLevels, type LogVolume } from '../../model/log';
import type { EpochMs } from '../../model/units';
import { contains, lengthOf, type Window } from '../../model/window';
import { stepsIn } from './patternSteps';
import type { BeforeAfter } from './patternTrend';
import type { SampleKind, SamplePart } from './samplePlan';

/** Parts of a sample as a worker is given them. */
export interface SampleColumns {
  readonly parts: readonly PartRead[];
  /** Of each line the place of its part; lines of a part stand together. */
  readonly of: Uint8Array;
  /** All lines by level, in the order of `logLevels`, in each of `stepsIn` parts of the window; where they were counted. */
  readonly volume?: readonly Float64Array[];
}

export type PartRead = Omit<SamplePart, 'lines'>;

/** What the lines of one pattern that were read stand for. */
export interface Estimate {
  readonly count: number;
  readonly levels: readonly number[];
  readonly steps: Float64Array;
  /** Lines read of each part. */
  readonly perPart: readonly number[];
}

/** Estimates for whatever lines of a sample: given their places, their levels and moments. */
export type Estimating = (own: readonly number[]) => Estimate;

interface SampledLines {
  readonly at: Float64Array;
  readonly level: Uint8Array;
}

/** The numbers of a volume on the steps of patterns. A point counts the step that ends there. */
export function volumeSteps(volume: LogVolume, { from, to }: Window): readonly Float64Array[] {
  return logLevels.map((level) => {
    const steps = new Float64Array(stepsIn);
    const { at, values } = volume.byLevel.get(level) ?? { at: [], values: [] };
    const width = (at[1] ?? to) - (at[0] ?? to);
    at.forEach((moment, index) => {
      const place = Math.floor(((moment - width / 2 - from) / (to - from)) * stepsIn);
      if (place >= 0 && place < stepsIn) {
        steps[place] = (steps[place] ?? 0) + (values[index] ?? 0);
      }
    });
    return steps;
  });
}

/**
 * Lines of a part that was read whole count as they are. Of another part, the lines read of one level stand for all lines
 * of that level in it: each for as many as the volume counted, in the course that the volume has; without a volume, for
 * as many as the time that was read goes into the part, evenly.
 */
export function estimating(lines: SampledLines, sample: SampleColumns, window: Window): Estimating {
  const shapes = shapesOf(lines, sample, window);
  return (own) => {
    const levels = logLevels.map(() => 0);
    const steps = new Float64Array(stepsIn);
    const perPart = sample.parts.map(() => 0);
    const read = new Map<number, number>();
    own.forEach((line) => {
      const part = sample.of[line] ?? 0;
      const level = lines.level[line] ?? logLevels.length - 1;
      perPart[part] = (perPart[part] ?? 0) + 1;
      if (sample.parts[part]?.whole) {
        levels[level] = (levels[level] ?? 0) + 1;
        add(steps, stepOf(lines.at[line] ?? 0, window), 1);
      } else {
        const kind = part * logLevels.length + level;
        read.set(kind, (read.get(kind) ?? 0) + 1);
      }
    });
    for (const [kind, count] of read) {
      const level = kind % logLevels.length;
      shapes.get(kind)?.forEach((each, step) => {
        levels[level] = (levels[level] ?? 0) + each * count;
        add(steps, step, each * count);
      });
    }
    const rounded = levels.map((count) => (count > 0 ? Math.max(1, Math.round(count)) : 0));
    return { count: Math.max(own.length, sum(rounded)), levels: rounded, steps, perPart };
  };
}

/** For how many lines one line of a part and a level stands in each step. */
function shapesOf(lines: SampledLines, sample: SampleColumns, window: Window): ReadonlyMap<number, Float64Array> {
  const read = new Map<number, number>();
  sample.of.forEach((part, line) => {
    const kind = part * logLevels.length + (lines.level[line] ?? 0);
    read.set(kind, (read.get(kind) ?? 0) + 1);
  });
  const shapes = new Map<number, Float64Array>();
  for (const [kind, count] of read) {
    const part = sample.parts[Math.floor(kind / logLevels.length)];
    if (part && !part.whole) {
      shapes.set(kind, shapeOf(part, { count, volume: sample.volume?.[kind % logLevels.length] }, window));
    }
  }
  return shapes;
}

interface KindRead {
  readonly count: number;
  readonly volume: Float64Array | undefined;
}

function shapeOf({ window: part, upTo }: PartRead, { count, volume }: KindRead, window: Window): Float64Array {
  const inside = Float64Array.from({ length: stepsIn }, (_, step) => overlap(part, step, window));
  const counted = inside.map((share, step) => share * (volume?.[step] ?? 0));
  const all = sum(counted);
  if (all >= count) {
    return counted.map((lines) => lines / count);
  }
  const times = lengthOf(part) / Math.max(1, upTo - part.from);
  const width = sum(inside);
  return inside.map((share) => (share / width) * times);
}

/** The share of a step that lies in a part. */
function overlap(part: Window, step: number, { from, to }: Window): number {
  const width = (to - from) / stepsIn;
  const begin = from + step * width;
  return Math.max(0, Math.min(part.to, begin + width) - Math.max(part.from, begin)) / width;
}

function stepOf(at: number, { from, to }: Window): number {
  return Math.min(stepsIn - 1, Math.max(0, Math.floor(((at - from) / (to - from)) * stepsIn)));
}

function add(steps: Float64Array, step: number, count: number): void {
  steps[step] = (steps[step] ?? 0) + count;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const one of numbers) {
    total += one;
  }
  return total;
}

/**
 * The parts before and after the moment, as far as they were read; one in which it lies counts for neither side, unless
 * it was read on one side only. Of the two kinds of lines that are asked apart the one that has most of the pattern.
 */
export function exposure(parts: readonly PartRead[], perPart: readonly number[], boundary: EpochMs): BeforeAfter {
  const linesOf = (of: SampleKind) => sum(perPart.filter((_, place) => parts[place]?.kind === of));
  const other: SampleKind = linesOf('grave') >= linesOf('calm') ? 'calm' : 'grave';
  const known = { before: 0, after: 0, lengthBefore: 0, lengthAfter: 0 };
  parts.forEach(({ window, kind, upTo }, place) => {
    const count = perPart[place] ?? 0;
    if (kind !== other && upTo <= boundary) {
      known.before += count;
      known.lengthBefore += upTo - window.from;
    } else if (kind !== other && window.from >= boundary) {
      known.after += count;
      known.lengthAfter += upTo - window.from;
    }
  });
  return known;
}

/** The first lines of a part, as a share of it, before which lines of the unread time behind the part before may lie. */
const edgeOfPart = 0.1;

/**
 * Whether the first line that was read of a pattern is the first that there was: what lies before it was read as well.
 * Otherwise it may have begun in the time between two parts.
 */
export function isFirstKnown(parts: readonly PartRead[], perPart: readonly number[], first: EpochMs): boolean {
  const holding = parts.filter(({ window }, place) => (perPart[place] ?? 0) > 0 && contains(window, first));
  return holding.some(({ window, kind }) => {
    const before = parts.filter((one) => (kind === 'any' || one.kind === kind) && one.window.to === window.from);
    const isBehindEdge = first - window.from > lengthOf(window) * edgeOfPart;
    return isBehindEdge || (before.length > 0 && before.every(({ whole }) => whole));
  });
}
