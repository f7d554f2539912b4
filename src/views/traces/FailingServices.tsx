import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, LinkButton, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { innermostFailures, type FailingService } from '../../analysis/innermostFailures';
import { useAnswer } from '../../grafana/answer';
import { valueOf } from '../../grafana/answerState';
import { failuresQuestion } from '../../telemetry/searchedTraces';
import { useTraceScope } from '../selection/useDifferences';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { HealthShape } from '../parts/HealthMark';
import { shownText } from '../parts/shownText';
import { tracesPath } from '../tracesRoutes';
import type { FoundProps } from './FoundTabs';

type Props = Pick<FoundProps, 'want' | 'view' | 'context' | 'onView'>;

const most = 5;

/**
 * A search of every service mixes all kinds of requests: in which services its failures begin, each one click away from
 * what sets the failed ones apart. Its place is kept while it is asked, and it stays silent where it cannot be told.
 */
export function FailingServices({ want, view, context, onView }: Props) {
  const styles = useStyles2(getStyles);
  const scope = useTraceScope();
  const answer = useAnswer(useMemo(() => failuresQuestion(want, scope), [want, scope]));
  const found = valueOf(answer);
  const services = useMemo(() => innermostFailures(found ?? []), [found]);
  const rootsOnly = view.tab === 'differences';
  return (
    <div className={styles.strip} role="group" aria-label={t('traces.failing.label', 'Where failures begin')}>
      {answer.is === 'absent' && (
        <span className={styles.quiet}>{t('traces.failing.none', 'Nothing failed in this time.')}</span>
      )}
      {found && services.length > 0 && (
        <>
          <span>
            {rootsOnly
              ? t(
                  'traces.failing.compare',
                  'Only what was searched is compared. Closer to the cause, where failures begin:'
                )
              : t('traces.failing.where', 'Where failures begin:')}
          </span>
          {services.slice(0, most).map((one) => (
            <Narrow key={one.service} {...{ one, view, onView }} all={found.length} />
          ))}
          <LinkButton
            size="sm"
            variant="secondary"
            fill="text"
            href={tracesPath(context, { ...view, status: 'error', selection: undefined, tab: 'errors' })}
          >
            {t('traces.failing.errors', 'All failed ones, by message')}
          </LinkButton>
        </>
      )}
    </div>
  );
}

interface NarrowProps extends Pick<Props, 'view' | 'onView'> {
  readonly one: FailingService;
  readonly all: number;
}

function Narrow({ one: { service, traces }, all, view, onView }: NarrowProps) {
  const styles = useStyles2(getStyles);
  const shown = shownText(service);
  const counts = { service: shown, traces: formatCount(traces), all: formatCount(all), ...asText };
  return (
    <Button
      size="sm"
      variant="secondary"
      className={styles.service}
      data-testid="failing-service"
      data-service={service}
      tooltip={t(
        'traces.failing.tip',
        'In {{traces}} of the {{all}} newest failed traces the innermost failed span is of {{service}}. Shows what sets its failed spans apart.',
        counts
      )}
      onClick={() =>
        onView({
          ...view,
          service: { name: service },
          operation: undefined,
          selection: { failed: true },
          tab: 'differences',
        })
      }
    >
      <HealthShape level="failing" /> {shown} <span className={styles.quiet}>{formatCount(traces)}</span>
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: theme.spacing(4),
    paddingTop: theme.spacing(1),
  }),
  service: css({ '& span': { display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) } }),
  quiet: css({ color: theme.colors.text.secondary }),
});
