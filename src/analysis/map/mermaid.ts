import type { EdgeKind } from '../../model/graph';
import type { Red } from '../../model/red';
import type { HealthLevel } from '../health';
import type { MapBox, MapGraph, MapLink, MapPlace } from './mapGraph';
import type { MapMarks } from './mapMarks';

/** What analysis does not say: names and figures as people read them, in their language. */
export interface MermaidWords {
  readonly placeName: (place: MapPlace) => string;
  readonly boxName: (box: MapBox) => string;
  /** The level of a place; a word, because colour is never the only sign. */
  readonly level: (level: HealthLevel) => string;
  /** Rate, errors and p95 in one line; empty where nothing is known. */
  readonly figures: (red: Red) => string;
}

/** Fill, line and text of each level, readable on light and on dark paper. */
const colours: Readonly<Record<HealthLevel, readonly [string, string, string]>> = {
  failing: ['#c4162a', '#7a0c19', '#ffffff'],
  degraded: ['#fade2a', '#8a6d00', '#000000'],
  affected: ['#ffb357', '#8f4a00', '#000000'],
  healthy: ['#ffffff', '#37872d', '#000000'],
  'no-data': ['#e5e5e5', '#6e6e6e', '#000000'],
};
const hurtColour = '#c4162a';

/**
 * What is on a map as a Mermaid flowchart, for documents and tickets. Names are escaped, so that none can end a label
 * or be read as markup; identifiers are n1, n2 … and b1, b2 … in the order of keys. Open groups are subgraphs, messages
 * are dashed, and links over which trouble reaches others are red and thick.
 */
export function mermaidOf(
  map: Pick<MapGraph, 'places' | 'links' | 'boxes'>,
  marks: Pick<MapMarks, 'red' | 'level' | 'hurt'>,
  words: MermaidWords
): string {
  const ids = new Map(map.places.map(({ key }, index) => [key, `n${index + 1}`]));
  const lineOf = (place: MapPlace) => placeLine(ids.get(place.key) ?? '', place, { marks, words });
  const boxed = new Set(map.boxes.flatMap(({ places }) => places));
  const byKey = new Map(map.places.map((place) => [place.key, place]));
  const links = map.links.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const lines = [
    'flowchart LR',
    ...map.places.filter(({ key }) => !boxed.has(key)).map((place) => `  ${lineOf(place)}`),
    ...map.boxes.flatMap((box, index) => [
      `  subgraph b${index + 1}["${escaped(words.boxName(box))}"]`,
      ...box.places.flatMap((key) => byKey.get(key) ?? []).map((place) => `    ${lineOf(place)}`),
      '  end',
    ]),
    ...links.map((link) => `  ${linkLine(link, ids, words)}`),
    ...classLines(map.places, marks),
    ...links.flatMap(({ key }, index) =>
      marks.hurt.has(key) ? [`  linkStyle ${index} stroke:${hurtColour},stroke-width:3px`] : []
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function placeLine(
  id: string,
  place: MapPlace,
  { marks, words }: { readonly marks: Pick<MapMarks, 'red' | 'level'>; readonly words: MermaidWords }
): string {
  const level = marks.level.get(place.key);
  const texts = [
    words.placeName(place),
    level ? words.level(level) : '',
    words.figures(marks.red.get(place.key) ?? {}),
  ];
  const label = texts
    .filter((text) => text !== '')
    .map(escaped)
    .join('<br/>');
  const [open, close] = shapeOf(place);
  return `${id}${open}"${label}"${close}${level ? `:::${classOf(level)}` : ''}`;
}

function shapeOf(place: MapPlace): readonly [string, string] {
  if (place.is !== 'service') {
    return ['[[', ']]'];
  }
  switch (place.kind) {
    case 'database':
      return ['[(', ')]'];
    case 'queue':
      return ['[/', '/]'];
    case 'user':
      return ['((', '))'];
    case 'external':
      return ['{{', '}}'];
    case 'service':
      return ['[', ']'];
  }
}

const arrows: Readonly<Record<EdgeKind, string>> = {
  call: '-->',
  database: '-->',
  virtual: '-->',
  messaging: '-.->',
};

function linkLine({ from, to, kind, red }: MapLink, ids: ReadonlyMap<string, string>, words: MermaidWords): string {
  const figures = words.figures(red);
  const label = figures === '' ? '' : `|"${escaped(figures)}"|`;
  return `${ids.get(from) ?? ''} ${arrows[kind]}${label} ${ids.get(to) ?? ''}`;
}

function classLines(places: readonly MapPlace[], { level }: Pick<MapMarks, 'level'>): readonly string[] {
  const used = new Set(places.map(({ key }) => level.get(key)));
  return levels.flatMap((one) => {
    const [fill, stroke, color] = colours[one];
    return used.has(one) ? [`  classDef ${classOf(one)} fill:${fill},stroke:${stroke},color:${color}`] : [];
  });
}

const levels: readonly HealthLevel[] = ['failing', 'degraded', 'affected', 'healthy', 'no-data'];

/** Without the stroke; `end`, `default` and the like are words of Mermaid, these are not. */
function classOf(level: HealthLevel): string {
  return level === 'no-data' ? 'nodata' : level;
}

/**
 * A text that shows itself in a label: all but letters, digits and harmless marks as numbers of characters, which is how
 * Mermaid escapes. So no quotation mark ends a label, no markup or Markdown is read, and `end` is only ever quoted.
 */
function escaped(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[^\p{L}\p{M}\p{N} .,/·…%–—-]|[.-](?= )|^%/gu, (one) => `#${one.codePointAt(0) ?? 0};`);
}
