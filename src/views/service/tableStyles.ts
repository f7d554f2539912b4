import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** The look of the tables below the panels. */
export const getTableStyles = (theme: GrafanaTheme2) => ({
  box: css({ minWidth: 0, overflowX: 'auto' }),
  table: css({
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': { padding: theme.spacing(0.25, 1), textAlign: 'left', height: 32 },
    '& thead th': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
    '& tr': { borderBottom: `1px solid ${theme.colors.border.weak}` },
    '& tbody tr:hover': { background: theme.colors.action.hover },
    '& caption': { captionSide: 'top', color: theme.colors.text.secondary, padding: theme.spacing(1, 1, 0.5) },
  }),
  /** A table's title that stands below other titles, in line with them. */
  title: css({ '&&': { padding: theme.spacing(0, 0, 0.5) }, fontWeight: theme.typography.fontWeightMedium }),
  /** Two tables below each other with their columns in line. */
  aligned: css({ tableLayout: 'fixed', '& th:not(:first-of-type)': { width: '16%' } }),
  number: css({
    '&&': { textAlign: 'right' },
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  // Long names break, but only once there is room for a usual one: no word is cut beside empty space.
  name: css({ minWidth: 160, overflowWrap: 'anywhere', fontWeight: theme.typography.fontWeightRegular }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
