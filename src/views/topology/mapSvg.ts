import type { Point, Rect } from '../../analysis/layout/layout';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { Translate } from '../../grafana/translate';
import { highestRate, kindOfPlace, linkFacts, lookOf, placeBadge, placeFigures } from './canvasFacts';
import { levelInk, linkInk, type MapInk } from './canvasInk';
import { kindShapes, levelShapes, type Shape } from './canvasShapes';
import { xmlElement, xmlText } from './exportXml';
import { edgePath, middleOf } from './mapGeometry';
import { placeLabel, placeWords } from './placeText';
import type { MapScene, PlacedBox, PlacedLink, PlacedPlace } from './scene';

/** How a map is written into a file. */
export interface SvgWords {
  readonly colours: MapInk;
  readonly t: Translate;
  /** What the map is called, for those who do not see it. */
  readonly title: string;
  /** What it shows, in a sentence or two, likewise. */
  readonly description: string;
  /** The line below the map: environment and times, absolute, so that the file can be understood by itself. */
  readonly legend: string;
}

/** Room around the map, and for the line below it, in pixels. */
const frame = 24;
const foot = 28;

/** Size of the file's picture in pixels. */
export function svgSize({ width, height }: MapScene) {
  return { width: Math.ceil(width + 2 * frame), height: Math.ceil(height + 2 * frame + foot) };
}

