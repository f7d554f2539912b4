import type { MapLink, MapPlace } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { Translate } from '../../grafana/translate';
import type { NodeKind } from '../../model/graph';
import type { Series } from '../../model/series';
import { formatRatio } from '../parts/format';
import { changeSign } from './mapChangeText';
import { edgeWidth } from './mapGeometry';
import { kindWord } from './nodeKind';
import { figuresText, membersText } from './placeText';
import type { MapScene, PlacedLink, PlacedPlace } from './scene';

/** What a place is drawn as: `other` is known from its callers only. */
export type PlaceLook = 'service' | 'other' | 'group' | 'more';

export function lookOf(place: MapPlace): PlaceLook {
  if (place.is !== 'service') {
    return place.is;
  }
  return place.kind === 'service' ? 'service' : 'other';
}

export function kindOfPlace(place: MapPlace): NodeKind {
  return place.is === 'service' ? place.kind : 'service';
}

/** What stands below the name, as much as `width` pixels hold: figures, a kind, or how many are in it and how they are. */
export function placeFigures(place: MapPlace, marks: MapMarks, { t, width }: { t: Translate; width: number }): string {
  if (place.is !== 'service') {
    return membersText(place, marks, t);
  }
  const told = marks.figures?.get(place.key) || marks.traced?.get(place.key);
  if (told) {
    return told;
  }
  return place.kind === 'service' ? figuresText(marks.red.get(place.key), width) : kindWord(place.kind, t);
}

/** On a narrower place, in pixels of the screen, a version would cover the name: the tooltip tells it. */
export const roomForVersion = 150;

/** What a place tells at its upper edge: what a trace did in a group (in a service it stands for the figures), what has changed, what was released, that it was moved. */
export function placeBadge(
  { place: { is, key }, isPinned }: PlacedPlace,
  marks: MapMarks,
  { t, width }: { readonly t: Translate; readonly width: number }
): string | undefined {
  const change = marks.changes?.get(key);
  const released = marks.released?.get(key);
  const traced = is === 'service' ? undefined : marks.traced?.get(key);
  const words = [
    traced,
    change && changeSign(change, t),
    released && (width < roomForVersion ? '▲' : `▲ ${released}`),
    isPinned && '⚲',
  ];
  return words.filter(Boolean).join(' ') || undefined;
}

/** The course that is drawn in a place: of errors, or of requests where hardly any fail. */
export function courseOf(place: MapPlace, marks: MapMarks): Series<number> | undefined {
  const course = marks.course.get(place.key);
  const isFailing = course?.errors.values.some((share) => (share ?? 0) > 0.01);
  return isFailing ? course?.errors : course?.rate;
}

/** Errors from this share on are written beside a link. */
const worthWriting = 0.005;

/** Colour is earned: by trouble that reaches those who call, by a change, by a chosen trace. */
export type LinkTone = 'usual' | 'error' | 'warning' | 'changed' | 'traced';

/** How a link is drawn. */
export interface LinkFacts {
  readonly tone: LinkTone;
  readonly isAsync: boolean;
  /** In pixels at zoom 1. */
  readonly width: number;
  readonly share?: string;
  readonly isGone: boolean;
}

export function highestRate({ links }: MapScene): number {
  return links.reduce((most, { link }) => Math.max(most, link.red.rate ?? 0), 0);
}

export function linkFacts({ link }: PlacedLink, marks: MapMarks, highest: number): LinkFacts {
  const { rate, errors } = link.red;
  const width = edgeWidth(rate, highest);
  return {
    tone: toneOf(link, marks),
    isAsync: link.kind === 'messaging',
    // Calls to a database stay thin: what matters there is how slow they are.
    width: link.kind === 'database' ? Math.min(width, 1.5) : width,
    share: marks.hurt.has(link.key) && (errors ?? 0) >= worthWriting ? formatRatio(errors) : undefined,
    isGone: marks.changes?.get(link.key)?.is === 'gone',
  };
}

function toneOf({ key, to }: MapLink, marks: MapMarks): LinkTone {
  if (marks.traced?.has(key)) {
    return 'traced';
  }
  if (marks.changes?.has(key)) {
    return 'changed';
  }
  if (!marks.hurt.has(key)) {
    return 'usual';
  }
  return marks.level.get(to) === 'failing' ? 'error' : 'warning';
}
