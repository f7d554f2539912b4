import type { LogLevel } from '../model/log';
import { anyLabel } from './logql';

/** What loggers call each level: syslog, Java, Go, Python, .NET and OpenTelemetry's severity texts, without case and number. */
const spellings: Readonly<Record<Exclude<LogLevel, 'unknown'>, readonly string[]>> = {
  critical: ['critical', 'crit', 'fatal', 'emergency', 'emerg', 'alert', 'panic', 'dpanic'],
  error: ['error', 'err', 'eror', 'severe'],
  warn: ['warn', 'warning', 'wrn'],
  info: ['info', 'information', 'informational', 'notice', 'inf', 'log'],
  debug: ['debug', 'dbug', 'dbg', 'fine', 'config'],
  trace: ['trace', 'trc', 'verbose', 'finer', 'finest'],
};

const levelOf = new Map<string, LogLevel>(
  Object.entries(spellings).flatMap(([level, names]) => names.map((name) => [name, level as LogLevel] as const))
);

/** A level from the word a logger used for it; `unknown` for words that are none. */
export function readLevel(text: string): LogLevel {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[2-4]$/, '');
  return levelOf.get(word) ?? levelOfNumber(word) ?? 'unknown';
}

/** OpenTelemetry's severity numbers: four to a level, from 1 (trace) to 24 (fatal). */
function levelOfNumber(text: string): LogLevel | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  const byFours: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
  return number > 0 ? byFours[Math.floor((number - 1) / 4)] : undefined;
}

/**
 * A stage that leaves only lines of `levels`. Loki's own finding counts first; a label or parsed field `level` where
 * Loki found none (older versions do not look).
 */
export function levelStage(levels: readonly LogLevel[] | undefined): string {
  if (!levels || levels.length === 0) {
    return '';
  }
  const names = levels.flatMap((level) => (level === 'unknown' ? [] : spellings[level]));
  const pattern = `(?i)(${names.join('|')})[2-4]?`;
  const unfound = anyLabel(['detected_level'], '=~', '|unknown');
  const either = [
    ...(names.length > 0
      ? [anyLabel(['detected_level'], '=~', pattern), `(${unfound} and ${anyLabel(['level'], '=~', pattern)})`]
      : []),
    ...(levels.includes('unknown') ? [`(${unfound} and ${anyLabel(['level'], '=~', '|unknown')})`] : []),
  ];
  return ` | ${either.join(' or ')}`;
}