/** The whole map as a file that needs nothing else: the same places, links, figures and signs as on the screen. */
export function mapSvg(scene: MapScene, marks: MapMarks, words: SvgWords): string {
  const { width, height } = svgSize(scene);
  const { colours, title, description, legend } = words;
  const drawing: Drawing = {
    marks,
    ink: colours,
    t: words.t,
    highest: highestRate(scene),
    lit: marks.traced ? new Set(marks.traced.keys()) : marks.found,
  };
  const ordered = [...scene.links].sort(
    (a, b) => Number(marks.hurt.has(a.link.key)) - Number(marks.hurt.has(b.link.key))
  );
  const map = [
    ...scene.boxes.map((box) => boxSvg(box, colours)),
    ...ordered.map((link) => linkSvg(link, drawing)),
    ...scene.places.map((place) => placeSvg(place, drawing)),
  ].join('\n');
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const head = { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img', 'font-family': colours.font };
  return xmlElement(
    'svg',
    head,
    [
      xmlElement('title', {}, xmlText(title) || ' '),
      xmlElement('desc', {}, xmlText(description) || ' '),
      xmlElement('rect', { width, height, fill: colours.background }),
      xmlElement('g', { transform: `translate(${frame} ${frame})` }, map || ' '),
      textSvg(legend, { x: frame, y: height - foot / 2, size: 12, fill: colours.muted }),
    ].join('\n')
  );
}

interface Drawing {
  readonly marks: MapMarks;
  readonly ink: MapInk;
  readonly t: Translate;
  readonly highest: number;
  /** What a trace went through or a search found; undefined where all is lit. */
  readonly lit: ReadonlySet<string> | undefined;
}

interface TextAt {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly anchor?: 'middle' | 'end';
}

function textSvg(text: string, { x, y, size, fill, anchor }: TextAt): string {
  return xmlElement('text', { x, y, 'font-size': size, fill, 'text-anchor': anchor }, xmlText(text) || ' ');
}

function boxSvg({ box, ...rect }: PlacedBox, ink: MapInk): string {
  const { x, y, width, height } = rect;
  const area = { x, y, width, height, rx: 6, fill: ink.surface, 'fill-opacity': '0.5', stroke: ink.border };
  const name = textSvg(fitted(box.name, width - 16, 13), { x: x + 8, y: y + 17, size: 13, fill: ink.muted });
  return xmlElement('g', { class: 'box' }, xmlElement('rect', area) + name);
}

function linkSvg(placed: PlacedLink, { marks, ink, highest, lit }: Drawing): string {
  const { tone, isAsync, isGone, width, share } = linkFacts(placed, marks, highest);
  const colour = linkInk(ink, tone);
  const isFaded = isGone || (lit !== undefined && !lit.has(placed.link.key));
  const { x, y } = middleOf(placed.points);
  const line = xmlElement('path', {
    d: placed.link.from === placed.link.to ? loopPath(placed.points) : edgePath(placed.points),
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-dasharray': isAsync ? '6 4' : undefined,
  });
  const halo = { 'paint-order': 'stroke', stroke: ink.background, 'stroke-width': 3 };
  const figures =
    share && xmlElement('g', halo, textSvg(share, { x, y: y - 5, size: 11, fill: colour, anchor: 'middle' }));
  return xmlElement(
    'g',
    { class: 'link', opacity: isFaded ? '0.2' : undefined },
    [line, arrowSvg(placed, colour), figures].filter(Boolean).join('')
  );
}

function loopPath([a, b, c, d]: readonly Point[]): string {
  return a && b && c && d ? `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}` : '';
}

function arrowSvg({ points }: PlacedLink, fill: string): string {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const back = (points.at(-2)?.x ?? 0) > end.x ? 7 : -7;
  return xmlElement('path', { d: `M${end.x.toFixed(1)} ${end.y.toFixed(1)}l${back} -4v8Z`, fill });
}

function placeSvg(placed: PlacedPlace, { marks, ink, t, lit }: Drawing): string {
  const { place, width, height } = placed;
  const at = { x: placed.x - width / 2, y: placed.y - height / 2, width, height };
  const change = marks.changes?.get(place.key)?.is;
  const isFaded = change === 'gone' || (lit !== undefined && !lit.has(place.key));
  const badge = placeBadge(placed, marks, { t, width: Infinity });
  const inner = [
    xmlElement('title', {}, xmlText(placeWords(place, marks, t)) || ' '),
    ...frameSvg(placed, { at, marks, ink, isNew: change === 'added' }),
    ...wordsSvg(placed, { at, marks, ink, t }),
    badge &&
      textSvg(fitted(badge, width - 8, 10), {
        x: at.x + width - 4,
        y: at.y - 3,
        size: 10,
        fill: ink.accent,
        anchor: 'end',
      }),
  ];
  return xmlElement('g', { class: 'place', opacity: isFaded ? '0.3' : undefined }, inner.filter(Boolean).join(''));
}

interface PlaceSvg {
  readonly at: Rect;
  readonly marks: MapMarks;
  readonly ink: MapInk;
}

function frameSvg(
  { place }: PlacedPlace,
  { at, marks, ink, isNew }: PlaceSvg & { readonly isNew: boolean }
): readonly string[] {
  const look = lookOf(place);
  const colour = levelInk(ink, marks.level.get(place.key));
  const style = {
    rx: 5,
    fill: look === 'other' ? ink.background : ink.surface,
    stroke: colour ?? (isNew ? ink.accent : ink.border),
    'stroke-width': colour === undefined && !isNew ? 1 : 2,
    'stroke-dasharray': look === 'other' ? '4 3' : undefined,
  };
  const sheet = xmlElement('rect', { ...at, x: at.x + 3, y: at.y - 3, ...style });
  return [...(look === 'group' ? [sheet] : []), xmlElement('rect', { ...at, ...style })];
}

function wordsSvg(
  { place }: PlacedPlace,
  { at, marks, ink, t }: PlaceSvg & { readonly t: Translate }
): readonly string[] {
  const level = marks.level.get(place.key);
  const row = at.y + at.height * 0.76;
  const signs: string[] = [];
  let x = at.x + 7;
  const sign = (shape: Shape | undefined, colour: string) => {
    if (shape) {
      signs.push(shapeSvg(shape, { x, y: row - 10, colour }));
      x += 16;
    }
  };
  sign(kindShapes[kindOfPlace(place)], ink.muted);
  sign(level && levelShapes[level], levelInk(ink, level) ?? ink.muted);
  const name = fitted(placeLabel(place, t), at.width - 14, 12);
  const room = at.x + at.width - x - 4;
  const figures = fitted(placeFigures(place, marks, { t, width: room }), room, 11);
  return [
    textSvg(name, {
      x: at.x + 7,
      y: at.y + at.height * 0.4,
      size: 12,
      fill: lookOf(place) === 'other' ? ink.muted : ink.text,
    }),
    ...signs,
    textSvg(figures, { x, y: row, size: 11, fill: ink.muted }),
  ];
}

function shapeSvg(
  { path, stroke }: Shape,
  { x, y, colour }: { readonly x: number; readonly y: number; readonly colour: string }
): string {
  const painted =
    stroke === undefined
      ? { fill: colour }
      : { fill: 'none', stroke: colour, 'stroke-width': stroke, 'stroke-linecap': 'round' };
  return xmlElement('path', { d: path, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, ...painted });
}

/** Width of a letter as a share of its size: nobody measures letters for a file whose fonts are not known. */
const letter = 0.56;

/** A text cut to about the room it has; the whole of a name stands in the place's title. */
function fitted(text: string, room: number, size: number): string {
  const most = Math.max(1, Math.floor(room / (size * letter)));
  const marks = [...text];
  return marks.length <= most ? text : `${marks.slice(0, Math.max(1, most - 1)).join('')}…`;
}
