import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

export type WaterfallStyles = ReturnType<typeof getRowStyles> &
  ReturnType<typeof getNameStyles> &
  ReturnType<typeof getTrackStyles> &
  ReturnType<typeof getPillStyles>;

const narrow = '@container (max-width: 620px)';
const rather = '@container (max-width: 900px)';

/**
 * What the room decides about all lines, said once around them: a container query in the lines' own styles would be
 * answered for every line that comes into sight, and that took most of the time of scrolling.
 *
 * Where there is little room, how long a span took is worth more than how much of it was its own work, and its name more
 * than a second word about it.
 */
export const roomForRows = {
  '--row-columns': 'minmax(160px, 46%) 56px 60px minmax(0, 1fr)',
  '--row-self': 'block',
  '--row-second-pill': 'block',
  [rather]: { '--row-second-pill': 'none' },
  [narrow]: { '--row-columns': 'minmax(120px, 46%) 60px minmax(0, 1fr)', '--row-self': 'none' },
} as const;

/** Inside of what has {@link roomForRows}. */
export const rowColumns = (theme: GrafanaTheme2) =>
  ({
    display: 'grid',
    gridTemplateColumns: 'var(--row-columns)',
    gap: theme.spacing(1),
    paddingLeft: theme.spacing(0.5),
  }) as const;

/** The lines of the waterfall; made once per theme. */
export const getRowStyles = (theme: GrafanaTheme2) => ({
  row: css({
    height: 28,
    ...rowColumns(theme),
    alignItems: 'center',
    cursor: 'pointer',
    fontSize: theme.typography.bodySmall.fontSize,
    contain: 'strict',
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-selected="true"]': {
      background: theme.colors.action.selected,
      boxShadow: `inset 3px 0 0 ${theme.colors.primary.main}`,
    },
    '&[data-found="false"] > *': { opacity: 0.4 },
    '&:focus-visible, &:focus': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  duration: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  self: css({
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    display: 'var(--row-self)',
  }),
  track: css({ position: 'relative', height: '100%', marginRight: theme.spacing(1) }),
  head: css({
    ...rowColumns(theme),
    height: 24,
    overflow: 'hidden',
    scrollbarGutter: 'stable',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});

/** What lies on a line's piece of the time axis. */
export const getTrackStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'absolute',
    top: 7,
    height: 12,
    minWidth: 2,
    borderRadius: 2,
    '[data-failed] &': { outline: `1px solid ${theme.colors.error.main}`, outlineOffset: 1 },
  }),
  pieces: css({ position: 'absolute', inset: 0, width: '100%', height: '100%', fill: 'none', pointerEvents: 'none' }),
  critical: css({ stroke: theme.colors.text.maxContrast }),
  away: css({
    position: 'absolute',
    top: 6,
    lineHeight: '14px',
    color: theme.colors.text.disabled,
    '&[data-side="after"]': { right: 0 },
  }),
  cut: css({
    position: 'absolute',
    top: 6,
    zIndex: 1,
    lineHeight: '14px',
    color: theme.colors.text.maxContrast,
    '&[data-side="after"]': { right: 0 },
  }),
  logTick: css({
    position: 'absolute',
    top: 3,
    width: 3,
    height: 20,
    marginLeft: -1,
    zIndex: 2,
    borderLeft: `2px solid ${theme.colors.text.secondary}`,
    '&[data-level="error"], &[data-level="critical"]': {
      top: 1,
      width: 9,
      height: 9,
      marginLeft: -4,
      border: 0,
      background: theme.colors.error.main,
      clipPath: 'polygon(0 0, 100% 0, 50% 100%)',
    },
    '&[data-level="warn"]': {
      top: 1,
      width: 8,
      height: 8,
      marginLeft: -4,
      border: 0,
      background: theme.colors.warning.main,
      transform: 'rotate(45deg) scale(0.8)',
    },
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
  label: css({
    display: 'flex',
    flex: '1 1 auto',
    gap: theme.spacing(0.75),
    minWidth: 0,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    '[data-found="true"] &': { textDecoration: `underline 2px ${theme.colors.primary.main}`, textUnderlineOffset: 3 },
  }),
  operation: css({ overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0 }),
  /** Said once, where the service's spans begin; read aloud everywhere. */
  sameService: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  /** The swatch tells it as well, so it makes room for the operation. */
  service: css({
    flexShrink: 200,
    minWidth: 32,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.colors.text.secondary,
  }),
});

/** What stands behind a name. */
export const getPillStyles = (theme: GrafanaTheme2) => ({
  pills: css({
    display: 'flex',
    flex: '0 3 auto',
    gap: theme.spacing(0.5),
    minWidth: 52,
    maxWidth: '42%',
    overflow: 'hidden',
  }),
  pill: css({
    flex: '0 1 auto',
    minWidth: 48,
    padding: theme.spacing(0, 0.5),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    lineHeight: '18px',
    fontSize: 11,
    borderRadius: theme.shape.radius.default,
    border: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
    '&:not(:first-child)': { flexShrink: 3, display: 'var(--row-second-pill)' },
    // Too short to be shortened.
    '&[data-pill="slower"], &[data-pill="http"]': { flexShrink: 0, minWidth: 0 },
    '&[data-tone="bad"]': { color: theme.colors.error.text, borderColor: theme.colors.error.border },
    '&[data-tone="slow"]': { color: theme.colors.warning.text, borderColor: theme.colors.warning.border },
  }),
  logCount: css({
    flex: 'none',
    marginLeft: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    '&[data-level="error"], &[data-level="critical"]': { color: theme.colors.error.text },
    '&[data-level="warn"]': { color: theme.colors.warning.text },
  }),
});
