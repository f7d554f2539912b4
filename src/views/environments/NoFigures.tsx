import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { unreachable } from '../../model/outcome';
import { HealthMark } from '../parts/HealthMark';
import { absenceText, problemText } from '../parts/problemText';
import type { EnvironmentAnswer } from './environmentAnswer';

type Answer = Exclude<EnvironmentAnswer, { is: 'figures' }>;

interface Props {
  readonly answer: Answer;
  /** Over how many columns it stands. */
  readonly columns: number;
  readonly onAskAgain: () => void;
}

/** In place of an environment's figures: why there are none. */
export function NoFigures({ answer, columns, onAskAgain }: Props) {
  const styles = useStyles2(getStyles);
  const isBroken = answer.is === 'failed' || answer.is === 'cancelled';
  return (
    <td colSpan={columns} className={styles.quiet}>
      <span className={styles.said}>
        {answer.is === 'absent' && <HealthMark level="no-data" />}
        <span data-testid={answer.is === 'failed' ? 'problem' : undefined} title={actionOf(answer)}>
          {textOf(answer)}
        </span>
        {isBroken && (
          <Button size="sm" variant="secondary" fill="text" onClick={onAskAgain}>
            {t('environments.ask-again', 'Ask again')}
          </Button>
        )}
      </span>
    </td>
  );
}

function textOf(answer: Answer): string {
  switch (answer.is) {
    case 'absent':
      return absenceText(answer.absence, t);
    case 'failed':
      return problemText(answer.problem, t).title;
    case 'cancelled':
      return t('environments.cancelled', 'Asking was cancelled.');
    case 'awaited':
      return t('environments.asking', 'Asking…');
    default:
      return unreachable(answer);
  }
}

function actionOf(answer: Answer): string | undefined {
  return answer.is === 'failed' ? problemText(answer.problem, t).action : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ color: theme.colors.text.secondary }),
  said: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: theme.spacing(1) }),
});
