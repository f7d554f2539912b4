import type { Point } from '../../analysis/layout/layout';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { HealthLevel } from '../../analysis/health';
import type { OverviewView } from '../routes';
import { middleOf } from './mapGeometry';
import type { MapScene, PlacedPlace } from './scene';
import { isSelectedLink, isSelectedPlace } from './selected';

/** What a larger map has to keep in view: what is selected, else the place in the worst trouble, else the middle. */
export function mapFocus(scene: MapScene, marks: MapMarks, view: OverviewView): Point {
  return selectedSpot(scene, view) ?? worstPlace(scene.places, marks) ?? { x: scene.width / 2, y: scene.height / 2 };
}

/** Where what is selected stands in the scene. */
export function selectedSpot({ places, links }: MapScene, view: OverviewView): Point | undefined {
  const link = links.find((one) => isSelectedLink(view, one.link));
  return link ? middleOf(link.points) : places.find(({ place }) => isSelectedPlace(view, place));
}

const weights: Readonly<Partial<Record<HealthLevel, number>>> = { failing: 3, degraded: 2, affected: 1 };

/** Of several in the same trouble the one with most failures, then the busiest. */
function worstPlace(places: readonly PlacedPlace[], { level, red }: MapMarks): PlacedPlace | undefined {
  const weigh = ({ place: { key } }: PlacedPlace): readonly number[] => {
    const { rate = 0, errors = 0 } = red.get(key) ?? {};
    return [weights[level.get(key) ?? 'healthy'] ?? 0, rate * errors, rate];
  };
  return places.reduce<PlacedPlace | undefined>((worst, placed) => {
    const weight = weigh(placed);
    return weight[0] !== 0 && (!worst || isMore(weight, weigh(worst))) ? placed : worst;
  }, undefined);
}

function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
