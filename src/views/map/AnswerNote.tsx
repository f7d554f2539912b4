import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Answer } from '../../grafana/answerState';
import { unreachable } from '../../model/outcome';
import { Caveats } from '../parts/Caveats';
import { absenceText, problemText } from '../parts/problemText';

/** What is said where an answer is not there, each ending so that a reason can follow where there is one. */
export interface NoteWords {
  readonly awaited: string;
  readonly cancelled: string;
  readonly absent: string;
  readonly failed: string;
}

interface Props {
  readonly answer: Answer<unknown>;
  readonly words: NoteWords;
  readonly onRetry: () => void;
}

/** One line on what an answer lacks, if anything, for a map that stays usable without it. */
export function AnswerNote({ answer, words, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  switch (answer.is) {
    case 'ready':
      return <Caveats caveats={answer.caveats} />;
    case 'loading':
      return answer.last === undefined ? (
        <span className={styles.said} role="status">
          <Icon name="spinner" size="sm" /> {words.awaited}
          {answer.cancel && <Press onClick={answer.cancel}>{t('wait.cancel', 'Cancel')}</Press>}
        </span>
      ) : null;
    case 'cancelled':
      return (
        <span className={styles.said} role="status">
          {words.cancelled}
          <Press onClick={answer.askAgain}>{t('wait.again', 'Ask again')}</Press>
        </span>
      );
    case 'absent':
      return (
        <span className={styles.said} role="status">
          <Icon name="info-circle" size="sm" /> {words.absent} {absenceText(answer.absence, t)}
        </span>
      );
    case 'failed': {
      const { title, action } = problemText(answer.problem, t);
      return (
        <span
          className={styles.said}
          role="alert"
          title={action}
          data-testid="problem"
          data-signal={answer.problem.signal}
        >
          <Icon name="exclamation-triangle" size="sm" /> {words.failed} {title}
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
