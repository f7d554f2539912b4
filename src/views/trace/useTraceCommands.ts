import { useCallback, useMemo, useRef } from 'react';
import { nextError } from '../../analysis/errorOrigins';
import { nextOnPath } from '../../analysis/nextOnPath';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { nextPlace } from '../../analysis/spanSearch';
import type { SpanId } from '../../model/ids';
import { ms } from '../../model/units';
import { traceShows, type TraceLook } from '../traceLook';
import type { FoundSpans } from './useFoundSpans';
import type { ChangeLook } from './useLook';
import type { TraceList } from './useTraceList';
import type { TraceCommands } from './useTraceKeys';
import { sightOf, zoomedSight } from './zoom';

interface Here {
  readonly prepared: PreparedTrace;
  readonly selected: SpanId | undefined;
  readonly look: TraceLook;
  readonly change: ChangeLook;
  readonly found: FoundSpans | undefined;
  readonly list: TraceList | undefined;
  readonly hasStory: boolean;
  readonly goTo: (spanId: SpanId) => void;
  readonly onLeave: (() => void) | undefined;
}

/** What keys and buttons do to a trace on screen. */
export function useTraceCommands(here: Here): TraceCommands {
  const { look, change, onLeave, list } = here;
  const walk = useWalk(here);
  const zoom = useZoomKeys(here);
  const { hasStory } = here;
  const showNext = useCallback(() => {
    const shows = [undefined, ...traceShows.filter((show) => show !== 'story' || hasStory)];
    change({ show: shows[(shows.indexOf(look.show) + 1) % shows.length] }, 'push');
  }, [look.show, change, hasStory]);
  const isZoomed = look.zoom !== undefined;
  const leave = useCallback(() => (isZoomed ? zoom('whole') : onLeave?.()), [isZoomed, zoom, onLeave]);
  return useMemo(
    () => ({ ...walk, zoom, showNext, leave, toTrace: list?.onStep }),
    [walk, zoom, showNext, leave, list]
  );
}

type Direction = 'next' | 'previous';

/** Ways from span to span. */
function useWalk({ prepared, selected, found, goTo }: Here) {
  const { tree, path } = prepared;
  const section = useRef<number>(undefined);
  const go = useCallback((spanId: SpanId | undefined) => spanId !== undefined && goTo(spanId), [goTo]);
  const toError = useCallback(
    (direction: Direction) => void go(nextError(tree, selected, direction)),
    [tree, selected, go]
  );
  const toFound = useCallback(
    (direction: Direction) => {
      const from = tree.order.findIndex(({ span }) => span.spanId === selected);
      const place = nextPlace(found?.places ?? [], from, direction);
      go(place === undefined ? undefined : tree.order[place]?.span.spanId);
    },
    [tree, found, selected, go]
  );
  const alongPath = useCallback(
    (direction: Direction) => {
      section.current = nextOnPath(path.sections, { spanId: selected, section: section.current }, direction);
      go(path.sections[section.current ?? -1]?.node.span.spanId);
    },
    [path, selected, go]
  );
  return useMemo(() => ({ toError, toFound, alongPath }), [toError, toFound, alongPath]);
}

/** Around the middle of the selected span. */
function useZoomKeys({ prepared: { tree }, selected, look, change }: Here) {
  return useCallback(
    (how: 'in' | 'out' | 'whole') => {
      const total = ms(tree.end - tree.start);
      const sight = sightOf(look.zoom, total);
      const node = selected === undefined ? undefined : tree.nodes.get(selected);
      const around = node ? ms(node.start - tree.start + node.duration / 2) : ms((sight.from + sight.to) / 2);
      const factor = how === 'in' ? 0.5 : 2;
      const zoom = how === 'whole' ? undefined : zoomedSight(sight, { around, factor, total });
      if (zoom !== look.zoom) {
        change({ zoom }, how === 'whole' ? 'push' : 'rest');
      }
    },
    [tree, selected, look.zoom, change]
  );
}
