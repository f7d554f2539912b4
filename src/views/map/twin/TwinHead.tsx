import { cx } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { columnTitle } from './columnTitle';
import { twinColumns, type TwinColumn, type TwinSort } from './rowSort';
import { getTwinStyles } from './twinStyles';

interface Props {
  readonly sort: TwinSort;
  readonly onSort: (column: TwinColumn) => void;
}

/** The heads of the table; each sorts by its column. */
export function TwinHead({ sort, onSort }: Props) {
  const styles = useStyles2(getTwinStyles);
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.row}>
        {twinColumns.map((column) => {
          const isSorted = sort.by === column;
          return (
            <div
              key={column}
              role="columnheader"
              aria-sort={isSorted ? sort.direction : 'none'}
              className={cx(styles.cell, styles[column])}
            >
              <button type="button" className={styles.sort} onClick={() => onSort(column)}>
                {columnTitle(column, t)}
                {isSorted && <Icon name={sort.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="xs" />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
