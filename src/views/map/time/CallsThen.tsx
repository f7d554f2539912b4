import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Answer } from '../../../grafana/answerState';
import { unreachable } from '../../../model/outcome';
import { Caveats } from '../../parts/Caveats';
import { absenceText, problemText } from '../../parts/problemText';

interface Props {
  readonly answer: Answer<unknown>;
  readonly onRetry: () => void;
}

/** What keeps the figures of calls at a moment away, if anything; those of services are shown all the same. */
export function CallsThen({ answer, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  switch (answer.is) {
    case 'ready':
      return <Caveats caveats={answer.caveats} />;
    case 'loading':
      return answer.last === undefined ? (
        <span className={styles.said} role="status">
          <Icon name="spinner" size="sm" />{' '}
          {t('map.time.calls-awaited', 'Services can be stepped through; the figures of calls are still awaited.')}
          {answer.cancel && <Link onClick={answer.cancel}>{t('wait.cancel', 'Cancel')}</Link>}
        </span>
      ) : null;
    case 'cancelled':
      return (
        <span className={styles.said} role="status">
          {t('map.time.calls-cancelled', 'Without the figures of calls: asking for them was cancelled.')}
          <Link onClick={answer.askAgain}>{t('wait.again', 'Ask again')}</Link>
        </span>
      );
    case 'absent':
      return (
        <span className={styles.said} role="status">
          <Icon name="info-circle" size="sm" />{' '}
          {t('map.time.calls-absent', 'Without the figures of calls at a moment:')} {absenceText(answer.absence, t)}
        </span>
      );
    case 'failed': {
      const { title, action } = problemText(answer.problem, t);
      return (
        <span className={styles.said} role="alert" title={action} data-testid="problem">
          <Icon name="exclamation-triangle" size="sm" />{' '}
          {t('map.time.calls-failed', 'Without the figures of calls at a moment:')} {title}
          <Link onClick={onRetry}>{t('problem.retry', 'Try again')}</Link>
        </span>
      );
    }
    default:
      return unreachable(answer);
  }
}

function Link({ onClick, children }: { readonly onClick: () => void; readonly children: React.ReactNode }) {
  return (
    <Button size="sm" variant="secondary" fill="text" onClick={onClick}>
      {children}
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  said: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
