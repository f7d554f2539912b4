import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Answer } from '../../grafana/answerState';
import { useTimeKeys } from '../../grafana/clock';
import type { Absence } from '../../model/outcome';
import { hours } from '../../model/units';
import { lengthOf } from '../../model/window';
import { Caveats } from '../parts/Caveats';
import { ProblemNotice } from '../parts/ProblemNotice';
import { absenceText } from '../parts/problemText';
import type { Metrics } from '../parts/useMetricScope';
import { Waiting } from '../parts/Waiting';
import { environmentsPath, setupPath, type Context } from '../routes';

interface Props {
  readonly answer: Answer<unknown>;
  readonly metrics: Metrics;
  readonly context: Context;
  /** Something is drawn all the same. */
  readonly isDrawn: boolean;
}

/** What is known of who calls whom, above a drawing that may have only services: why there are no calls, and the ways out. */
export function EdgesNotice({ answer, metrics, context, isDrawn }: Props) {
  const styles = useStyles2(getStyles);
  const { refresh } = useTimeKeys();
  switch (answer.is) {
    case 'ready':
      return <Caveats caveats={answer.caveats} />;
    case 'failed':
      return (
        <>
          <ProblemNotice problem={answer.problem} onRetry={refresh} />
          {isDrawn && (
            <p className={styles.quiet}>{t('map.services-only', 'The services are drawn without their calls.')}</p>
          )}
        </>
      );
    case 'absent':
      return (
        <div className={styles.absent} data-testid="no-calls">
          <span>{whyNot(answer.absence)}</span> {answer.caveats && <Caveats caveats={answer.caveats} />}
          <WaysOut metrics={metrics} context={context} />
        </div>
      );
    default:
      return isDrawn && (answer.is === 'cancelled' || answer.last === undefined) ? (
        <Waiting answer={answer} awaited={t('overview.awaited.edges', 'Asking who calls whom…')} />
      ) : null;
  }
}

function whyNot(absence: Absence): string {
  return absence.why === 'not-instrumented'
    ? `${t('map.no-calls.not-told', 'Nothing tells who calls whom.')} ${absenceText(absence, t)}`
    : t('overview.map.no-calls', 'No calls between services are known in this time range.');
}

const wide = hours(6);

/** More time, other environments, or what would have to be sent. */
function WaysOut({ metrics, context }: Pick<Props, 'metrics' | 'context'>) {
  const styles = useStyles2(getStyles);
  const { setRange } = useTimeKeys();
  return (
    <span className={styles.ways}>
      {lengthOf(metrics.clock.window) < wide && (
        <Button size="sm" variant="secondary" icon="clock-nine" onClick={() => setRange('now-6h', 'now')}>
          {t('map.no-calls.widen', 'Look at the last 6 hours')}
        </Button>
      )}
      <LinkButton size="sm" variant="secondary" fill="text" icon="layer-group" href={environmentsPath(context)}>
        {t('map.no-calls.environments', 'Other environments')}
      </LinkButton>
      <LinkButton size="sm" variant="secondary" fill="text" icon="cog" href={setupPath(context)}>
        {t('map.no-calls.add', 'What has to be sent')}
      </LinkButton>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  absent: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    padding: theme.spacing(0.5, 1),
    color: theme.colors.text.secondary,
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  ways: css({ display: 'inline-flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
});
