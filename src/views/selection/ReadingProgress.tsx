import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Answer } from '../../grafana/answerState';
import { formatCount } from '../parts/format';

interface Props {
  readonly answer: Answer<unknown>;
  readonly read: number;
  readonly all: number;
}

/** How many of the traces of a sample have been read, while they are. Its place is kept, so that nothing jumps. */
export function ReadingProgress({ answer, read, all }: Props) {
  const styles = useStyles2(getStyles);
  const { cancel } = answer.is === 'loading' ? answer : { cancel: undefined };
  return (
    <div className={styles.line}>
      {answer.is === 'loading' && (
        <>
          <progress value={read} max={all} aria-label={t('sample.progress', 'Traces read')} />
          <span>
            {t('sample.read', '{{read}} of {{all}} traces read', { read: formatCount(read), all: formatCount(all) })}
          </span>
          {cancel && (
            <Button size="sm" variant="secondary" fill="text" icon="times" onClick={cancel}>
              {t('wait.cancel', 'Cancel')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** For what stands below the progress, which has the way to cancel already. */
export function cancelledAbove<Value>(answer: Answer<Value>): Answer<Value> {
  return answer.is === 'loading' ? { ...answer, cancel: undefined } : answer;
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 24,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
