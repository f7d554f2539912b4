import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import { serviceKey } from '../../model/service';
import { choose, open, type Ways } from './canvasHit';
import type { DrawingProps } from './drawingProps';
import { nearestNode, type Direction } from './mapGeometry';
import type { PlacedPlace } from './scene';

interface CanvasKeys {
  /** The place that has the focus while the drawing has it. */
  readonly focused: PlacedPlace | undefined;
  /** Where the first arrow leads. */
  readonly first: PlacedPlace | undefined;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** One tab stop for all places: arrows go to the nearest in their direction, Enter chooses, `o` opens. */
export function useCanvasKeys(
  { scene, view, onLook, onReveal }: Pick<DrawingProps, 'scene' | 'view' | 'onLook' | 'onReveal'>,
  ways: Ways
): CanvasKeys {
  const [focusedKey, setFocused] = useState<string>();
  const byKey = useMemo(() => new Map(scene.places.map((placed) => [placed.place.key, placed])), [scene]);
  const focused = focusedKey === undefined ? undefined : byKey.get(focusedKey);
  const first = (view.selected && byKey.get(serviceKey(view.selected))) ?? scene.places[0];
  const goTo = useCallback(
    (placed: PlacedPlace | undefined) => {
      setFocused(placed?.place.key);
      onLook(placed?.place.key);
      if (placed) {
        onReveal({ x: placed.x, y: placed.y });
      }
    },
    [onLook, onReveal]
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const from = focused ?? first;
    if (!from || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const direction = directions[event.key];
    if (direction) {
      event.preventDefault();
      event.stopPropagation();
      goTo(focused ? (nearestNode(scene.places, from, direction) ?? from) : from);
    } else {
      press(event, from, ways);
    }
  };
  const onBlur = () => {
    if (focused) {
      goTo(undefined);
    }
  };
  return { focused, first, onKeyDown, onBlur };
}

function press(event: KeyboardEvent, placed: PlacedPlace, ways: Ways): void {
  const hit = { is: 'place', placed } as const;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(hit, ways);
  } else if (event.key === 'o') {
    open(hit, ways);
  }
}
