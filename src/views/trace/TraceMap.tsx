import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { linkBetween } from '../../analysis/map/mapGraph';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import type { SpanId } from '../../model/ids';
import { serviceKey, type ServiceId } from '../../model/service';
import { mapPath } from '../mapRoutes';
import { asText } from '../parts/asText';
import { useBoxHeight } from '../parts/useBoxHeight';
import { servicePath, type Context, type OverviewView } from '../routes';
import { TopologyMap } from '../topology/TopologyMap';
import type { OnSelect } from './useSelection';
import { useTraceMap, type TraceMapState } from './useTraceMap';

interface Props {
  readonly prepared: PreparedTrace;
  readonly selected: SpanId | undefined;
  /** The span whose row the pointer is on. */
  readonly pointed: SpanId | undefined;
  /** Told which spans the place or link stands for that the pointer is on. */
  readonly onLight: (spans: ReadonlySet<SpanId> | undefined) => void;
  readonly onSelect: OnSelect;
  readonly context?: Context;
  /** Name of the environment that stores the trace; undefined for a trace out of a file. */
  readonly environment?: string;
}

const usualHeight = 280;

/** What the trace went through as a map: each place with what it did, the critical path lit. */
export function TraceMap({ prepared, selected, pointed, onLight, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  const { ref, height } = useBoxHeight(usualHeight);
  const shown = useTraceMap(prepared);
  const { map, marks, on, toggle } = shown;
  const { view, choose } = useChosen(shown, { ...rest, prepared, selected });
  const open = useOpening(rest.context, choose);
  const light = (key: string | undefined) => {
    const spans = key === undefined ? undefined : on.spansOf(key);
    onLight(spans && spans.size > 0 ? spans : undefined);
  };
  return (
    <div ref={ref} className={styles.room} data-testid="trace-map">
      <TopologyMap
        map={map}
        marks={marks}
        view={view}
        height={height}
        onSelect={choose}
        onOpen={open}
        onToggle={toggle}
        lookedAt={pointed && on.placeOf(pointed)}
        onLook={light}
        below={<Below traceId={prepared.tree.traceId} context={rest.context} environment={rest.environment} />}
      />
    </div>
  );
}

/** The span that was selected by way of the map, and by which part of it: that is marked as long as the span is selected. */
function useChosen(
  { map, on }: TraceMapState,
  { prepared, selected, onSelect }: Pick<Props, 'prepared' | 'selected' | 'onSelect'>
) {
  const [chosen, setChosen] = useState<{ readonly view: OverviewView; readonly span: SpanId }>();
  const service = selected && prepared.tree.nodes.get(selected)?.span.service;
  const choose = (next: OverviewView) => {
    const key = next.edge ? linkBetween(map, next.edge)?.key : next.selected && serviceKey(next.selected);
    const span = key === undefined ? undefined : on.tellingSpan(key);
    if (span) {
      setChosen({ view: next, span });
      onSelect(span, 'choose');
    }
  };
  return { view: chosen && chosen.span === selected ? chosen.view : { selected: service }, choose };
}

/** Without a place to go to, what is opened is selected. */
function useOpening(context: Context | undefined, choose: (view: OverviewView) => void) {
  const navigate = useNavigate();
  return (service: ServiceId) =>
    context ? void navigate(servicePath(context, service)) : choose({ selected: service });
}

function Below({
  traceId,
  context,
  environment,
}: Pick<Props, 'context' | 'environment'> & Pick<PreparedTrace['tree'], 'traceId'>) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <span className={styles.critical}>{t('trace.legend-path', 'critical path')}</span>
      {context && environment !== undefined && (
        <Link to={mapPath(context, { trace: traceId })} className={styles.link} data-testid="trace-on-map">
          {t('trace.on-map', 'On the map of {{environment}}', { environment, ...asText })} ›
        </Link>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  room: css({ flex: '0 0 46%', minHeight: 220, minWidth: 0, overflow: 'hidden' }),
  critical: css({
    whiteSpace: 'nowrap',
    '&::before': {
      content: '""',
      display: 'inline-block',
      width: 16,
      marginRight: theme.spacing(0.5),
      verticalAlign: 'middle',
      borderTop: `2px solid ${theme.colors.warning.text}`,
    },
  }),
  link: css({
    flex: 'none',
    margin: theme.spacing(0, 1),
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
});
