import { fieldValue, lineFields } from '../../analysis/lineFields';
import type { LogLine } from '../../model/log';

/** One line as a log file has it: when, how grave, who, what. */
export function lineAsText(line: LogLine): string {
  return [isoOf(line), line.level, line.service ?? '', line.body].filter((part) => part !== '').join(' ');
}

/** One line with everything that came with it, as one line of JSON. */
export function lineAsJson(line: LogLine): string {
  return JSON.stringify({
    time: isoOf(line),
    ns: line.atNs,
    level: line.level,
    service: line.service,
    traceId: line.traceId,
    spanId: line.spanId,
    line: line.body,
    fields: line.attributes,
  });
}

export function linesAsText(lines: readonly LogLine[]): string {
  return lines.map(lineAsText).join('\n');
}

/** JSON texts, one a line (ndjson). */
export function linesAsNdjson(lines: readonly LogLine[]): string {
  return lines.map(lineAsJson).join('\n');
}

/** A list for tickets and chats: each line as code, with a link to its trace where there is one. */
export function linesAsMarkdown(lines: readonly LogLine[], traceHref: (line: LogLine) => string | undefined): string {
  return lines
    .map((line) => {
      const href = traceHref(line);
      const link = href === undefined ? '' : ` [trace](${href.replace(/[()\s<>]/g, percent)})`;
      return `- ${asCode(lineAsText(line))}${link}`;
    })
    .join('\n');
}

/** Fields that every table of lines begins with. */
const firstColumns = ['time', 'level', 'service', 'line', 'trace_id', 'span_id'] as const;

/**
 * A table for spreadsheets with the fields that any of the lines has, at most a hundred. Cells that a spreadsheet would
 * take for a formula begin with an apostrophe, and so stay texts.
 */
export function linesAsCsv(lines: readonly LogLine[]): string {
  const keys = fieldNames(lines);
  const rows = lines.map((line) => [
    isoOf(line),
    line.level,
    line.service ?? '',
    line.body,
    line.traceId ?? '',
    line.spanId ?? '',
    ...keys.map((key) => fieldValue(line, key) ?? ''),
  ]);
  return [[...firstColumns, ...keys], ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n');
}

const mostColumns = 100;

function fieldNames(lines: readonly LogLine[]): readonly string[] {
  const counts = new Map<string, number>();
  lines.forEach((line) => lineFields(line).forEach(({ key }) => counts.set(key, (counts.get(key) ?? 0) + 1)));
  firstColumns.forEach((name) => counts.delete(name));
  return [...counts]
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .slice(0, mostColumns)
    .map(([key]) => key)
    .sort();
}

export function csvCell(text: string): string {
  const safe = /^[\s\p{Cc}]*[=+\-@\t\r＝＋－＠]/u.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

function isoOf({ at, atNs }: LogLine): string {
  const fraction = atNs.slice(-9).padStart(9, '0');
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, `.${fraction}Z`);
}

/** Code in Markdown stands between more ticks in a row than it has itself. */
function asCode(text: string): string {
  const flat = text.replace(/\s*[\n\r]+\s*/g, ' ⏎ ');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${flat}\`` : `${fence} ${flat} ${fence}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
