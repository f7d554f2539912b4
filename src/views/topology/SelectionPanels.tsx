import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Health } from '../../analysis/health';
import type { SeenCall } from '../../analysis/edgesOfTraces';
import { edgeKey, neighboursOf } from '../../analysis/topology';
import type { NodeKind, ServiceGraph } from '../../model/graph';
import type { Red, RedSubject, ServiceRed } from '../../model/red';
import { sameService, serviceKey, type ServiceId } from '../../model/service';
import { asText } from '../parts/asText';
import { formatDuration, formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { HealthMark } from '../parts/HealthMark';
import { RedPanels } from '../parts/RedPanels';
import { ServiceLink } from '../parts/ServiceLink';
import { serviceLabel } from '../parts/serviceName';
import type { Metrics } from '../parts/useMetricScope';
import { servicePath, type Context, type OverviewView } from '../routes';
import { tracesPath } from '../tracesRoutes';
import { CallersOnly } from './CallersOnly';
import { EndLogs } from './EndLogs';
import { SampledCall } from './SampledCall';
import { kindWord } from './nodeKind';
import { edgeBetween, kindOf, subjectOf } from './selected';

// Searches traces, which is asked for only where a call is selected.
const EdgeTraces = lazy(() => import('./EdgeTraces').then((m) => ({ default: m.EdgeTraces })));

export interface SelectionPanelsProps {
  readonly metrics: Metrics;
  readonly context: Context;
  readonly view: OverviewView;
  readonly onSelect: (view: OverviewView) => void;
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
  readonly graph: ServiceGraph | undefined;
  /** Where the graph comes from a sample of traces. */
  readonly seen?: ReadonlyMap<string, SeenCall>;
}

/** Sizes in pixels. The list of calls takes as much as the three panels, the legend and the exemplars of the last. */
const headHeight = 48;
const panelHeight = 112;
/** A call's panels leave room for its traces. */
const edgePanelHeight = 100;
/** What the list of a call's traces takes with its head, so that nothing below moves when it comes. */
const tracesHeight = 148;
const bodyHeight = 3 * panelHeight + 72 + 40 + 2 * 8;

/** Rate, errors and duration of what is selected, or of the whole environment. */
export function SelectionPanels(props: SelectionPanelsProps) {
  const styles = useStyles2(getStyles);
  const { view, graph } = props;
  const of = useMemo(() => subjectOf(view), [view]);
  const kind = view.selected && kindOf(view.selected, graph);
  return (
    <section className={styles.all} aria-label={t('overview.selection.label', 'Selection')} data-testid="selection">
      <header className={styles.header}>
        <Title {...props} kind={kind} />
        {of.is !== 'environment' && (
          <IconButton
            name="times"
            tooltip={t('overview.selection.clear', 'Back to the whole environment (Esc)')}
            onClick={() => props.onSelect({})}
          />
        )}
      </header>
      <Closer {...props} of={of} kind={kind} />
    </section>
  );
}

/** The course of what is selected; of what has none, what else is known of it. */
function Closer({ of, kind, ...props }: SelectionPanelsProps & { readonly of: RedSubject; readonly kind?: NodeKind }) {
  const styles = useStyles2(getStyles);
  const { view, metrics, context, graph, seen } = props;
  if (view.selected && kind && kind !== 'service') {
    return (
      <div className={styles.calls}>
        <CallersOnly {...neighboursOf(graph ?? noGraph, view.selected)} onSelect={props.onSelect} />
      </div>
    );
  }
  if (!view.edge) {
    return <RedPanels of={of} metrics={metrics} context={context} arranged="column" panelHeight={panelHeight} />;
  }
  const edge = edgeBetween(graph, view.edge);
  return (
    <>
      {seen ? (
        <SampledCall seen={edge && seen.get(edgeKey(edge))} context={context} />
      ) : (
        <RedPanels of={of} metrics={metrics} context={context} arranged="column" panelHeight={edgePanelHeight} />
      )}
      {edge && (
        <Suspense fallback={<div style={{ minHeight: tracesHeight }} />}>
          <EdgeTraces key={edgeKey(edge)} edge={edge} metrics={metrics} context={context} />
        </Suspense>
      )}
      <EndLogs ends={view.edge} graph={graph} context={context} />
    </>
  );
}

const noGraph: ServiceGraph = { nodes: [], edges: [] };

/** Two lines whatever is selected, so that nothing below moves: what it is, and how it is. */
function Title(props: SelectionPanelsProps & { readonly kind: NodeKind | undefined }) {
  const styles = useStyles2(getStyles);
  const { view, context, graph } = props;
  const { selected, edge } = view;
  if (edge) {
    return (
      <div className={styles.title}>
        <h2 className={styles.name} title={[edge.client, edge.server].map((end) => serviceLabel(end, t)).join(' → ')}>
          <ServiceLink context={context} service={edge.client} /> →{' '}
          <ServiceLink context={context} service={edge.server} />
        </h2>
        <div className={styles.line}>
          <Figures red={edgeBetween(graph, edge)?.red} />
        </div>
      </div>
    );
  }
  if (!selected) {
    return (
      <div className={styles.title}>
        <h2 className={styles.name}>{props.metrics.environment.name}</h2>
        <div className={cx(styles.line, styles.quiet)}>{t('overview.selection.all', 'all services together')}</div>
      </div>
    );
  }
  return <ServiceTitle {...props} selected={selected} />;
}

function ServiceTitle({
  selected,
  kind,
  context,
  services,
  health,
}: SelectionPanelsProps & { readonly selected: ServiceId; readonly kind: NodeKind | undefined }) {
  const styles = useStyles2(getStyles);
  const level = health.get(serviceKey(selected))?.level;
  return (
    <div className={styles.title}>
      <div className={styles.line}>
        <h2 className={styles.name} title={serviceLabel(selected, t)}>
          {serviceLabel(selected, t)}
        </h2>
        {level && <HealthMark level={level} />}
      </div>
      <div className={styles.line}>
        {kind && kind !== 'service' && <span className={styles.quiet}>{kindWord(kind, t)}</span>}
        <Figures red={services.find(({ service }) => sameService(service, selected))?.red} />
        {(!kind || kind === 'service') && (
          <Link to={servicePath(context, selected)} className={styles.open}>
            {t('overview.selection.open', 'Open service')} ›
          </Link>
        )}
        {(!kind || kind === 'service') && <TracesLink context={context} service={selected} />}
      </div>
    </div>
  );
}

/** Traces with a span of the service, to be searched further. */
function TracesLink({ context, service }: { readonly context: Context; readonly service: ServiceId }) {
  const styles = useStyles2(getStyles);
  return (
    <Link
      to={tracesPath(context, { service })}
      className={styles.open}
      title={t('overview.selection.traces-of', 'Search the traces of {{service}}', {
        service: serviceLabel(service, t),
        ...asText,
      })}
      data-testid="selection-traces"
    >
      {t('overview.selection.traces', 'Traces')} ›
    </Link>
  );
}

/** The window's figures, from the same answer as the table and the map. */
function Figures({ red }: { readonly red: Red | undefined }) {
  const styles = useStyles2(getStyles);
  return red ? (
    <span className={styles.figures} data-testid="selection-figures">
      <span>{formatRate(red.rate)}</span> <span>{formatRatio(red.errors)}</span>{' '}
      {red.duration?.p50 !== undefined && (
        <span>
          {t('overview.figure.p50', 'p50')} {formatDuration(red.duration.p50)}
        </span>
      )}{' '}
      <span>
        {t('overview.figure.p95', 'p95')} {formatP95(red.duration)}
      </span>{' '}
      {red.duration?.p99 !== undefined && (
        <span>
          {t('overview.figure.p99', 'p99')} {formatDuration(red.duration.p99)}
        </span>
      )}
    </span>
  ) : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  header: css({
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    height: headHeight,
    overflow: 'hidden',
  }),
  title: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
  line: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1.5),
    minWidth: 0,
    lineHeight: '22px',
    whiteSpace: 'nowrap',
  }),
  name: css({
    margin: 0,
    fontSize: theme.typography.h5.fontSize,
    lineHeight: '24px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  figures: css({
    display: 'inline-flex',
    gap: theme.spacing(1.5),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  calls: css({ height: bodyHeight, overflowY: 'auto' }),
  open: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
});
