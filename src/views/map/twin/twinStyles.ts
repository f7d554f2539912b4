import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

const figure = { justifyContent: 'flex-end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

/** What rows of the table and of the tree look like. */
export const getTwinStyles = (theme: GrafanaTheme2) => ({
  viewport: css({
    height: '100%',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  grid: css({
    minWidth: 544,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  head: css({ position: 'sticky', top: 0, zIndex: 1, background: theme.colors.background.primary }),
  body: css({ position: 'relative' }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 3fr) 92px 68px 64px 84px 62px 54px',
    alignItems: 'center',
    height: 30,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  placed: css({ position: 'absolute', left: 0, right: 0, cursor: 'pointer' }),
  looked: css({ background: theme.colors.action.hover }),
  selected: css({
    background: theme.colors.action.selected,
    boxShadow: `inset 2px 0 0 ${theme.colors.primary.border}`,
  }),
  active: css({
    ':focus-visible > * > &, :focus-visible > &': {
      outline: `2px solid ${theme.colors.primary.border}`,
      outlineOffset: -2,
    },
  }),
  cell: css({ display: 'flex', alignItems: 'center', minWidth: 0, padding: theme.spacing(0, 0.75) }),
  sort: css({
    display: 'inline-flex',
    alignItems: 'center',
    padding: 0,
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
    '&:hover': { color: theme.colors.text.primary },
  }),
  place: css({}),
  state: css({}),
  rate: css(figure),
  errors: css(figure),
  p95: css(figure),
  callers: css(figure),
  callees: css(figure),
});
