import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { MapPlace } from '../../analysis/map/mapGraph';
import { nearestNode, type Direction } from './mapGeometry';
import type { PlacedPlace } from './scene';

interface MapKeys {
  /** Key of the place that Tab reaches. */
  readonly at: string | undefined;
  readonly onFocus: (key: string) => void;
  readonly onKeyDown: (event: KeyboardEvent, place: MapPlace) => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** One tab stop for all places; arrows go to the nearest one in their direction, `o` opens. */
export function useMapKeys(
  places: readonly PlacedPlace[],
  first: string | undefined,
  onOpen: (place: MapPlace) => void
): MapKeys {
  const [focused, setFocused] = useState<string>();
  const byKey = useMemo(() => new Map(places.map((placed) => [placed.place.key, placed])), [places]);
  const at = [focused, first, places[0]?.place.key].find((key) => key !== undefined && byKey.has(key));
  const onKeyDown = useCallback(
    (event: KeyboardEvent, place: MapPlace) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
        return;
      }
      if (event.key === 'o') {
        onOpen(place);
        return;
      }
      const direction = directions[event.key];
      const placed = byKey.get(place.key);
      if (direction && placed) {
        event.preventDefault();
        focusPlace(event.currentTarget, nearestNode(places, placed, direction)?.place.key);
      }
    },
    [places, byKey, onOpen]
  );
  return { at, onFocus: setFocused, onKeyDown };
}

function focusPlace(from: Element, key: string | undefined): void {
  const buttons = from.parentElement?.querySelectorAll<HTMLElement>('[data-node-key]') ?? [];
  [...buttons].find((button) => button.dataset.nodeKey === key)?.focus({ preventScroll: true });
}
