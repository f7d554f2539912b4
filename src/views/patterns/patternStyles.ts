import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

export type PatternRowStyles = ReturnType<typeof getPatternRowStyles>;

export const getPatternRowStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'grid',
    gridTemplateColumns: '148px 96px 72px minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    '&:hover': { background: theme.colors.action.hover },
    '@container (max-width: 720px)': {
      gridTemplateColumns: '128px 96px minmax(0, 1fr) auto',
      '& > :nth-child(4)': { gridRow: 2, gridColumn: '1 / -1' },
    },
  }),
  toggle: css({
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) 60px',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
  }),
  count: css({ whiteSpace: 'nowrap', fontWeight: theme.typography.fontWeightMedium }),
  share: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  level: css({ borderLeft: '4px solid', paddingLeft: theme.spacing(0.75), whiteSpace: 'nowrap' }),
  text: css({ minWidth: 0 }),
  facts: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  badge: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.warning.border}`,
    borderRadius: theme.shape.radius.pill,
    color: theme.colors.text.primary,
    whiteSpace: 'nowrap',
  }),
  example: css({
    display: 'inline-flex',
    gap: theme.spacing(1),
    minWidth: 0,
    maxWidth: '100%',
    '& bdi': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
    '& a': { color: theme.colors.text.link },
  }),
  actions: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
});
