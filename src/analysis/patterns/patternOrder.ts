import type { LogLevel } from '../../model/log';
import { epochMs, type EpochMs } from '../../model/units';
import type { Window } from '../../model/window';
import { stepsIn } from './patternSteps';
import type { PatternRow, PatternTable } from './patternRows';
import { patternTrend, type Trend } from './patternTrend';
import { exposure, isFirstKnown } from './sampledCounts';

/** A row with how it goes. */
export interface TrendedRow extends PatternRow {
  readonly trend: Trend;
  /** The first line that was read is the first that there was, as far as the window goes. */
  readonly firstKnown: boolean;
}

export interface SortedPatterns {
  /** Lines of which at least one warns or worse: new and growing ones first, then the graver, then the more frequent. */
  readonly errors: readonly TrendedRow[];
  /** Everything else: new and growing ones first, then the more frequent. */
  readonly noise: readonly TrendedRow[];
  /** What came after this is compared with what came before. */
  readonly boundary: EpochMs;
}

/** Without an incident, what is new must not have been seen in the first third of the window. */
const firstPart = 1 / 3;

/** Errors apart from noise, each with how it goes and in the order in which one looks at them. */
export function sortedPatterns(table: PatternTable, window: Window, incidentStart?: EpochMs): SortedPatterns {
  const isInside = incidentStart !== undefined && incidentStart > window.from && incidentStart < window.to;
  const boundary = epochMs(isInside ? incidentStart : window.from + (window.to - window.from) * firstPart);
  const { since, stepsFrom, parts } = table;
  const times = { to: window.to, boundary, since, stepsFrom, parts };
  const trended = table.rows.map(
    (row): TrendedRow => ({
      ...row,
      trend: trendOf(row, times),
      firstKnown: !parts || !row.perPart || row.first === undefined || isFirstKnown(parts, row.perPart, row.first),
    })
  );
  const errors = trended.filter(({ worst }) => gravity(worst) > 0);
  return {
    errors: errors.sort((a, b) => moving(b) - moving(a) || gravity(b.worst) - gravity(a.worst) || byCount(a, b)),
    noise: trended.filter(({ worst }) => gravity(worst) === 0).sort((a, b) => moving(b) - moving(a) || byCount(a, b)),
    boundary,
  };
}

/** How many lines of a row are warnings or worse. */
export function graveLines({ levels }: PatternRow): number {
  return levels.slice(0, 3).reduce((sum, count) => sum + count, 0);
}

function gravity(level: LogLevel): number {
  const grave: readonly LogLevel[] = ['warn', 'error', 'critical'];
  return Math.min(2, grave.indexOf(level) + 1);
}

function moving({ trend }: TrendedRow): number {
  return trend.is === 'new' || trend.is === 'growing' ? 1 : 0;
}

function byCount(a: PatternRow, b: PatternRow): number {
  return b.count - a.count || (a.template < b.template ? -1 : Number(a.template > b.template));
}

interface Times extends Pick<PatternTable, 'since' | 'stepsFrom' | 'parts'> {
  readonly to: EpochMs;
  readonly boundary: EpochMs;
}

/** Counted in whole steps; the one in which the boundary lies is left out, as its lines may be of either side. */
function trendOf(row: PatternRow, times: Times): Trend {
  const seenBefore = row.first !== undefined && row.first < times.boundary;
  if (!row.perPart || !times.parts) {
    return trendInSteps(row, times, seenBefore);
  }
  const exposed = exposure(times.parts, row.perPart, times.boundary);
  return patternTrend({ ...exposed, before: Math.max(exposed.before, seenBefore ? 1 : 0) });
}

function trendInSteps({ steps }: PatternRow, { to, boundary, since, stepsFrom }: Times, seenBefore: boolean): Trend {
  const step = (to - stepsFrom) / stepsIn;
  const from = Math.ceil((since - stepsFrom) / step - 1e-9);
  const middle = (boundary - stepsFrom) / step;
  const before = Math.floor(middle + 1e-9);
  const after = Math.ceil(middle - 1e-9);
  if (before - from < 2 || stepsIn - after < 2) {
    return { is: 'not-known' };
  }
  const sum = (start: number, end: number) => steps.slice(start, end).reduce((total, count) => total + count, 0);
  return patternTrend({
    before: Math.max(sum(from, before), seenBefore ? 1 : 0),
    after: sum(after, stepsIn),
    lengthBefore: before - from,
    lengthAfter: stepsIn - after,
  });
}
