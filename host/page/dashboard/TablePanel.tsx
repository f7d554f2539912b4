import React from 'react';
import { css, cx } from '@emotion/css';
import {
  FieldType,
  formattedValueToString,
  getFieldDisplayName,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
  type PanelProps,
} from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Link } from 'react-router-dom';
import { NoData } from './NoData';

interface Options {
  readonly sortBy?: ReadonlyArray<{ readonly displayName: string; readonly desc: boolean }>;
}

/** Grafana's columns are as wide as each other where nothing else is said, and never narrower than this. */
const leastWidth = 150;

/** Grafana's table in plain HTML: equally wide columns that cut what does not fit, sorted as the panel says. */
export function TablePanel({ data, options }: PanelProps<Options>) {
  const styles = useStyles2(getStyles);
  const [frame] = data.series;
  if (!frame || !frame.length) {
    return <NoData />;
  }
  const rows = sortedRows(frame, options.sortBy ?? []);
  const lengths = frame.fields.map((field) => Number(field.config.custom?.width) || undefined);
  const least = lengths.reduce<number>((all, length) => all + (length ?? leastWidth), 0);
  return (
    <div className={styles.scroll}>
      <table className={styles.table} style={{ minWidth: least }}>
        <colgroup>
          {lengths.map((length, index) => (
            <col key={index} style={{ width: length }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {frame.fields.map((field, index) => (
              <th key={index} scope="col" className={cx(isToTheRight(field) && styles.number)}>
                {getFieldDisplayName(field, frame)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {frame.fields.map((field, index) => (
                <Cell key={index} field={field} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ field, row }: { readonly field: Field; readonly row: number }) {
  const styles = useStyles2(getStyles);
  const shown = field.display?.(field.values[row]);
  const text = textOf(field, row);
  const coloured = field.config.custom?.cellOptions?.type === 'color-text';
  const [link] = field.getLinks?.({ valueRowIndex: row }) ?? [];
  return (
    <td
      title={text}
      style={coloured ? { color: shown?.color } : undefined}
      className={cx(isToTheRight(field) && styles.number)}
    >
      {link ? (
        <Link to={link.href} title={link.title}>
          {text}
        </Link>
      ) : (
        text
      )}
    </td>
  );
}

function textOf(field: Field, row: number): string {
  const shown = field.display?.(field.values[row]);
  return shown ? formattedValueToString(shown) : String(field.values[row] ?? '');
}

/** As Grafana aligns a column about which nothing is said. */
function isToTheRight({ config, type }: Field): boolean {
  const align: unknown = config.custom?.align;
  return align === 'right' || (align !== 'left' && type === FieldType.number);
}

function sortedRows(frame: DataFrame, sortBy: NonNullable<Options['sortBy']>): number[] {
  const keys = sortBy.flatMap(({ desc, displayName }) => {
    const field = frame.fields.find((one) => getFieldDisplayName(one, frame) === displayName);
    const value = (row: number) => Number(field?.values[row] ?? Number.NEGATIVE_INFINITY);
    return field
      ? [(one: number, other: number) => (desc ? value(other) - value(one) : value(one) - value(other))]
      : [];
  });
  const rows = Array.from({ length: frame.length }, (_, row) => row);
  return rows.sort((one, other) => keys.map((key) => key(one, other)).find((order) => order !== 0) ?? 0);
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ height: '100%', overflow: 'auto' }),
  table: css({
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    'th, td': {
      padding: theme.spacing(0.75, 1),
      textAlign: 'left',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    th: { fontWeight: theme.typography.fontWeightMedium, color: theme.colors.text.link },
    a: { color: theme.colors.text.link },
  }),
  number: css({ 'th&, td&': { textAlign: 'right' } }),
});
