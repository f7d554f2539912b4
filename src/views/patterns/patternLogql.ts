import { hole } from '../../analysis/patterns/maskedLine';
import { messagePart } from '../../analysis/patterns/messagePart';
import { logqlText } from '../../telemetry/logql';
import { templatePattern } from '../../telemetry/logTemplates';

/**
 * A stage of LogQL that keeps the lines of a template, as `example` is one: `|> "…"` of Loki 3, which wants the whole line;
 * where the text has something that a pattern would take for a field, a regular expression.
 */
export function patternLogql(template: string, example: string | undefined): string {
  if (/<[a-zA-Z_]\w*>/.test(template.replaceAll(hole, '')) || !template.includes(hole)) {
    const expression = templatePattern(template);
    return expression === undefined ? '' : `|~ ${logqlText(expression)}`;
  }
  return `|> ${logqlText(example === undefined ? template : within(template, example))}`;
}

/** A message stands in its line with something before or after it. */
function within(template: string, example: string): string {
  const { from, to } = messagePart(example);
  const before = from > 0 && !template.startsWith(hole) ? hole : '';
  const after = to < example.length && !template.endsWith(hole) ? hole : '';
  return `${before}${template}${after}`;
}
