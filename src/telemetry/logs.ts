import type { FieldFilter, LogLevel, LogLine, LogSubject, LogVolume } from '../model/log';
import { absent, failed, mapOutcome, ready, type Caveat, type Outcome } from '../model/outcome';
import { emptySeries, type Series } from '../model/series';
import { epochMs, type EpochMs } from '../model/units';
import { contains as isWithin, lengthOf } from '../model/window';
import { levelStage, readLevel } from './logLevels';
import type { LineFilters } from './logFilters';
import { readLogRows } from './logRows';
import { containing, logqlMatcher, logqlText } from './logql';
import { templatePattern } from './logTemplates';
import { linesOf, tolerant, type LogWay } from './logWays';
import { readCourses, type Course } from './prometheusFrames';
import type { Answers, Question } from './question';
import { caveatsOf, readPart } from './reading';
import { promDuration } from './rateWindow';
import type { SignalScope } from './scope';
import { nameIn, servicesBy, type ServiceNames } from './serviceNames';

export interface LogsWanted {
  readonly of: LogSubject;
  readonly way: LogWay;
  readonly levels?: readonly LogLevel[];
  /** Only lines that contain this text, upper and lower case told apart. */
  readonly contains?: string;
  readonly fields?: readonly FieldFilter[];
  /** Only lines of this pattern: fixed text, and `<_>` for what varies. */
  readonly like?: string;
  /** Not lines of these patterns. */
  readonly without?: readonly string[];
  /** Which lines are taken when there are more than the limit: the newest where nothing is said. */
  readonly direction?: 'forward';
  readonly limit: number;
}

export type VolumeWanted = Pick<LogsWanted, 'of' | 'way' | 'contains' | 'fields' | 'like' | 'without'>;

/** The newest lines of a subject, newest first. */
export function logsQuestion(want: LogsWanted, scope: SignalScope): Question<readonly LogLine[]> {
  const { of, way, levels, direction, limit } = want;
  return {
    about: {
      is: 'logs',
      of,
      way: way.id,
      ...(levels && { levels }),
      ...filtersIn(want),
      ...(direction && { direction }),
      limit,
    },
    signal: 'logs',
    window: scope.window,
    step: scope.step,
    queries: [
      {
        kind: 'logql',
        refId: 'lines',
        expr: `${linesWith(want, scope)}${levelStage(levels)}`,
        shape: 'lines',
        limit,
        ...(direction && { direction }),
      },
    ],
    read: (answers) => mapOutcome(readLines(answers, want), (lines) => calledAsInMetrics(lines, scope.names)),
  };
}

/** How many lines of each level there were in each step. */
export function logVolumeQuestion(want: VolumeWanted, scope: SignalScope): Question<LogVolume> {
  const { of, way } = want;
  const lines = `${linesWith(want, scope)} | drop __error__, __error_details__`;
  return {
    about: { is: 'log-volume', of, way: way.id, ...filtersIn(want) },
    signal: 'logs',
    window: scope.window,
    step: scope.step,
    queries: [
      {
        kind: 'logql',
        refId: 'volume',
        expr: `sum by (level, detected_level) (count_over_time(${lines} [${promDuration(scope.step)}]))`,
        shape: 'range',
        limit: 0,
      },
    ],
    read: (answers) => readVolume(answers, scope),
  };
}

/** Only what is asked: questions that ask the same are about the same. */
function filtersIn({ contains, fields, like, without }: VolumeWanted): LineFilters {
  return {
    ...(contains && { contains }),
    ...(fields && fields.length > 0 && { fields }),
    ...(like && { like }),
    ...(without && without.length > 0 && { without }),
  };
}

/** Filters of texts stand first: they are the cheapest stages, and what they drop need not be parsed. */
function linesWith(want: VolumeWanted, scope: SignalScope): string {
  const { of, way, fields } = want;
  const lines = linesOf(calledAsInLogs(of, scope.names), way, scope.matchers);
  const end = closingBrace(lines) + 1;
  const texts = textFilters(want).map((filter) => ` ${filter}`);
  const parsed = isTraced(of) ? way.ids : 'metadata';
  return `${lines.slice(0, end)}${texts.join('')}${lines.slice(end)}${fieldStages(fields ?? [], parsed)}`;
}

function textFilters({ contains, like, without }: VolumeWanted): readonly string[] {
  return [
    ...(contains ? [containing(contains)] : []),
    ...(like ? matching('|~', templatePattern(like)) : []),
    ...(without ?? []).flatMap((template) => matching('!~', templatePattern(template))),
  ];
}

function matching(op: '|~' | '!~', pattern: string | undefined): readonly string[] {
  return pattern === undefined ? [] : [`${op} ${logqlText(pattern)}`];
}

