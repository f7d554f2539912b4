import type { MapPlace } from '../../../analysis/map/mapGraph';
import { serviceKey } from '../../../model/service';
import type { OverviewView } from '../../routes';
import type { TwinProps } from './twinProps';

/** A service is selected, what holds several is opened: as in the drawing. */
export function choosePlace(place: MapPlace, { onSelect, onToggle }: Pick<TwinProps, 'onSelect' | 'onToggle'>): void {
  if (place.is === 'service') {
    onSelect({ selected: place.service });
  } else {
    onToggle(place.key);
  }
}

export function isSelectedPlace(place: MapPlace, { selected }: OverviewView): boolean {
  return place.is === 'service' && selected !== undefined && serviceKey(selected) === place.key;
}
