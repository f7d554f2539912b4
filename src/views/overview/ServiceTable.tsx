import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Health } from '../../analysis/health';
import { releasesBy } from '../../analysis/releases';
import type { ServiceRed } from '../../model/red';
import type { Release } from '../../model/release';
import { serviceKey } from '../../model/service';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { useRoving } from '../parts/useRoving';
import type { Context, OverviewView } from '../routes';
import { figureWidth, ServiceRow } from './ServiceRow';
import { columnTitle, sortColumns, type Sort, type SortColumn } from './rowOrder';
import { useRowOrder } from './useRowOrder';
import { isSelected } from '../topology/selected';

interface Props {
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
  readonly context: Context;
  readonly view: OverviewView;
  readonly onSelect: (view: OverviewView) => void;
  /** Those within the window, in order; where there are none, no column is kept for them. */
  readonly releases?: readonly Release[];
}

const noReleases: readonly Release[] = [];

/** More rows than one reads are drawn only when asked for. */
const most = 100;

/** All services with state and figures, worst first. */
export function ServiceTable({ services, health, context, view, onSelect, releases = noReleases }: Props) {
  const styles = useStyles2(getStyles);
  const { rows, sort, sortBy } = useRowOrder(services, health);
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, most);
  const roving = useRoving('service', shown.length);
  const hasDeploys = releases.some(({ service }) => service !== undefined);
  return (
    <div className={styles.box}>
      <table className={styles.table} data-testid="service-table">
        <caption className={styles.caption}>{t('overview.table.caption', 'Services')}</caption>
        <thead>
          <tr>
            {sortColumns.map((column) => (
              <Header key={column} column={column} sort={sort} onSort={sortBy} />
            ))}
            {hasDeploys && (
              <th scope="col" className={styles.deploys}>
                {t('overview.table.deploys', 'Deploys')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((service, index) => (
            <ServiceRow
              key={serviceKey(service.service)}
              service={service}
              health={health.get(serviceKey(service.service))}
              context={context}
              selected={isSelected(view, service.service)}
              onSelect={() => onSelect({ selected: service.service })}
              item={roving.item(index)}
              deploys={hasDeploys ? releasesBy(releases, service.service) : undefined}
            />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button variant="secondary" fill="text" onClick={() => setAll(true)}>
          {t('overview.table.all', 'Show all {{total}}', { total: formatCount(rows.length), ...asText })}
        </Button>
      )}
    </div>
  );
}

interface HeaderProps {
  readonly column: SortColumn;
  readonly sort: Sort;
  readonly onSort: (column: SortColumn) => void;
}

function Header({ column, sort, onSort }: HeaderProps) {
  const styles = useStyles2(getStyles);
  const isSorted = sort.by === column;
  return (
    <th scope="col" aria-sort={isSorted ? sort.direction : 'none'} data-column={column}>
      <button
        type="button"
        className={cx(styles.sort, isFigure(column) && styles.figure)}
        onClick={() => onSort(column)}
      >
        {columnTitle(column, t)}
        <Icon
          name={isSorted && sort.direction === 'ascending' ? 'arrow-up' : 'arrow-down'}
          size="xs"
          style={{ visibility: isSorted ? 'visible' : 'hidden' }}
        />
      </button>
    </th>
  );
}

function isFigure(column: SortColumn): boolean {
  return column !== 'service' && column !== 'state';
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ minWidth: 0, overflowX: 'auto' }),
  caption: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  table: css({
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': { padding: theme.spacing(0.25, 1), textAlign: 'left', height: 32 },
    '& th': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
    '& tr': { borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
  deploys: css({ '@container page (max-width: 800px)': { display: 'none' } }),
  sort: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 'none',
    background: 'transparent',
    color: 'inherit',
    font: 'inherit',
    '&:hover': { color: theme.colors.text.primary },
  }),
  // Ends where the numbers below end, and the arrow stands before it; the course comes after.
  figure: css({ flexDirection: 'row-reverse', minWidth: figureWidth }),
});
