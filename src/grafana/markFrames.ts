import type { EpochMs } from '../model/units';
import type { DrawnFrame } from './drawnFrame';

/** A moment that is marked on every panel over time, and what is said when one points at it. */
export interface Mark {
  readonly at: EpochMs;
  readonly text: string;
}

/** Marks as the annotations that Grafana's panels draw: a line through the panel with a handle under it. */
export function markFrames(marks: readonly Mark[]): DrawnFrame[] {
  if (marks.length === 0) {
    return [];
  }
  const texts = (name: string, values: readonly string[]) => ({ name, type: 'string', config: {}, values }) as const;
  return [
    {
      name: 'releases',
      refId: 'releases',
      meta: { dataTopic: 'annotations', custom: { resultType: 'annotations' } },
      length: marks.length,
      fields: [
        // Grafana looks for annotations' fields by these names.
        { name: 'time', type: 'time', config: {}, values: marks.map(({ at }) => at) },
        texts(
          'text',
          marks.map(({ text }) => escaped(text))
        ),
        // Neither good nor bad: the colour of text.
        texts(
          'color',
          marks.map(() => 'text')
        ),
      ],
    },
  ];
}

/** The text of an annotation is HTML to Grafana; names of services and versions are anybody's. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
