import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Compared } from '../../../analysis/map/difference';
import type { Answer } from '../../../grafana/answerState';
import { unreachable } from '../../../model/outcome';
import { Caveats } from '../../parts/Caveats';
import { absenceText, problemText } from '../../parts/problemText';
import type { Other } from './useComparison';

interface Props {
  readonly other: Other;
  /** Undefined while nothing is found yet. */
  readonly calls: Compared['calls'] | undefined;
  readonly onRetry: () => void;
}

/** What is missing of the other side, if anything. The map stays as it is meanwhile. */
export function OtherSide({ other, calls, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  const { services, edges } = other;
  const isWaiting = services.is === 'ready' && edges.is === 'loading' && edges.last === undefined;
  return (
    <span className={styles.said} role="status">
      <Missing answer={isWaiting ? edges : services} onRetry={onRetry} />
      {services.is === 'ready' && <Caveats caveats={services.caveats} />}
      {calls === 'unknown' && (
        <span>
          <Icon name="info-circle" size="sm" />{' '}
          {t('map.against.no-calls', 'Only services are compared: of one side it is not known who calls whom.')}
        </span>
      )}
    </span>
  );
}

function Missing({ answer, onRetry }: { readonly answer: Answer<unknown>; readonly onRetry: () => void }) {
  switch (answer.is) {
    case 'ready':
      return null;
    case 'loading':
      return answer.last === undefined ? (
        <span>
          <Icon name="spinner" size="sm" /> {t('map.against.awaited', 'Asking how it was there…')}
          {answer.cancel && <Press onClick={answer.cancel}>{t('wait.cancel', 'Cancel')}</Press>}
        </span>
      ) : null;
    case 'cancelled':
      return (
        <span>
          {t('map.against.cancelled', 'Not asked: it was cancelled.')}
          <Press onClick={answer.askAgain}>{t('wait.again', 'Ask again')}</Press>
        </span>
      );
    case 'absent':
      return (
        <span>
          <Icon name="info-circle" size="sm" /> {t('map.against.absent', 'Nothing to compare with.')}{' '}
          {absenceText(answer.absence, t)}
        </span>
      );
    case 'failed': {
      const { title, action } = problemText(answer.problem, t);
      return (
        <span title={action} data-testid="problem" data-signal={answer.problem.signal}>
          <Icon name="exclamation-triangle" size="sm" /> {t('map.against.failed', 'Cannot be compared:')} {title}
          <Press onClick={onRetry}>{t('problem.retry', 'Try again')}</Press>
        </span>
      );
    }
    default:
      return unreachable(answer);
  }
}

function Press({ onClick, children }: { readonly onClick: () => void; readonly children: React.ReactNode }) {
  return (
    <Button size="sm" variant="secondary" fill="text" onClick={onClick}>
      {children}
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  said: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
