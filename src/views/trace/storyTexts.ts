import type { LineEntry, StoryEntry } from '../../analysis/traceStory';
import { levelName } from '../../grafana/logLevel';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import type { SpanEvent } from '../../model/trace';
import { ms } from '../../model/units';
import { asText } from '../parts/asText';
import { formatDuration } from '../parts/format';
import { attributeText } from './attributeText';

/** Who an entry is of: the span's service, or what the line says. */
export function storyService(entry: StoryEntry): string {
  return entry.is === 'line'
    ? (entry.node?.span.service.name ?? entry.line.service ?? '')
    : entry.node.span.service.name;
}

/** The kind of an entry in a word; for lines their level. */
export function storyKind(entry: StoryEntry, t: Translate): string {
  switch (entry.is) {
    case 'span':
      return t('trace.story-span', 'span');
    case 'event':
      return t('trace.story-event', 'event');
    case 'line':
      return levelName(entry.line.level, t);
    default:
      return unreachable(entry);
  }
}

/** What an entry says, as text of any length. */
export function storyText(entry: StoryEntry, t: Translate): string {
  switch (entry.is) {
    case 'span': {
      const { span, duration } = entry.node;
      const took = t('trace.story-took', '{{operation}} took {{took}}', {
        operation: span.operation,
        took: formatDuration(duration),
        ...asText,
      });
      return span.status === 'error' ? `✕ ${[took, span.statusMessage].filter(Boolean).join(': ')}` : took;
    }
    case 'event':
      return eventText(entry.event);
    case 'line':
      return entry.line.body;
    default:
      return unreachable(entry);
  }
}

function eventText({ name, attributes }: SpanEvent): string {
  const told = new Map(attributes.map(({ key, value }) => [key, attributeText(value)]));
  const exception = [told.get('exception.type'), told.get('exception.message')].filter(Boolean).join(': ');
  if (exception !== '') {
    return `${name} ${exception}`;
  }
  return [name, ...[...told].map(([key, text]) => `${key}=${text}`)].join(' ');
}

/** What is odd about a line's place in the story. */
export function oddText({ late, unknownSpan, adjustedBy }: LineEntry, t: Translate): string | undefined {
  const odd = [
    ...(late === undefined
      ? []
      : [t('trace.story-late', '{{late}} after its span had ended', { late: formatDuration(late), ...asText })]),
    ...(unknownSpan ? [t('trace.story-unknown', 'names a span that is not in this trace')] : []),
    ...(adjustedBy === undefined
      ? []
      : [t('trace.story-moved', 'moved by {{by}}, clocks differ', { by: formatDuration(adjustedBy), ...asText })]),
  ];
  return odd.length > 0 ? odd.join(', ') : undefined;
}

/** `+12.3 ms`; what was written before the trace began has a minus. */
export function offsetText(entry: StoryEntry): string {
  return `${entry.at < 0 ? '−' : '+'}${formatDuration(ms(Math.abs(entry.at)))}`;
}

/** One entry per line, as plain text. */
export function storyAsText(entries: readonly StoryEntry[], t: Translate): string {
  return entries.map((entry) => fieldsOf(entry, t).join('\t')).join('\n');
}

/** A table, as issues and chats draw it. */
export function storyAsMarkdown(entries: readonly StoryEntry[], t: Translate): string {
  const head = [
    t('trace.story-at', 'At'),
    t('trace.story-service', 'Service'),
    t('trace.story-kind', 'Kind'),
    t('trace.story-what', 'What'),
  ];
  const rows = [head, head.map(() => '---'), ...entries.map((entry) => fieldsOf(entry, t).map(inCell))];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function fieldsOf(entry: StoryEntry, t: Translate): readonly string[] {
  const odd = entry.is === 'line' ? oddText(entry, t) : undefined;
  const text = storyText(entry, t);
  return [offsetText(entry), storyService(entry), storyKind(entry, t), odd ? `${text} (${odd})` : text];
}

/** Marks of Markdown and HTML in foreign text stay what they are: text. */
function inCell(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/g, (mark) => `\\${mark}`).replace(/\s*\n\s*/g, ' ');
}
