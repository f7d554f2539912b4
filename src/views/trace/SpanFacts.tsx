import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { TraceNode } from '../../analysis/traceTree';
import { sameService } from '../../model/service';
import { ms, type EpochMs } from '../../model/units';
import type { Context, Thread } from '../routes';
import { formatDuration } from '../parts/format';
import { ServiceLink } from '../parts/ServiceLink';
import { Fact } from './Fact';
import { kindText, statusText } from './spanTexts';

interface Props {
  readonly node: TraceNode;
  /** Start of the trace. */
  readonly zero: EpochMs;
  readonly context: Context;
  readonly thread: Thread;
}

/** What a span is, in a few figures. */
export function SpanFacts({ node, zero, context, thread }: Props) {
  const styles = useStyles2(getStyles);
  const { span } = node;
  const exemplar = thread.service && sameService(thread.service, span.service) ? thread.exemplar : undefined;
  return (
    <dl className={styles.facts}>
      <Fact nameless name={t('trace.fact-service', 'Service')}>
        <ServiceLink context={context} service={span.service} view={{ exemplar }} />
      </Fact>
      <Fact nameless name={t('trace.fact-kind', 'Kind')}>
        {kindText(span.kind, t)}
      </Fact>
      <Fact nameless name={t('trace.fact-status', 'Status')}>
        <span className={span.status === 'error' ? styles.failed : undefined}>{statusText(span.status, t)}</span>
      </Fact>
      <Fact nameless name={t('trace.fact-duration', 'Duration')}>
        <strong>{formatDuration(node.duration)}</strong>
      </Fact>
      <Fact name={t('trace.fact-self-time', 'Self time')}>{formatDuration(node.selfTime)}</Fact>
      <Fact name={t('trace.fact-start', 'Starts after')}>{formatDuration(ms(node.start - zero))}</Fact>
      {node.adjustedBy !== undefined && (
        <Fact name={t('trace.fact-clock', 'Clock')}>
          {t('trace.fact-clock-moved', 'moved by {{by}} to fit its parent', { by: formatDuration(node.adjustedBy) })}
        </Fact>
      )}
      {node.orphan && (
        <Fact name={t('trace.fact-parent', 'Parent')}>
          {t('trace.fact-parent-missing', 'missing: it did not arrive')}
        </Fact>
      )}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2), margin: 0, position: 'relative' }),
  failed: css({ color: theme.colors.error.text }),
});
