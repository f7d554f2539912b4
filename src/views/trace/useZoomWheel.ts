import { useEffect, type RefObject } from 'react';
import { ms, type Ms } from '../../model/units';
import { movedSight, zoomedSight, type OnZoom, type Sight } from './zoom';

interface Ways {
  readonly sight: Sight;
  readonly total: Ms;
  readonly onZoom: OnZoom;
}

/** The wheel with ctrl zooms time around the pointer, with shift it moves through it; alone it scrolls the rows. */
export function useZoomWheel(viewport: RefObject<HTMLElement | null>, { sight, total, onZoom }: Ways) {
  useEffect(() => {
    const grid = viewport.current;
    const turn = (event: WheelEvent) => {
      const isZoomed = sight.to - sight.from < total;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const around = ms(sight.from + shareOf(event) * (sight.to - sight.from));
        onZoom(zoomedSight(sight, { around, factor: 1.002 ** event.deltaY, total }), 'rest');
      } else if (event.shiftKey && isZoomed) {
        event.preventDefault();
        onZoom(movedSight(sight, (event.deltaY + event.deltaX) / 1000, total), 'rest');
      }
    };
    // Not passive, as React's own listeners are: the browser would zoom the page instead.
    grid?.addEventListener('wheel', turn, { passive: false });
    return () => grid?.removeEventListener('wheel', turn);
  }, [viewport, sight, total, onZoom]);
}

/** Where on the time axis the pointer is, from 0 to 1; the middle, if it is beside it. */
function shareOf({ target, clientX }: WheelEvent): number {
  const track = target instanceof Element ? target.closest('[role="row"]')?.lastElementChild : undefined;
  const box = track?.getBoundingClientRect();
  const share = box && box.width > 0 ? (clientX - box.left) / box.width : 0.5;
  return share >= 0 && share <= 1 ? share : 0.5;
}
