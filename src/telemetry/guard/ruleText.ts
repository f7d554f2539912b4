import { promDuration } from '../rateWindow';
import { every, type Recording } from './recorded';

/** Rules as the YAML file that Prometheus, Mimir and Loki load: copied, not installed. */
export function ruleText(group: string, recordings: ReadonlyArray<Omit<Recording, 'part'>>): string {
  const rules = recordings.map(({ record, expr, labels }) =>
    [
      `      - record: ${quoted(record)}`,
      `        expr: ${quoted(expr)}`,
      ...(Object.keys(labels).length > 0
        ? ['        labels:', ...Object.entries(labels).map(([label, value]) => `          ${label}: ${quoted(value)}`)]
        : []),
    ].join('\n')
  );
  return [
    'groups:',
    `  - name: ${quoted(group)}`,
    `    interval: ${promDuration(every)}`,
    '    rules:',
    ...rules,
    '',
  ].join('\n');
}

/** Single quotes: in YAML nothing within them is special but the quote itself. */
function quoted(text: string): string {
  return /[\n\r]/.test(text) ? JSON.stringify(text) : `'${text.replace(/'/g, "''")}'`;
}
