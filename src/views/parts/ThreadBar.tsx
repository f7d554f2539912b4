import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, Icon, LinkButton, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useEnvironment } from '../../grafana/environment';
import { timeZoneOf } from '../../grafana/timeZone';
import { overviewPath, readContext, type Thread } from '../routes';
import { threadSteps } from './threadSteps';

interface Props {
  readonly thread?: Thread;
  /** Name of the span that the thread ends in, where it is known by now. */
  readonly operation?: string;
  /** How many log lines are on screen at the thread's end. */
  readonly lines?: number;
}

const noThread: Thread = {};

/** The way taken so far; every step is a link that restores it. */
export function ThreadBar({ thread = noThread, operation, lines }: Props) {
  const styles = useStyles2(getStyles);
  const location = useLocation();
  const { environment } = useEnvironment();
  const context = useMemo(() => readContext(location.search), [location.search]);
  const timeZone = timeZoneOf(context.timezone);
  const steps = threadSteps({ context, environment: environment.name, thread, operation, lines, timeZone }, t);
  return (
    <nav className={styles.bar} aria-label={t('thread.label', 'The way taken')} data-testid="thread-bar">
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.key} className={styles.step}>
            {index > 0 && <Icon name="angle-right" size="sm" className={styles.divider} />}
            <Link
              to={step.href}
              title={step.title}
              className={styles.link}
              aria-current={index === steps.length - 1 ? 'page' : undefined}
              data-step={step.key}
            >
              {step.label}
            </Link>
          </li>
        ))}
      </ol>
      <div className={styles.actions}>
        <ClipboardButton
          size="sm"
          variant="secondary"
          fill="text"
          icon="copy"
          data-testid="copy-link"
          getText={() => new URL(`${location.pathname}${location.search}`, document.baseURI).toString()}
        >
          {t('thread.copy', 'Copy link')}
        </ClipboardButton>
        {steps.length > 1 && (
          <LinkButton size="sm" variant="secondary" fill="text" icon="times" href={overviewPath(context)}>
            {t('thread.start-over', 'Start over')}
          </LinkButton>
        )}
      </div>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    minHeight: theme.spacing(4),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  steps: css({
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    margin: 0,
    padding: 0,
    listStyle: 'none',
    flexWrap: 'wrap',
  }),
  step: css({ display: 'inline-flex', alignItems: 'center', minWidth: 0 }),
  divider: css({ color: theme.colors.text.disabled, margin: theme.spacing(0, 0.25) }),
  link: css({
    color: theme.colors.text.secondary,
    maxWidth: 260,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '&:hover': { color: theme.colors.text.primary, textDecoration: 'underline' },
    '&[aria-current]': { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
  }),
  actions: css({ display: 'flex', flex: 'none' }),
});
