import type { Point } from '../../analysis/layout/layout';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { ServiceId } from '../../model/service';
import type { OverviewView } from '../routes';
import type { Camera, Size } from './camera';
import type { MapScene } from './scene';

/** Where the camera stands from frame to frame, for drawings that follow it without being rendered again. */
export interface LiveCamera {
  readonly now: () => Camera;
  /** Tells of every frame in which the camera moves. Gives back how to listen no more. */
  readonly listen: (listener: (camera: Camera) => void) => () => void;
}

/** What every drawing of a map is given, whether it draws elements or pixels. */
export interface DrawingProps {
  readonly scene: MapScene;
  readonly marks: MapMarks;
  /** Where the camera rests: changes when a gesture is over. */
  readonly camera: Camera;
  /** Where it stands at this moment. A drawing moves itself by it: `camera` is not told anew for every frame. */
  readonly live: LiveCamera;
  /** What is seen of the drawing, in pixels of the screen. */
  readonly box: Size;
  /** Keys of the places and links that stay lit; undefined where all do. */
  readonly lit: ReadonlySet<string> | undefined;
  /** The service or call that the page looks at. */
  readonly view: OverviewView;
  /** Key of the place or link that the pointer, the focus or another part of the page is on. */
  readonly lookedAt: string | undefined;
  /** Id of the tooltip that tells of what is looked at. */
  readonly tipId: string;
  readonly onLook: (key: string | undefined) => void;
  readonly onSelect: (view: OverviewView) => void;
  readonly onOpen: (service: ServiceId) => void;
  /** A point of the scene is to be seen; where it is in sight already nothing moves. */
  readonly onReveal: (at: Point) => void;
  /** A group, the rest of a hub or a box is opened or closed. */
  readonly onToggle: (key: string) => void;
}
