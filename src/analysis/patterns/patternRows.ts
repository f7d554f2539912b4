import { logLevels, type LogLevel } from '../../model/log';
import type { CountedPattern } from '../../model/logPattern';
import { asPart, itemsPerStep, type Steps } from '../../model/steps';
import { epochMs, type EpochMs } from '../../model/units';
import { contains, windowOf, type Window } from '../../model/window';
import { countSteps, mergedCounts, type StoredCounts } from './countedPatterns';
import type { LineColumns } from './lineColumns';
import { stepsIn } from './patternSteps';
import { estimating, type Estimate, type Estimating, type PartRead, type SampleColumns } from './sampledCounts';
import { minedPatterns, patternsLike, type Patterns } from './patternsOf';
import { compiledTemplate } from './template';

/** All that rows of patterns follow from. */
export interface PatternsAsked {
  readonly lines: LineColumns;
  /** There are more lines than these; those that are missing are older. */
  readonly truncated: boolean;
  readonly window: Window;
  /** What is counted of all lines by whoever stores them. */
  readonly counted?: readonly CountedPattern[];
  /** The lines are those of a sample over the whole window. */
  readonly sample?: SampleColumns;
}

/** Who counted: whoever stores the lines, the page among the lines that it read, or that as estimated for all lines. */
export type CountedBy = 'store' | 'lines' | 'sample';

/** One form of lines, and what is known of the lines of that form. */
export interface PatternRow {
  readonly template: string;
  /** All lines of the window where they were counted where they are stored, else the lines read. */
  readonly count: number;
  readonly countedBy: CountedBy;
  /** Lines of each level, in the order of `logLevels`; of those read where the store counted without levels. */
  readonly levels: readonly number[];
  /** The gravest of them. */
  readonly worst: LogLevel;
  /** Of the lines read, the most frequent first. */
  readonly services: readonly Tally[];
  readonly first?: EpochMs;
  readonly last?: EpochMs;
  /** Lines in each of `stepsIn` equal parts of the time from the table's `stepsFrom` on. */
  readonly steps: Float64Array;
  /** Lines read of each part of a sample. */
  readonly perPart?: readonly number[];
  /** Places of its newest lines among those read, newest first. */
  readonly newest: readonly number[];
  /** What stands most often at each `<_>`, from its newest lines. */
  readonly holes: ReadonlyArray<readonly Tally[]>;
}

export interface Tally {
  readonly name: string;
  readonly count: number;
}

export interface PatternTable {
  /** In no particular order; see patternOrder.ts. */
  readonly rows: readonly PatternRow[];
  /** Where the steps of rows begin; they end where the window does. */
  readonly stepsFrom: EpochMs;
  /** From when on lines were looked at: older ones are not known. */
  readonly since: EpochMs;
  readonly countedBy: CountedBy;
  readonly parts?: readonly PartRead[];
}

const mostNewest = 20;
const mostRead = 500;
const mostValues = 5;

/**
 * Every line in exactly one row, and the counts of lines sum to their number. Counts of the store are used where they
 * count at least as many lines as were read; else they are of something less and lines are counted instead.
 */
export function* patternRows(asked: PatternsAsked): Steps<PatternTable> {
  const { lines, window } = asked;
  const stored = mergedCounts(asked.counted ?? [], window);
  const inside = lines.at.reduce((sum, at) => sum + Number(contains(window, epochMs(at))), 0);
  const total = [...stored.values()].reduce((sum, { count }) => sum + count, 0);
  return total > 0 && total >= inside ? yield* storedTable(asked, stored) : yield* minedTable(asked);
}

function* storedTable({ lines, window }: PatternsAsked, known: ReadonlyMap<string, StoredCounts>): Steps<PatternTable> {
  const patterns = yield* asPart(patternsLike([...known.keys()], lines.bodies), 0, 0.8);
  const rows = yield* asPart(rowsOf({ lines, window, estimate: undefined }, patterns, known), 0.8, 1);
  return { rows, stepsFrom: window.from, since: epochMs(firstCounted(known, window)), countedBy: 'store' };
}

function* minedTable({ lines, window, truncated, sample }: PatternsAsked): Steps<PatternTable> {
  const patterns = yield* asPart(minedPatterns(lines.bodies), 0, 0.8);
  const oldest = lines.at.reduce((least, at) => Math.min(least, at), Number(window.to));
  const since = epochMs(truncated && !sample ? Math.max(oldest, window.from) : window.from);
  const stretch = windowOf(since, window.to);
  const estimate = sample && estimating(lines, sample, stretch);
  const rows = yield* asPart(rowsOf({ lines, window: stretch, estimate }, patterns, new Map()), 0.8, 1);
  const known = { rows, stepsFrom: since, since };
  return sample ? { ...known, countedBy: 'sample', parts: sample.parts } : { ...known, countedBy: 'lines' };
}

