import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useTheme2 } from '@grafana/ui';
import React, { memo } from 'react';
import { Link } from 'react-router-dom';
import type { LogLine } from '../../model/log';
import { AttributeList } from './AttributeList';
import { BoundedText } from './BoundedText';
import { formatExactTime, formatMoment } from './format';
import { levelColour, levelName } from '../../grafana/logLevel';

export type LogRowStyles = ReturnType<typeof getLogRowStyles>;

interface Props {
  readonly line: LogLine;
  readonly styles: LogRowStyles;
  readonly traceHref: string | undefined;
  readonly serviceHref: string | undefined;
  readonly linkLabel: string | undefined;
  readonly timeZone: string | undefined;
  readonly open: 'open' | 'closed';
  readonly wrap: 'wrapped' | 'one-line';
  readonly onToggle: (id: string) => void;
}

/** One line: when, how grave, who, what, and the way to its trace. Open, everything that came with it. */
export const LogRow = memo(function LogRow(props: Props) {
  const { line, styles, traceHref, serviceHref, linkLabel, timeZone, open, wrap, onToggle } = props;
  const theme = useTheme2();
  const isOpen = open === 'open';
  const time = formatExactTime(line.at, timeZone);
  return (
    <>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-label={t('logs.line-details', 'Details of the line at {{time}}', { time })}
          onClick={() => onToggle(line.id)}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} size="sm" />
          <time dateTime={new Date(line.at).toISOString()} title={formatMoment(line.at, timeZone)}>
            {time}
          </time>
        </button>
        <span className={styles.level} style={{ borderColor: levelColour(line.level, theme) }}>
          {levelName(line.level, t)}
        </span>
        <span className={styles.service} title={line.service}>
          {serviceHref ? <Link to={serviceHref}>{line.service}</Link> : line.service}
        </span>
        <span className={wrap === 'wrapped' || isOpen ? styles.wrapped : styles.oneLine}>
          <BoundedText text={line.body} limit={wrap === 'wrapped' || isOpen ? 4000 : 500} />
        </span>
        <span className={styles.link}>
          {traceHref && (
            <Link to={traceHref} title={line.traceId} data-testid="log-trace-link">
              {linkLabel ?? t('logs.to-trace', 'trace')}
            </Link>
          )}
        </span>
      </div>
      {isOpen && <LogDetails line={line} className={styles.details} />}
    </>
  );
});

function LogDetails({ line, className }: { readonly line: LogLine; readonly className: string }) {
  const attributes = Object.entries(line.attributes)
    .map(([key, text]) => ({ key, text }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const message = { key: t('logs.line', 'line'), text: line.body };
  return (
    <div className={className}>
      <AttributeList attributes={[message, ...attributes]} />
    </div>
  );
}

export const getLogRowStyles = (theme: GrafanaTheme2) => ({
  line: lineStyle(theme),
  toggle: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  level: css({ borderLeft: '4px solid', paddingLeft: theme.spacing(0.75), whiteSpace: 'nowrap' }),
  service: css({
    color: theme.colors.text.secondary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '& a:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
  oneLine: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  }),
  wrapped: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    minWidth: 0,
  }),
  link: css({ textAlign: 'right', whiteSpace: 'nowrap', '& a': { color: theme.colors.text.link } }),
  details: css({ padding: theme.spacing(0, 1, 1, 3), background: theme.colors.background.secondary }),
});

/** The columns of a line: time, level, service, message, link. */
function lineStyle(theme: GrafanaTheme2): string {
  return css({
    display: 'grid',
    gridTemplateColumns: '124px 72px minmax(64px, 150px) minmax(0, 1fr) 56px',
    alignItems: 'start',
    gap: theme.spacing(1),
    minHeight: 28,
    padding: theme.spacing(0.5, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: '20px',
    '&:hover': { background: theme.colors.action.hover },
    '@container (max-width: 720px)': {
      gridTemplateColumns: '116px 64px minmax(48px, 100px) minmax(0, 1fr) 44px',
      gap: theme.spacing(0.5),
    },
    // Too narrow for one row: the message stands below the rest.
    '@container (max-width: 560px)': {
      gridTemplateColumns: '116px 64px minmax(0, 1fr) 44px',
      rowGap: 0,
      '& > :nth-child(4)': { gridRow: 2, gridColumn: '1 / -1', paddingLeft: theme.spacing(2.5) },
    },
    // All of them are of the service that the page is about: its name leaves its place to the message.
    '[data-one-service] &': {
      gridTemplateColumns: '116px 72px minmax(0, 1fr) 44px',
      '& > :nth-child(3)': { display: 'none' },
      '& > :nth-child(5)': { gridRow: 1, gridColumn: 4 },
    },
  });
}
