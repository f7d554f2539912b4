import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useCallback, useMemo, useState } from 'react';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { serviceTimes } from '../../analysis/serviceTimes';
import type { Row } from '../../analysis/waterfall';
import type { SpanId } from '../../model/ids';
import { serviceKey } from '../../model/service';
import type { ServiceColour } from '../parts/serviceColour';
import { RepeatedCallsList } from './RepeatedCallsList';
import { ServiceTimesRows } from './ServiceTimesRows';
import {
  nextTimesSort,
  repetitionsIn,
  sortedTimes,
  timesColumns,
  timesExplained,
  timesTitle,
  usualTimesSort,
  type TimesColumn,
  type TimesSort,
} from './timesOrder';
import type { OnSelect } from './useSelection';

interface Props {
  readonly prepared: PreparedTrace;
  readonly rows: readonly Row[];
  readonly selected: SpanId | undefined;
  readonly colourOf: (service: string) => ServiceColour;
  readonly onSelect: OnSelect;
}

/** What each service and operation did in the rows shown: calls, errors, time, and its part of the critical path. */
export const ServiceTimes = memo(function ServiceTimes({ prepared, rows, selected, colourOf, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  const [sort, setSort] = useState(usualTimesSort);
  const { opened, toggle } = useOpened();
  const services = useMemo(
    () =>
      serviceTimes(
        prepared,
        rows.map(({ span }) => span.spanId)
      ),
    [prepared, rows]
  );
  const repeated = useMemo(() => repetitionsIn(services), [services]);
  const ordered = useMemo(() => sortedTimes(services, sort, ({ service }) => service.name), [services, sort]);
  return (
    <section
      className={styles.frame}
      aria-label={t('trace.times', 'Services of this trace')}
      data-testid="service-times"
    >
      <RepeatedCallsList repeated={repeated} onSelect={onSelect} />
      <table className={styles.table}>
        <thead>
          <tr>
            {timesColumns.map((column) => (
              <Header key={column} column={column} sort={sort} onSort={(by) => setSort(nextTimesSort(sort, by))} />
            ))}
          </tr>
        </thead>
        {ordered.map((times) => (
          <ServiceTimesRows
            key={serviceKey(times.service)}
            times={times}
            sort={sort}
            look={colourOf(times.service.name)}
            selected={selected}
            open={opened.has(serviceKey(times.service))}
            onToggle={toggle}
            onSelect={onSelect}
          />
        ))}
      </table>
      {services.length === 0 && <p>{t('trace.times-none', 'No span is shown.')}</p>}
    </section>
  );
});

function useOpened() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => {
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(key)) {
        after.add(key);
      }
      return after;
    });
  }, []);
  return { opened, toggle };
}

interface HeaderProps {
  readonly column: TimesColumn;
  readonly sort: TimesSort;
  readonly onSort: (by: TimesColumn) => void;
}

function Header({ column, sort, onSort }: HeaderProps) {
  const styles = useStyles2(getStyles);
  const sorted = sort.by === column ? sort.direction : undefined;
  return (
    <th scope="col" aria-sort={sorted ?? 'none'} className={column === 'name' ? undefined : styles.number}>
      <button type="button" className={styles.sort} title={timesExplained(column, t)} onClick={() => onSort(column)}>
        {timesTitle(column, t)}
        <span className={styles.arrow}>{arrowOf(sorted)}</span>
      </button>
    </th>
  );
}

function arrowOf(direction: TimesSort['direction'] | undefined): string {
  if (direction === undefined) {
    return '';
  }
  return direction === 'ascending' ? '↑' : '↓';
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ height: '100%', minWidth: 0, overflow: 'auto', scrollbarGutter: 'stable' }),
  table: css({
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: theme.typography.bodySmall.fontSize,
    '& th, & td': { padding: theme.spacing(0.25, 1), height: 28, textAlign: 'left' },
    '& thead th': {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.colors.background.primary,
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightMedium,
      whiteSpace: 'nowrap',
    },
  }),
  number: css({ '&&': { textAlign: 'right' } }),
  sort: css({ padding: 0, border: 'none', background: 'none', font: 'inherit', color: 'inherit' }),
  arrow: css({ display: 'inline-block', width: 12, textAlign: 'center' }),
});
