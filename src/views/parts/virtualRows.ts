import { measureElement, observeElementRect, type Rect, type Virtualizer } from '@tanstack/react-virtual';

/**
 * Watches the size of a list's viewport, taking `fallback` as its height while it has none (a hidden tab, a page
 * without layout): rows are there at once instead of after the next measurement.
 */
export function observeViewport<Viewport extends Element>(fallback: number) {
  return (list: Virtualizer<Viewport, Element>, report: (rect: Rect) => void) =>
    observeElementRect(list, ({ width, height }) => report({ width, height: height > 0 ? height : fallback }));
}

/** The height of a row as laid out; `fallback` while it has none. */
export function measureRow(fallback: number) {
  return (row: Element, entry: ResizeObserverEntry | undefined, list: Virtualizer<HTMLDivElement, Element>) =>
    measureElement(row, entry, list) || fallback;
}
