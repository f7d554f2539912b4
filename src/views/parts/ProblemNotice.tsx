import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, Icon, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Problem } from '../../model/outcome';
import { problemText } from './problemText';

interface Props {
  readonly problem: Problem;
  readonly sourceName?: string;
  readonly onRetry?: () => void;
}

/** A failure in its place: which signal, why, and what mends it. The reply itself is one click away. */
export function ProblemNotice({ problem, sourceName, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const { title, action, detail } = problemText(problem, t, sourceName);
  return (
    <div className={styles.box} role="alert" data-testid="problem" data-signal={problem.signal}>
      <Icon name="exclamation-triangle" className={styles.icon} />
      <div className={styles.text}>
        <strong>{title}</strong>
        <span>{action}</span>
        <div className={styles.actions}>
          {onRetry && (
            <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
              {t('problem.retry', 'Try again')}
            </Button>
          )}
          {detail && (
            <Button size="sm" variant="secondary" fill="text" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('problem.hide-reply', 'Hide reply') : t('problem.show-reply', 'Show reply')}
            </Button>
          )}
        </div>
        {open && detail && (
          <div className={styles.detail}>
            <pre className={styles.reply}>{detail}</pre>
            <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => detail}>
              {t('problem.copy', 'Copy')}
            </ClipboardButton>
          </div>
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5),
    background: theme.colors.background.secondary,
    borderLeft: `3px solid ${theme.colors.error.border}`,
    minWidth: 0,
  }),
  icon: css({ color: theme.colors.error.text, flex: 'none', marginTop: theme.spacing(0.25) }),
  text: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
  actions: css({ display: 'flex', gap: theme.spacing(1), flexWrap: 'wrap' }),
  detail: css({ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: theme.spacing(1) }),
  reply: css({ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 200, overflow: 'auto', margin: 0 }),
});
