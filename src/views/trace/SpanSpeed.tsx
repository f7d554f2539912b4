import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { TraceNode } from '../../analysis/traceTree';
import { unusual, type Unusual } from '../../analysis/unusual';
import { serviceKey } from '../../model/service';
import type { Span } from '../../model/trace';
import { usualOf, type UsualDuration } from '../../model/usual';
import { lengthOf, type Window } from '../../model/window';
import { mostServices } from '../../telemetry/operationDurations';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { lengthText } from '../parts/lengthText';
import { servicePath, type Context } from '../routes';
import { DurationStrip } from './DurationStrip';
import { inWindow } from './inWindow';
import { speedBasis, speedBeforeText, speedText } from './spanContextTexts';
import type { Surroundings } from './useSurroundings';

interface Props {
  readonly node: TraceNode;
  readonly around: Surroundings;
  readonly context: Context;
}

/** How long a span took against its operation, and what that is told from. */
export function SpanSpeed({ node, around, context }: Props) {
  const styles = useStyles2(getStyles);
  const usual = around.usual && usualOf(around.usual, node.span);
  const told = unusual(node.duration, usual);
  return (
    <div role="group" aria-label={t('trace.fact-speed', 'Against its operation')} data-testid="span-usual">
      {told && usual && around.window ? (
        <ToldSpeed node={node} told={told} usual={usual} window={around.window} context={context} />
      ) : (
        <span className={styles.basis}>{noSpeed(around, node.span)}</span>
      )}
    </div>
  );
}

interface ToldProps {
  readonly node: TraceNode;
  readonly told: Unusual;
  readonly usual: UsualDuration;
  readonly window: Window;
  readonly context: Context;
}

function ToldSpeed({ node, told, usual, window, context }: ToldProps) {
  const styles = useStyles2(getStyles);
  const { span, duration } = node;
  const slowBefore = told.timesBefore !== undefined;
  const slow = told.is === 'slow' || told.is === 'slowest' || slowBefore;
  const received = span.kind === 'server' || span.kind === 'consumer';
  const basis = speedBasis({ ...usual, took: duration }, lengthText(lengthOf(window)), t);
  return (
    <>
      <span className={slow ? styles.slow : undefined} data-testid="span-speed">
        {slow && '▲ '}
        {slowBefore ? speedBeforeText(told, usual, t) : speedText(told, usual, t)}
      </span>
      <DurationStrip duration={duration} usual={usual} slow={slow} />
      <span className={styles.basis}>
        {told.thin ? t('trace.speed-thin', 'few to compare with: {{basis}}', { basis, ...asText }) : basis}
        {received && (
          <>
            {' · '}
            <Link to={servicePath(inWindow(context, window), span.service, operationView(span.operation))}>
              {t('trace.to-operation', 'operation')}
            </Link>
          </>
        )}
      </span>
    </>
  );
}

function operationView(operation: string) {
  return { tab: 'operations', operation } as const;
}

function noSpeed({ answer, asked }: Surroundings, { service }: Span): string {
  switch (answer.is) {
    case 'loading':
      return t('trace.speed-awaited', 'How long its operation usually takes: asking metrics…');
    case 'failed':
    case 'cancelled':
      return t('trace.speed-failed', 'How long its operation usually takes: metrics did not answer');
    default:
      return asked.has(serviceKey(service))
        ? t('trace.speed-unknown', 'Its operation has no distribution in metrics')
        : t('trace.speed-not-asked', 'Its operation was not asked for: only those of {{services}} services are', {
            services: formatCount(mostServices),
          });
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  slow: css({ color: theme.colors.warning.text }),
  basis: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '& a': { color: theme.colors.text.link },
  }),
});
