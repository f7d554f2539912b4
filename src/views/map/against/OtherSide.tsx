import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Compared } from '../../../analysis/map/difference';
import { isFirstAwaited } from '../../../grafana/answerState';
import { AnswerNote } from '../AnswerNote';
import type { Other } from './useComparison';

interface Props {
  readonly other: Other;
  /** Undefined while nothing is found yet. */
  readonly calls: Compared['calls'] | undefined;
  readonly onRetry: () => void;
}

/** What is missing of the other side, if anything. The map stays as it is meanwhile. */
export function OtherSide({ other: { services, edges }, calls, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  const isWaiting = services.is === 'ready' && isFirstAwaited(edges);
  const words = {
    awaited: t('map.against.awaited', 'Asking how it was there…'),
    cancelled: t('map.against.cancelled', 'Not asked: it was cancelled.'),
    absent: t('map.against.absent', 'Nothing to compare with.'),
    failed: t('map.against.failed', 'Cannot be compared:'),
  };
  return (
    <>
      <AnswerNote answer={isWaiting ? edges : services} words={words} onRetry={onRetry} />
      {calls === 'unknown' && (
        <span className={styles.said} role="status">
          <Icon name="info-circle" size="sm" />{' '}
          {t('map.against.no-calls', 'Only services are compared: of one side it is not known who calls whom.')}
        </span>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  said: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
