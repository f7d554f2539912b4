import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { CSSProperties } from 'react';

export type LogRowStyles = ReturnType<typeof getLogRowStyles>;

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
  cell: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 }),
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
  details: css({ padding: theme.spacing(0.5, 1, 1, 3), background: theme.colors.background.secondary }),
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
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
    '[data-current] > &': { background: theme.colors.action.selected },
    '@container (max-width: 720px)': {
      gridTemplateColumns: '116px 64px minmax(48px, 100px) minmax(0, 1fr) 44px',
      gap: theme.spacing(0.5),
    },
    // Too narrow for one row: the message stands below the rest.
    '@container (max-width: 560px)': {
      gridTemplateColumns: '116px 64px minmax(0, 1fr) 44px',
      rowGap: 0,
      '& > [data-part="message"]': { gridRow: 2, gridColumn: '1 / -1', paddingLeft: theme.spacing(2.5) },
    },
    // All of them are of the service that the page is about: its name leaves its place to the message.
    '[data-one-service] &': {
      gridTemplateColumns: '116px 72px minmax(0, 1fr) 44px',
      '& > :nth-child(3)': { display: 'none' },
      '& > [data-part="link"]': { gridRow: 1, gridColumn: 4 },
    },
  });
}

const columnWidth = 140;
/** Of time, level, service, a message that can still be read, link and what lies between them. */
const otherWidth = 700;

/** Room for columns of one's own choice: the message keeps some. Undefined where there are none. */
export function columnsStyle(columns: readonly string[]): CSSProperties | undefined {
  const template = `124px 72px minmax(64px, 130px) repeat(${columns.length}, ${columnWidth}px) minmax(260px, 1fr) 56px`;
  return columns.length === 0 ? undefined : { gridTemplateColumns: template };
}

/** Below this width, in pixels, the list scrolls sideways by itself. */
export function leastWidth(columns: readonly string[]): number | undefined {
  return columns.length === 0 ? undefined : otherWidth + columns.length * (columnWidth + 8);
}
