import type { Point, Rect } from '../../analysis/layout/layout';
import type { MapBox, MapLink, MapPlace } from '../../analysis/map/mapGraph';

/** A place as it is drawn. `x` and `y` are its middle, in pixels at zoom 1. */
export interface PlacedPlace extends Rect {
  readonly place: MapPlace;
  readonly layer: number;
  /** Moved by hand. */
  readonly isPinned?: boolean;
}

export interface PlacedLink {
  readonly link: MapLink;
  /** From the caller's side to the callee's. */
  readonly points: readonly Point[];
}

/** `x` and `y` are the upper left corner. */
export interface PlacedBox extends Rect {
  readonly box: MapBox;
}

/** All that is drawn, in pixels at zoom 1: drawings for the screen, for files and for the small view show the same. */
export interface MapScene {
  readonly places: readonly PlacedPlace[];
  readonly links: readonly PlacedLink[];
  readonly boxes: readonly PlacedBox[];
  readonly width: number;
  readonly height: number;
}
