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

/** Names and values as they arrived; each value can be copied, and searched for in other traces. */
export function AttributeRows({ rows, context }: Props) {
  const styles = useStyles2(getStyles);
  const [most, setMost] = useState(atOnce);
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  return (
    <>
      <dl className={styles.list}>
        {shown.map((row, index) => (
          <Row key={`${row.key} ${index}`} row={row} context={context} />
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

function Row({ row, context }: { readonly row: AttributeRow; readonly context: Context }) {
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
          {searched !== undefined && <Filters row={{ key, text, searched }} context={context} />}
          <ClipboardButton
            className={styles.copy}
            size="sm"
            variant="secondary"
            fill="text"
            icon="copy"
            aria-label={t('attributes.copy', 'Copy the value of {{key}}', { key, ...asText })}
            getText={() => text}
          />
        </span>
      </dd>
    </div>
  );
}

interface FiltersProps {
  readonly row: Required<AttributeRow>;
  readonly context: Context;
}

/** Other traces with and without the value. */
function Filters({ row: { key, text, searched }, context }: FiltersProps) {
  const styles = useStyles2(getStyles);
  const href = (op: '=' | '!=') => tracesPath(context, { attributes: [{ key: searched, op, value: text }] });
  const only = t('attributes.only', 'Traces with this value of {{key}}', { key, ...asText });
  const without = t('attributes.without', 'Traces with another value of {{key}}', { key, ...asText });
  return (
    <>
      <Link className={styles.filter} to={href('=')} title={only} aria-label={only}>
        =
      </Link>
      <Link className={styles.filter} to={href('!=')} title={without} aria-label={without}>
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
