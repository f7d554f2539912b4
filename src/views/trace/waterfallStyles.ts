import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

export type WaterfallStyles = ReturnType<typeof getRowStyles> & ReturnType<typeof getNameStyles>;

const columns = 'minmax(160px, 42%) 72px minmax(0, 1fr)';

/** The lines of the waterfall; made once per theme. */
export const getRowStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    height: 28,
    display: 'grid',
    gridTemplateColumns: columns,
    alignItems: 'center',
    gap: theme.spacing(1),
    paddingLeft: theme.spacing(0.5),
    cursor: 'pointer',
    fontSize: theme.typography.bodySmall.fontSize,
    contain: 'strict',
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-selected="true"]': {
      background: theme.colors.action.selected,
      boxShadow: `inset 3px 0 0 ${theme.colors.primary.main}`,
    },
    '&:focus-visible, &:focus': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  duration: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  track: css({ position: 'relative', height: '100%', marginRight: theme.spacing(1), overflow: 'hidden' }),
  bar: css({
    position: 'absolute',
    top: 8,
    height: 12,
    minWidth: 2,
    borderRadius: 2,
    '[data-failed] &': { boxShadow: `inset 0 -4px 0 ${theme.colors.error.main}` },
  }),
  head: css({
    display: 'grid',
    gridTemplateColumns: columns,
    gap: theme.spacing(1),
    height: 24,
    overflow: 'hidden',
    scrollbarGutter: 'stable',
    paddingLeft: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});

/** What stands in the first cell of a line. */
export const getNameStyles = (theme: GrafanaTheme2) => ({
  name: css({ display: 'flex', alignItems: 'center', minWidth: 0, height: '100%' }),
  indent: css({
    flex: 'none',
    height: '100%',
    backgroundImage: `repeating-linear-gradient(90deg, transparent 0 5px, ${theme.colors.border.weak} 5px 6px, transparent 6px 12px)`,
  }),
  depth: css({ flex: 'none', color: theme.colors.text.disabled, fontVariantNumeric: 'tabular-nums' }),
  toggle: css({
    flex: 'none',
    width: 20,
    height: '100%',
    lineHeight: '28px',
    textAlign: 'center',
    color: theme.colors.text.secondary,
  }),
  hidden: css({
    flex: 'none',
    marginRight: theme.spacing(0.5),
    padding: theme.spacing(0, 0.5),
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
  }),
  swatch: css({ flex: 'none', width: 4, height: 18, marginRight: theme.spacing(0.75), borderRadius: 1 }),
  failed: css({
    flex: 'none',
    marginLeft: theme.spacing(0.5),
    color: theme.colors.error.text,
    fontWeight: theme.typography.fontWeightBold,
  }),
  failedBelow: css({ flex: 'none', marginLeft: theme.spacing(0.5), color: theme.colors.error.text, opacity: 0.6 }),
  label: css({ flex: '1 1 0', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 }),
  service: css({ color: theme.colors.text.secondary, marginRight: theme.spacing(0.5) }),
});
