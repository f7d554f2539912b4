import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Link } from 'react-router-dom';
import { statementLayout } from '../../analysis/statementLayout';
import { asText } from '../parts/asText';
import { BoundedText } from '../parts/BoundedText';
import { formatCount } from '../parts/format';
import { useRoving, type Roving } from '../parts/useRoving';
import type { Context } from '../routes';
import { tracesPath } from '../tracesRoutes';

/** An attribute as it is shown. */
export interface AttributeRow {
  readonly key: string;
  readonly text: string;
  /** Its name in a search, as `span.http.route`; absent where it cannot be searched for. */
  readonly searched?: string;
}

interface Props {
  readonly rows: readonly AttributeRow[];
  readonly context: Context;
}

/** Ten thousand attributes are possible; as many are drawn at once. */
const atOnce = 100;

/**
 * Names and values as they arrived; each value can be copied, and searched for in other traces. All that can be done is
 * one tab stop: arrows move within, or fifty values would stand between two parts of the page.
 */
export function AttributeRows({ rows, context }: Props) {
  const styles = useStyles2(getStyles);
  const [most, setMost] = useState(atOnce);
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const { firsts, count } = actionsIn(shown);
  const { item } = useRoving('attribute', count);
  return (
    <>
      <dl className={styles.list}>
        {shown.map((row, index) => (
          <Row key={`${row.key} ${index}`} row={row} context={context} first={firsts[index] ?? 0} item={item} />
        ))}
      </dl>
      {left > 0 && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setMost(most + atOnce)}>
          {t('trace.more-attributes', 'Show more, {{shown}} are left', { shown: formatCount(left), ...asText })}
        </Button>
      )}
    </>
  );
}

const statements = new Set(['db.statement', 'db.query.text']);

/** Two searches and a copy. */
function actionsOf({ searched }: AttributeRow): number {
  return searched === undefined ? 1 : 3;
}

/** How many actions the rows have, and the place of each row's first one among them. */
function actionsIn(rows: readonly AttributeRow[]): { readonly firsts: readonly number[]; readonly count: number } {
  const firsts: number[] = [];
  let count = 0;
  for (const row of rows) {
    firsts.push(count);
    count += actionsOf(row);
  }
  return { firsts, count };
}

interface RowProps {
  readonly row: AttributeRow;
  readonly context: Context;
  /** Place of its first action among those of all rows. */
  readonly first: number;
  readonly item: Roving['item'];
}

function Row({ row, context, first, item }: RowProps) {
  const styles = useStyles2(getStyles);
  const { key, text, searched } = row;
  return (
    <div className={styles.row}>
      <dt className={styles.key}>
        <BoundedText text={key} limit={200} />
      </dt>
      <dd className={styles.value}>
        <BoundedText text={statements.has(key) ? statementLayout(text) : text} limit={600} className={styles.text} />
        <span className={styles.actions} data-actions>
          {searched !== undefined && (
            <Filters row={{ key, text, searched }} context={context} first={first} item={item} />
          )}
          <ClipboardButton
            className={styles.copy}
            size="sm"
            variant="secondary"
            fill="text"
            icon="copy"
            aria-label={t('attributes.copy', 'Copy the value of {{key}}', { key, ...asText })}
            getText={() => text}
            {...item(first + actionsOf(row) - 1)}
          />
        </span>
      </dd>
    </div>
  );
}

interface FiltersProps extends Omit<RowProps, 'row'> {
  readonly row: Required<AttributeRow>;
}

/** Other traces with and without the value. */
function Filters({ row: { key, text, searched }, context, first, item }: FiltersProps) {
  const styles = useStyles2(getStyles);
  const href = (op: '=' | '!=') => tracesPath(context, { attributes: [{ key: searched, op, value: text }] });
  const only = t('attributes.only', 'Traces with this value of {{key}}', { key, ...asText });
  const without = t('attributes.without', 'Traces with another value of {{key}}', { key, ...asText });
  return (
    <>
      <Link className={styles.filter} to={href('=')} title={only} aria-label={only} {...item(first)}>
        =
      </Link>
      <Link className={styles.filter} to={href('!=')} title={without} aria-label={without} {...item(first + 1)}>
        ≠
      </Link>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 2fr) minmax(0, 3fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
    padding: theme.spacing(0.25, 0.5),
    '&:hover, &:focus-within': { background: theme.colors.action.hover, '& [data-actions]': { opacity: 1 } },
  }),
  key: css({
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightRegular,
    overflowWrap: 'anywhere',
    minWidth: 0,
  }),
  value: css({ display: 'flex', justifyContent: 'space-between', alignItems: 'start', margin: 0, minWidth: 0 }),
  text: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }),
  actions: css({ display: 'flex', flex: 'none', '@media (hover: hover)': { opacity: 0.75 } }),
  filter: css({
    minWidth: 20,
    height: 20,
    lineHeight: '20px',
    textAlign: 'center',
    color: theme.colors.text.secondary,
    '&:hover, &:focus-visible': { color: theme.colors.text.link },
  }),
  copy: css({ height: 20, padding: theme.spacing(0, 0.5) }),
});
