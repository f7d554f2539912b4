import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useMemo, useRef } from 'react';
import type { MapGraph } from '../../../analysis/map/mapGraph';
import type { TracedCall } from '../../../analysis/map/tracedGraph';
import type { TraceOnMap } from '../../../analysis/map/traceOnMap';
import { formatCount } from '../../parts/format';
import { observeViewport } from '../../parts/virtualRows';
import { tracePath, type Context } from '../../routes';
import { useLooked, type Looking } from '../useLooking';
import { callHeight, TraceCallRow } from './TraceCallRow';
import type { ChosenTrace } from './useChosenTrace';

interface Props {
  readonly chosen: ChosenTrace;
  readonly on: TraceOnMap | undefined;
  readonly map: MapGraph;
  readonly looking: Looking;
  readonly context: Context;
}

/** So many rows are in sight; the others are scrolled to. */
const inSight = 7;

/** The calls of the trace in order of time. What one points at here is lit on the map, and the other way round. */
export function TraceCalls({ chosen: { traceId, route }, on, map, looking, context }: Props) {
  const styles = useStyles2(getStyles);
  const viewport = useRef<HTMLDivElement>(null);
  const calls = route?.traced.calls ?? noCalls;
  const isLit = useLit(on, map, useLooked(looking));
  const height = Math.min(calls.length, inSight) * callHeight;
  const list = useVirtualizer({
    count: calls.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => callHeight,
    initialRect: { width: 320, height },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(inSight * callHeight), []),
    overscan: 5,
  });
  if (!traceId || !route || !on) {
    return null;
  }
  return (
    <section
      className={styles.all}
      aria-label={t('map.trace.list', 'Calls of the trace, in order of time')}
      data-testid="map-trace-calls"
    >
      <h3 className={styles.title}>
        {t('map.trace.list-title', '{{shown}} calls of the trace', {
          count: calls.length,
          shown: formatCount(calls.length),
          defaultValue_one: '{{shown}} call of the trace',
          defaultValue_other: '{{shown}} calls of the trace',
        })}
      </h3>
      <div ref={viewport} className={styles.viewport} style={{ height }} onMouseLeave={() => looking.onLook(undefined)}>
        <ul className={styles.rows} style={{ height: calls.length * callHeight }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const call = calls[index];
            return (
              call && (
                <TraceCallRow
                  key={index}
                  call={call}
                  zero={route.prepared.tree.start}
                  top={start}
                  place={{ at: index + 1, of: calls.length }}
                  isLit={isLit?.(call)}
                  to={tracePath(context, traceId, { spanId: call.node.span.spanId })}
                  onLook={(isLooked) => looking.onLook(isLooked ? on.keyOf(call) : undefined)}
                />
              )
            );
          })}
        </ul>
      </div>
    </section>
  );
}

const noCalls: readonly TracedCall[] = [];

/** Whether a call goes through what is looked at; undefined where nothing of the trace is. */
function useLit(on: TraceOnMap | undefined, map: MapGraph, looked: string | undefined) {
  return useMemo(() => {
    if (!on || looked === undefined || !on.facts.has(looked)) {
      return undefined;
    }
    const spans = on.spansOf(looked);
    const isLink = map.links.some(({ key }) => key === looked);
    return (call: TracedCall) =>
      on.keyOf(call) === looked ||
      (!isLink && (spans.has(call.node.span.spanId) || (call.caller !== undefined && spans.has(call.caller))));
  }, [on, map, looked]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ minWidth: 0, marginBottom: theme.spacing(1.5) }),
  title: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.h6.fontSize }),
  viewport: css({ overflowX: 'hidden', overflowY: 'auto', scrollbarGutter: 'stable' }),
  rows: css({ position: 'relative', margin: 0, padding: 0, listStyle: 'none' }),
});
