import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import type { Answer } from '../../grafana/answerState';

interface Props {
  readonly answer: Extract<Answer<unknown>, { is: 'loading' | 'cancelled' }>;
  /** What is awaited from whom: "Asking Tempo for 20 traces…". */
  readonly awaited: string;
}

/** Sooner than this nobody wonders what is taking so long. */
const patience = 3000;

/**
 * In place of an answer that has not come: nothing at first, after three seconds what is awaited and a way to cancel,
 * after cancelling a way to ask again. Both are one button, so that the keyboard stays where it is.
 */
export function Waiting({ answer, awaited }: Props) {
  const styles = useStyles2(getStyles);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  const cancelled = answer.is === 'cancelled';
  const said = isLong ? awaited : undefined;
  const press = cancelled ? answer.askAgain : answer.cancel;
  return (
    <div className={styles.words} data-testid={cancelled ? 'cancelled' : 'waiting'}>
      <span role="status" aria-label={cancelled ? undefined : t('loading', 'Loading')}>
        {cancelled ? t('wait.cancelled', 'Cancelled') : said}
      </span>
      {press && (cancelled || isLong) && (
        <Button size="sm" variant="secondary" fill="text" icon={cancelled ? 'sync' : 'times'} onClick={press}>
          {cancelled ? t('wait.again', 'Ask again') : t('wait.cancel', 'Cancel')}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  words: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    columnGap: theme.spacing(1),
    color: theme.colors.text.secondary,
  }),
});
