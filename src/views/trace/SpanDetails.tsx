import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import type { TraceNode } from '../../analysis/traceTree';
import type { Context, Thread } from '../routes';
import { LinkingTraces } from './LinkingTraces';
import { SpanActions } from './SpanActions';
import { SpanAttributes } from './SpanAttributes';
import { SpanContext } from './SpanContext';
import { SpanEvents } from './SpanEvents';
import { SpanFacts } from './SpanFacts';
import { SpanFailure } from './SpanFailure';
import { SpanLinks } from './SpanLinks';
import { SpanSpeed } from './SpanSpeed';
import type { Surroundings } from './useSurroundings';

interface Props {
  readonly node: TraceNode;
  readonly prepared: PreparedTrace;
  /** What metrics tell of its time; absent where a trace is not of an environment, as out of a file. */
  readonly around?: Surroundings;
  readonly context: Context;
  readonly thread: Thread;
  readonly timeZone?: string;
  /** The span's log lines: what explains it best. */
  readonly logs?: ReactNode;
}

/** One span in full: what it is and how long that took for its kind, what it logged; then all that it carries. */
export function SpanDetails({ node, prepared, around, context, thread, timeZone, logs }: Props) {
  const styles = useStyles2(getStyles);
  const { span } = node;
  const { tree } = prepared;
  const id = span.spanId;
  return (
    <article className={styles.details} aria-label={t('trace.details', 'Selected span')} data-testid="span-details">
      <div className={styles.about}>
        <div className={styles.head}>
          <h3 className={styles.title}>{span.operation}</h3>
          {around && <SpanActions span={span} traceId={tree.traceId} context={context} thread={thread} />}
        </div>
        <SpanFacts node={node} zero={tree.start} context={context} thread={thread} />
        {around && <SpanSpeed node={node} around={around} context={context} />}
      </div>
      {logs}
      <SpanFailure key={`failure ${id}`} span={span} />
      <SpanContext node={node} prepared={prepared} around={around} context={context} timeZone={timeZone} />
      <SpanEvents key={`events ${id}`} span={span} context={context} />
      <SpanAttributes key={`attributes ${id}`} span={span} context={context} />
      <SpanLinks key={`links ${id}`} span={span} context={context} />
      {around && <LinkingTraces tree={tree} context={context} timeZone={timeZone} likely={span.kind === 'producer'} />}
    </article>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), minWidth: 0 }),
  about: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25) }),
  head: css({ display: 'flex', alignItems: 'start', justifyContent: 'space-between', minWidth: 0 }),
  title: css({ margin: 0, fontSize: theme.typography.h5.fontSize, lineHeight: '24px', overflowWrap: 'anywhere' }),
});