interface Counting extends Pick<PatternsAsked, 'lines' | 'window'> {
  readonly estimate: Estimating | undefined;
}

/** A store that remembers forms for less long than lines has counted from some later moment on. */
function firstCounted(known: ReadonlyMap<string, StoredCounts>, window: Window): number {
  const step = (window.to - window.from) / stepsIn;
  const first = Math.min(...[...known.values()].map((counts) => counts.first));
  return first > window.from + 2 * step ? first : window.from;
}

function* rowsOf(
  asked: Counting,
  { templates, of }: Patterns,
  known: ReadonlyMap<string, StoredCounts>
): Steps<PatternRow[]> {
  const members: number[][] = templates.map(() => []);
  of.forEach((place, line) => members[place]?.push(line));
  const rows: PatternRow[] = [];
  for (const [place, template] of templates.entries()) {
    const own = members[place] ?? [];
    const counts = known.get(template);
    if (own.length > 0 || counts) {
      rows.push(rowOf(asked, { template, own, counts }));
    }
    if (place % itemsPerStep === 0) {
      yield place / templates.length;
    }
  }
  return rows;
}

interface Members {
  readonly template: string;
  /** Newest first. */
  readonly own: readonly number[];
  readonly counts: StoredCounts | undefined;
}

function rowOf({ lines, window, estimate }: Counting, { template, own, counts }: Members): PatternRow {
  const byTime = [...own].sort((a, b) => (lines.at[b] ?? 0) - (lines.at[a] ?? 0) || a - b);
  const counted = counts
    ? storedFigures(lines, own, counts)
    : (estimatedFigures(estimate?.(own)) ?? readFigures(lines, own, window));
  return {
    template,
    ...counted,
    worst: logLevels[counted.levels.findIndex((count) => count > 0)] ?? 'unknown',
    services: servicesOf(lines, own),
    ...timesOf(lines, byTime, counts),
    newest: byTime.slice(0, mostNewest),
    holes: holesOf(lines, template, byTime),
  };
}

type Figures = Pick<PatternRow, 'count' | 'countedBy' | 'levels' | 'steps' | 'perPart'>;

function storedFigures(lines: LineColumns, own: readonly number[], counts: StoredCounts): Figures {
  const { count, steps } = counts;
  return { count, countedBy: 'store', levels: isLevelled(counts) ? counts.levels : levelsOf(lines, own), steps };
}

function estimatedFigures(estimate: Estimate | undefined): Figures | undefined {
  return estimate && { ...estimate, countedBy: 'sample' };
}

function readFigures(lines: LineColumns, own: readonly number[], window: Window): Figures {
  const steps = stepsOf(lines, own, window);
  return { count: own.length, countedBy: 'lines', levels: levelsOf(lines, own), steps };
}

/** A store that tells no level leaves it to the lines read. */
function isLevelled({ count, levels }: StoredCounts): boolean {
  return levels[logLevels.indexOf('unknown')] !== count;
}

/** When it was first and last seen, by whoever saw it. */
function timesOf({ at }: LineColumns, byTime: readonly number[], counts: StoredCounts | undefined) {
  const seen = [byTime[0], byTime[byTime.length - 1]].map((line) => (line === undefined ? undefined : at[line]));
  const moments = [...seen, counts?.first, counts?.last].filter((moment) => moment !== undefined);
  return moments.length === 0 ? {} : { first: epochMs(Math.min(...moments)), last: epochMs(Math.max(...moments)) };
}

function stepsOf({ at }: LineColumns, own: readonly number[], window: Window): Float64Array {
  return countSteps(
    own.map((line) => [at[line] ?? 0, 1]),
    window
  );
}

function levelsOf(lines: LineColumns, own: readonly number[]): number[] {
  const counts = logLevels.map(() => 0);
  own.forEach((line) => {
    const level = lines.level[line] ?? logLevels.length - 1;
    counts[level] = (counts[level] ?? 0) + 1;
  });
  return counts;
}

function servicesOf({ service, services }: LineColumns, own: readonly number[]): Tally[] {
  const names = own.map((line) => services[service[line] ?? 0] ?? '').filter((name) => name !== '');
  return tallied(names);
}

function holesOf({ bodies }: LineColumns, template: string, byTime: readonly number[]): Tally[][] {
  const { valuesIn } = compiledTemplate(template);
  const values: string[][] = [];
  for (const line of byTime.slice(0, mostRead)) {
    valuesIn(bodies[line] ?? '')?.forEach((value, place) => (values[place] ??= []).push(value.slice(0, 80)));
  }
  return values.map((of) => tallied(of).slice(0, mostValues));
}

/** The most frequent first, equally frequent ones by name. */
function tallied(names: readonly string[]): Tally[] {
  const counts = new Map<string, number>();
  names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
