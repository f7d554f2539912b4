import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { byImpact, type OperationImpact } from '../../analysis/impact';
import { useTimeKeys } from '../../grafana/clock';
import type { OperationRed } from '../../model/red';
import type { Ratio } from '../../model/units';
import { operationsQuestion } from '../../telemetry/operations';
import type { MetricScope } from '../../telemetry/scope';
import { Caveats } from '../parts/Caveats';
import { formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { OutcomeView } from '../parts/OutcomeView';
import { servicePath } from '../routes';
import { useMetricAnswer } from '../parts/useMetricAnswer';
import { AuxiliaryOperations } from './AuxiliaryOperations';
import type { CountedTabProps } from './ServiceTabs';
import { getTableStyles } from './tableStyles';
import { useCount } from './useCount';

/** What the service spends its time on. Each operation leads to its traces. */
export function OperationsTab(props: CountedTabProps) {
  const { service, metrics, onCount } = props;
  const { refresh } = useTimeKeys();
  const build = useCallback((scope: MetricScope) => operationsQuestion(service, scope), [service]);
  const { answer } = useMetricAnswer(metrics, build);
  useCount(answer, onCount);
  return (
    <>
      <OutcomeView
        answer={answer}
        awaited={t('service.awaited.operations', 'Asking for operations…')}
        minHeight={240}
        onRetry={refresh}
      >
        {(operations, caveats) => (
          <>
            <Caveats caveats={caveats} />
            <Operations {...props} operations={operations} />
          </>
        )}
      </OutcomeView>
      <AuxiliaryOperations {...props} />
    </>
  );
}

function Operations({ operations, ...props }: CountedTabProps & { readonly operations: readonly OperationRed[] }) {
  const styles = useStyles2(getTableStyles);
  const rows = useMemo(() => byImpact(operations), [operations]);
  return (
    <div className={styles.box}>
      <table className={styles.table} data-testid="operations-table">
        <thead>
          <tr>
            <th scope="col">{t('service.operation', 'Operation')}</th>
            <th scope="col">{t('service.time', 'Share of time')}</th>
            <th scope="col" className={styles.number}>
              {t('service.rate', 'Rate')}
            </th>
            <th scope="col" className={styles.number}>
              {t('service.errors', 'Errors')}
            </th>
            <th scope="col" className={styles.number}>
              {t('service.p95', 'p95')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.operation.kind} ${row.operation.operation}`} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, service, context }: CountedTabProps & { readonly row: OperationImpact }) {
  const styles = useStyles2(getTableStyles);
  const { operation, red } = row.operation;
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Link to={servicePath(context, service, { tab: 'traces', operation })} className={styles.link}>
          {operation || t('service.nameless-operation', '(no name)')}
        </Link>
      </th>
      <td>
        <Share share={row.share} />
      </td>
      <td className={styles.number}>{formatRate(red.rate)}</td>
      <td className={styles.number}>{formatRatio(red.errors)}</td>
      <td className={styles.number}>{formatP95(red.duration)}</td>
    </tr>
  );
}

/** The part of all request time, as a bar and a number. */
function Share({ share }: { readonly share: Ratio | undefined }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.share}>
      <span className={styles.rail}>
        <span className={styles.bar} style={{ width: `${(share ?? 0) * 100}%` }} />
      </span>
      {formatRatio(share)}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  share: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  rail: css({ width: 96, height: 6, background: theme.colors.background.secondary }),
  bar: css({ display: 'block', height: '100%', background: theme.colors.text.disabled }),
});