/** Labels and metadata are compared as they are; what stands in the line is parsed first, where it was not already. */
function fieldStages(fields: readonly FieldFilter[], parsed: LogWay['ids']): string {
  const parsers = [...new Set(fields.flatMap(({ within }) => within ?? []))].filter((parser) => parser !== parsed);
  const stages = parsers.map((parser) => ` | ${parser} ${tolerant}`);
  const comparisons = fields.map(({ key, op, value }) => ` | ${logqlMatcher({ label: key, op, value })}`);
  return [...stages, ...comparisons].join('');
}

function isTraced({ is }: LogSubject): boolean {
  return is === 'trace' || is === 'span';
}

export function calledAsInLogs(of: LogSubject, names: ServiceNames = []): LogSubject {
  switch (of.is) {
    case 'environment':
      return of;
    case 'service':
      return of.service === '' ? of : { ...of, service: nameIn(names, of.service) };
    case 'trace':
    case 'span':
      return { ...of, services: of.services.map((name) => (name === '' ? name : nameIn(names, name))) };
  }
}

function calledAsInMetrics(lines: readonly LogLine[], names: ServiceNames = []): readonly LogLine[] {
  const serviceOf = servicesBy(names);
  return names.length === 0
    ? lines
    : lines.map((line) => ({ ...line, service: line.service && serviceOf(line.service) }));
}

/** Where the stream selector ends; braces inside its string literals do not count. */
function closingBrace(lines: string): number {
  const selector = /^\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}/s.exec(lines);
  return (selector?.[0].length ?? lines.length) - 1;
}

function readLines(answers: Answers, want: LogsWanted): Outcome<readonly LogLine[]> {
  const lines = readPart(answers, 'lines', { signal: 'logs', expected: 'log lines', read: readLogRows });
  if (lines.problem && lines.items.length === 0) {
    return failed(lines.problem);
  }
  if (lines.items.length === 0) {
    return absent({ why: 'nothing-found', looked: [want.way.title] });
  }
  const limits: Caveat[] = [
    ...(lines.items.length >= want.limit ? [truncated(lines.items.length, want.direction)] : []),
    ...(isTraced(want.of) ? [{ kind: 'found-by', way: want.way.id } as const] : []),
  ];
  return ready(lines.items, [...caveatsOf({ lines }), ...limits]);
}

function truncated(shown: number, direction: LogsWanted['direction']): Caveat {
  return { kind: 'truncated', shown, ...(direction ? {} : { of: 'newest' }) };
}

/** Counts per step by `level` and `detected_level`, answered as `volume`, whoever counted them. */
export function readVolume(answers: Answers, scope: Pick<SignalScope, 'window' | 'step'>): Outcome<LogVolume> {
  const volume = readCourses(answers, 'volume');
  if (volume.problem && volume.items.length === 0) {
    return failed(volume.problem.kind === 'unreadable' ? { ...volume.problem, signal: 'logs' } : volume.problem);
  }
  if (volume.items.length === 0) {
    return absent({ why: 'nothing-found' });
  }
  const axis = axisThrough(
    volume.items.flatMap((course) => course.at),
    scope
  );
  const byLevel = new Map<LogLevel, Series<number>>();
  for (const course of volume.items) {
    const level = levelIn(course);
    byLevel.set(level, added(byLevel.get(level) ?? emptySeries, course, axis));
  }
  return ready({ byLevel }, caveatsOf({ volume }));
}

/** More steps than any panel has points are not filled in. */
const mostSteps = 2000;

/**
 * All steps of the window, on the grid on which the points lie: a step without a point had no line. Without these a
 * single point would be drawn as wide as the panel.
 */
function axisThrough(points: readonly EpochMs[], { window, step }: Pick<SignalScope, 'window' | 'step'>): EpochMs[] {
  const axis = new Set<EpochMs>(points);
  const [first] = points;
  if (first !== undefined && isWithin(window, first) && lengthOf(window) / step <= mostSteps) {
    const before = Math.floor((first - window.from) / step);
    for (let at = first - before * step; at <= window.to; at += step) {
      axis.add(epochMs(at));
    }
  }
  return [...axis].sort((a, b) => a - b);
}

function levelIn({ labels }: Course): LogLevel {
  const detected = readLevel(labels.detected_level ?? '');
  return detected === 'unknown' ? readLevel(labels.level ?? '') : detected;
}

/** Lines are counted, not measured: where a level has no point there were none of its lines, which is zero. */
function added(sum: Series<number>, course: Course, axis: readonly EpochMs[]): Series<number> {
  const counts = new Map(course.at.map((moment, index) => [moment, course.values[index] ?? 0]));
  return { at: axis, values: axis.map((moment, index) => (sum.values[index] ?? 0) + (counts.get(moment) ?? 0)) };
}
