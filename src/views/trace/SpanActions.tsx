import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { usePlace } from '../../grafana/answer';
import { useWindow } from '../../grafana/clock';
import { exploreHref } from '../../grafana/exploreLinks';
import type { TraceId } from '../../model/ids';
import type { Span } from '../../model/trace';
import { signalIn } from '../../telemetry/scope';
import { traceQuestion } from '../../telemetry/trace';
import { OpenInExplore } from '../parts/OpenInExplore';
import { tracePath, type Context, type Thread } from '../routes';
import { spanJson } from './spanJson';

interface Props {
  readonly span: Span;
  readonly traceId: TraceId;
  readonly context: Context;
  readonly thread: Thread;
}

/** What one takes away of a span. */
export function SpanActions({ span, traceId, context, thread }: Props) {
  const styles = useStyles2(getStyles);
  const { environment } = usePlace();
  const { raw } = useWindow();
  const question = useMemo(() => traceQuestion(traceId, signalIn(environment, 'traces')), [traceId, environment]);
  const href = tracePath(context, traceId, { ...thread, spanId: span.spanId });
  const copyLink = t('trace.copy-span-link', 'Copy link to this span');
  const copyJson = t('trace.copy-span', 'Copy this span as JSON');
  return (
    <div className={styles.actions}>
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="link"
        tooltip={copyLink}
        aria-label={copyLink}
        getText={() => new URL(href, document.baseURI).toString()}
      />
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="copy"
        tooltip={copyJson}
        aria-label={copyJson}
        getText={() => spanJson(span)}
      />
      <OpenInExplore href={exploreHref({ environment, question, raw, spanId: span.spanId })} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  actions: css({ display: 'flex', flex: 'none', marginLeft: theme.spacing(1) }),
});
