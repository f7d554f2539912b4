import type { FlameBox } from '../../analysis/flameGraph';
import type { FlameLayout } from '../../analysis/flameLayout';

/** What a key does in the flame graph. */
export type FlameMove =
  | { readonly is: 'go'; readonly to: FlameBox }
  | { readonly is: 'zoom-in' }
  | { readonly is: 'zoom-out' };

interface At {
  readonly box: FlameBox;
  /** The box that fills the width, where one has looked into one. */
  readonly zoom: FlameBox | undefined;
}

/** The move that `key` asks for from a box; undefined where it has no meaning. */
export function flameMove(key: string, layout: FlameLayout, { box, zoom }: At): FlameMove | undefined {
  switch (key) {
    case 'Enter':
    case ' ':
      return { is: 'zoom-in' };
    case 'Escape':
      return zoom ? { is: 'zoom-out' } : undefined;
    case 'ArrowUp':
      return go(box.parent);
    case 'ArrowDown':
      return go(widestBelow(box, layout, zoom));
    case 'ArrowLeft':
    case 'ArrowRight':
      return go(beside(box, layout, { zoom, by: key === 'ArrowRight' ? 1 : -1 }));
    default:
      return undefined;
  }
}

function go(to: FlameBox | undefined): FlameMove | undefined {
  return to && { is: 'go', to };
}

function widestBelow(box: FlameBox, layout: FlameLayout, zoom: FlameBox | undefined): FlameBox | undefined {
  return levelAt(layout, box.depth + 1, zoom)
    .filter((one) => one.parent === box)
    .reduce<FlameBox | undefined>((best, one) => (best && best.total >= one.total ? best : one), undefined);
}

function beside(
  box: FlameBox,
  layout: FlameLayout,
  { zoom, by }: { readonly zoom: FlameBox | undefined; readonly by: 1 | -1 }
): FlameBox | undefined {
  const level = levelAt(layout, box.depth, zoom);
  const index = level.indexOf(box);
  return index < 0 ? undefined : level[index + by];
}

function levelAt({ levels }: FlameLayout, depth: number, zoom: FlameBox | undefined): readonly FlameBox[] {
  return levels[depth - (zoom?.depth ?? 0)]?.boxes.map(({ box }) => box) ?? [];
}
