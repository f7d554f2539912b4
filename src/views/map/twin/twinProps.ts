import type { MapGraph } from '../../../analysis/map/mapGraph';
import type { MapMarks } from '../../../analysis/map/mapMarks';
import type { OverviewView } from '../../routes';

/** What the map in words is given: the same that is drawn. */
export interface TwinProps {
  readonly map: MapGraph;
  readonly marks: MapMarks;
  readonly view: OverviewView;
  readonly onSelect: (view: OverviewView) => void;
  /** A group or the rest of a hub is opened or closed. */
  readonly onToggle: (key: string) => void;
  /** Key of the place that the pointer or the focus is on, here or in the drawing. */
  readonly looked: string | undefined;
  readonly onLook: (key: string | undefined) => void;
}
