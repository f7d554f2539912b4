import type { MapScale } from './mapGeometry';
import type { PlacedLink, PlacedPlace } from './scene';

/** More places, or more pieces of lines, are not looked through: none of them is read before one zooms in anyway. */
const most = { places: 150, pieces: 12_000 } as const;

/** On a map drawn smaller as a whole a place may take so many times its height where nothing is above and below it. */
const highest = 2;

/** Else so much, which holds two lines, in pixels at zoom 1. */
const twoLines = 32;

/** What stays free, in pixels at zoom 1. */
const apart = { fromPlace: 4, fromLine: 6 } as const;

/** What lies over or under a place, from left to right and from top to bottom. */
interface Block {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** How much of the room up to it may be taken. */
  readonly share: number;
  readonly apart: number;
}

/**
 * Places that are drawn low take the room that nobody uses above and below them: for a second line of a long name, and
 * for figures. No place and no line of others comes to lie under them.
 */
export function roomier(
  places: readonly PlacedPlace[],
  links: readonly PlacedLink[],
  { isShrunk, height }: Pick<MapScale, 'isShrunk'> & { readonly height: number }
): readonly PlacedPlace[] {
  const pieces = links.reduce((sum, { points }) => sum + points.length - 1, 0);
  if (places.length > most.places || pieces > most.pieces) {
    return places;
  }
  const others = places.map(blockOfPlace);
  const lines = links.flatMap(linePieces);
  return places.map((placed, index) => {
    const own = others[index];
    if (!own) {
      return placed;
    }
    const isAcross = ({ left, right }: Block) => left < own.right && right > own.left;
    const blocks = [
      ...others.filter((one) => one !== own && isAcross(one)),
      ...lines.flatMap(({ from, to, block }) =>
        from !== placed.place.key && to !== placed.place.key && isAcross(block) ? [block] : []
      ),
    ];
    const wanted = (isShrunk ? placed.height * (highest - 1) : Math.max(0, twoLines - placed.height)) / 2;
    const up = roomAbove(own, blocks, Math.min(wanted, Math.max(0, own.top - apart.fromPlace)));
    const down = roomBelow(own, blocks, Math.min(wanted, Math.max(0, height - own.bottom - apart.fromPlace)));
    return { ...placed, y: placed.y + (down - up) / 2, height: placed.height + up + down };
  });
}

function blockOfPlace({ x, y, width, height }: PlacedPlace): Block {
  return {
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
    share: 0.5,
    apart: apart.fromPlace / 2,
  };
}

function linePieces({ link: { from, to }, points }: PlacedLink) {
  return points.slice(1).map((end, index) => {
    const start = points[index] ?? end;
    const block: Block = {
      left: Math.min(start.x, end.x),
      right: Math.max(start.x, end.x),
      top: Math.min(start.y, end.y),
      bottom: Math.max(start.y, end.y),
      share: 1,
      apart: apart.fromLine,
    };
    return { from, to, block };
  });
}

/** A block that reaches over the middle leaves no room on either side; lines that pass under a place anyway do not count. */
function roomAbove(own: Block, blocks: readonly Block[], wanted: number): number {
  return blocks.reduce((room, { top, bottom, share, apart: free }) => {
    const gap = own.top - bottom;
    return top < own.top && bottom < own.bottom ? Math.max(0, Math.min(room, gap * share - free)) : room;
  }, wanted);
}

function roomBelow(own: Block, blocks: readonly Block[], wanted: number): number {
  return blocks.reduce((room, { top, bottom, share, apart: free }) => {
    const gap = top - own.bottom;
    return bottom > own.bottom && top > own.top ? Math.max(0, Math.min(room, gap * share - free)) : room;
  }, wanted);
}
