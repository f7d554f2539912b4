import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { TraceNode } from '../../analysis/traceTree';
import type { EpochMs } from '../../model/units';
import type { Context, Thread } from '../routes';
import { SpanAttributes } from './SpanAttributes';
import { SpanEvents } from './SpanEvents';
import { SpanFacts } from './SpanFacts';
import { SpanFailure } from './SpanFailure';
import { SpanLinks } from './SpanLinks';

interface Props {
  readonly node: TraceNode;
  readonly zero: EpochMs;
  readonly context: Context;
  readonly thread: Thread;
  /** The span's log lines: the first thing to read. */
  readonly logs: ReactNode;
}

/** One span in full, its logs first. */
export function SpanDetails({ node, zero, context, thread, logs }: Props) {
  const styles = useStyles2(getStyles);
  const { span } = node;
  return (
    <article className={styles.details} aria-label={t('trace.details', 'Selected span')} data-testid="span-details">
      <h3 className={styles.title}>{span.operation}</h3>
      <SpanFacts node={node} zero={zero} context={context} thread={thread} />
      {logs}
      <SpanFailure span={span} />
      <SpanEvents key={`events ${span.spanId}`} span={span} />
      <SpanAttributes span={span} />
      <SpanLinks span={span} context={context} />
    </article>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  title: css({ margin: 0, fontSize: theme.typography.h5.fontSize, overflowWrap: 'anywhere' }),
});
