import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { memo, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { FlameBox } from '../../analysis/flameGraph';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import type { Row } from '../../analysis/waterfall';
import type { SpanId } from '../../model/ids';
import { ms } from '../../model/units';
import type { ServiceColour } from '../parts/serviceColour';
import { useBoxWidth } from '../parts/useBoxWidth';
import { observeViewport } from '../parts/virtualRows';
import { FlameHead } from './FlameHead';
import { flameLevelHeight, FlameLevelRow } from './FlameLevelRow';
import { flameMove } from './flameMove';
import { useFlame, type Flame } from './useFlame';
import type { OnSelect } from './useSelection';

interface Props {
  readonly prepared: PreparedTrace;
  readonly rows: readonly Row[];
  readonly selected: SpanId | undefined;
  readonly colourOf: (service: string) => ServiceColour;
  readonly onSelect: OnSelect;
}

const usualHeight = 480;

/** The rows merged by the path of calls: where the time of many alike spans goes. Only levels in sight are drawn. */
export const FlameGraph = memo(function FlameGraph({ prepared, rows, selected, colourOf, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  const { tree } = prepared;
  const { ref, width } = useBoxWidth(1000);
  const flame = useFlame(tree, { rows, selected, width });
  const [hovered, setHovered] = useState<FlameBox>();
  const viewport = useRef<HTMLDivElement>(null);
  const { current, layout } = flame;
  const list = useLevelsInSight(viewport, layout.levels.length);
  useFollowing(viewport, flame, list.scrollToIndex);
  const enter = (box: FlameBox) => {
    flame.zoomTo(box.parent || box.children.length > 0 ? box : undefined);
    onSelect(box.slowest.span.spanId, 'choose');
  };
  const ways = { onEnter: enter, onHover: setHovered };
  return (
    <section className={styles.frame} aria-label={t('trace.flame', 'Flame graph')} data-testid="flame-graph">
      <FlameHead
        flame={flame}
        told={hovered ?? current}
        duration={ms(tree.end - tree.start)}
        left={tree.order.length - rows.length}
        onZoom={(box) => flame.zoomTo(box)}
      />
      <div ref={ref} className={styles.width}>
        <div
          ref={viewport}
          className={styles.viewport}
          role="tree"
          aria-label={t('trace.flame-boxes', 'Spans merged by the path of calls')}
          tabIndex={current ? -1 : 0}
          onKeyDown={(event) => hearKey(event, flame, { enter, onSelect })}
          onPointerLeave={() => setHovered(undefined)}
        >
          <div role="none" className={styles.levels} style={{ height: layout.levels.length * flameLevelHeight }}>
            {list.getVirtualItems().map(({ key, index, start }) => {
              const level = layout.levels[index];
              return (
                level && (
                  <FlameLevelRow
                    key={key}
                    level={level}
                    top={start}
                    width={width}
                    current={current}
                    colourOf={colourOf}
                    {...ways}
                  />
                )
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
});

interface KeyWays {
  readonly enter: (box: FlameBox) => void;
  readonly onSelect: OnSelect;
}

function hearKey(event: KeyboardEvent, flame: Flame, { enter, onSelect }: KeyWays) {
  const { current: box, layout, zoom } = flame;
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  const move = box && !isChord ? flameMove(event.key, layout, { box, zoom }) : undefined;
  if (!move || !box) {
    return;
  }
  event.preventDefault();
  if (move.is === 'go') {
    onSelect(move.to.slowest.span.spanId, 'move');
  } else if (move.is === 'zoom-in') {
    enter(box);
  } else {
    flame.zoomTo(zoom?.parent);
  }
}

function useLevelsInSight(viewport: RefObject<HTMLDivElement | null>, count: number) {
  return useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => flameLevelHeight,
    initialRect: { width: 1000, height: usualHeight },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(usualHeight), []),
    overscan: 4,
  });
}

/** Keeps the current box in sight, and the focus on it unless that is elsewhere on the page. */
function useFollowing(
  viewport: RefObject<HTMLDivElement | null>,
  { current, zoom }: Flame,
  scrollTo: (index: number) => void
) {
  const level = current ? current.depth - (zoom?.depth ?? 0) : -1;
  useLayoutEffect(() => {
    if (level >= 0) {
      scrollTo(level);
    }
    const frame = viewport.current;
    const { activeElement, body } = frame?.ownerDocument ?? document;
    // Looking into a box draws it anew on another level, which leaves the focus to the page.
    if (activeElement === body || frame?.contains(activeElement)) {
      frame?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true });
    }
  }, [viewport, current, zoom, level, scrollTo]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0, height: '100%' }),
  width: css({ flex: 1, minHeight: 0 }),
  viewport: css({
    height: '100%',
    overflowX: 'hidden',
    overflowY: 'auto',
    overflowAnchor: 'none',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  levels: css({ position: 'relative', width: '100%' }),
});
