import type { Remembering } from '../../grafana/firstAnswer';
import type { FieldFilter, LogLevel, LogLine, LogSubject } from '../../model/log';
import { unreachable } from '../../model/outcome';
import { minutes, seconds, type Ms } from '../../model/units';
import type { Window } from '../../model/window';
import { asksOfLines } from '../../telemetry/logFilters';
import { logsQuestion } from '../../telemetry/logs';
import { logWay, logWays, type LogWay } from '../../telemetry/logWays';
import type { Question } from '../../telemetry/question';
import { stepFor } from '../../telemetry/rateWindow';
import type { SignalIn, SignalScope } from '../../telemetry/scope';
import type { LogPlace } from './logsOfTrace';

/** Lines that a page asks for. */
export interface LinesWanted extends LogPlace {
  readonly levels?: readonly LogLevel[];
  readonly contains?: string;
  readonly fields?: readonly FieldFilter[];
  readonly like?: string;
  readonly without?: readonly string[];
  readonly limit: number;
  readonly step?: Ms;
}

/** An hour in steps of 15 seconds. */
const mostBars = 241;

/** The distance of the bars of a log volume. Lines are counted, not sampled: a second is not too fine. */
export function logStep(window: Window): Ms {
  return stepFor(window, seconds(1), mostBars);
}

/** The distance of bars that were counted each minute beforehand. */
export function recordedStep(window: Window): Ms {
  return stepFor(window, minutes(1), mostBars);
}

export function hasFilters(wanted: LinesWanted): boolean {
  return (wanted.levels !== undefined && wanted.levels.length > 0) || asksOfLines(wanted);
}

/** Whether the lines of one request are wanted, or of a part of it. */
export function isTraced(of: LogSubject | undefined): boolean {
  return of?.is === 'trace' || of?.is === 'span';
}

export function scopeOf({ window, step }: LinesWanted, logs: SignalIn): SignalScope {
  return { ...logs, window, step: step ?? seconds(15) };
}

/** One question per way; ways that differ only in where ids stand are one where no id is asked for. */
export function waysTo(wanted: LinesWanted, scope: SignalScope): ReadonlyArray<Question<readonly LogLine[]>> {
  const { of, limit } = wanted;
  const questions = logWays.map((way) => logsQuestion({ of, way, limit }, scope));
  const texts = questions.map(textOf);
  return questions.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

/**
 * What makes two searches for lines one kind. Lines that carry an id are found alike whatever wrote them, so that one
 * span teaches the next; how a service's streams are named it only tells for itself.
 */
export function remembering(wanted: LinesWanted, scope: SignalScope): Remembering {
  const { of } = wanted;
  const known = { nameOf, surest: surestOf(wanted, scope) };
  switch (of.is) {
    case 'environment':
      return { remember: 'logs-of-environment', subject: '', ...known };
    case 'service':
      return { remember: 'logs-of-service', subject: of.service, ...known };
    case 'trace':
    case 'span':
      return { remember: 'logs-of-trace', ...known };
    default:
      return unreachable(of);
  }
}

/** The ways of any service, or those that ask the same where it is not the ids that are looked for. */
function surestOf(wanted: LinesWanted, scope: SignalScope): readonly string[] {
  const texts = logWays
    .filter(({ service }) => service.within === 'any')
    .map((way) => textOf(logsQuestion({ of: wanted.of, way, limit: wanted.limit }, scope)));
  return waysTo(wanted, scope)
    .filter((question) => texts.includes(textOf(question)))
    .map(nameOf);
}

function nameOf({ about }: Question<unknown>): string {
  return about.is === 'logs' ? about.way : '';
}

function textOf({ queries }: Question<unknown>): string {
  return JSON.stringify(queries);
}

/** In which way lines were found, told by the question that found them. */
export function wayOf(used: Question<unknown> | undefined): LogWay | undefined {
  return used?.about.is === 'logs' ? logWay(used.about.way) : undefined;
}
