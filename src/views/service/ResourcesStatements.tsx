import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import { useTimeKeys } from '../../grafana/clock';
import type { Answer } from '../../grafana/answerState';
import type { StatementTotal } from '../../model/resource';
import type { ServiceId } from '../../model/service';
import { ms, perSecond } from '../../model/units';
import { Caveats } from '../parts/Caveats';
import { formatCount, formatDuration, formatRate } from '../parts/format';
import { OutcomeView } from '../parts/OutcomeView';
import { tracePath, type Context } from '../routes';
import { getTableStyles } from './tableStyles';
import type { Statements } from './useResources';

interface Props {
  readonly statements: Answer<Statements>;
  readonly service: ServiceId;
  readonly context: Context;
}

const mostRows = 10;

/** The database statements that take the most time together. */
export function ResourcesStatements({ statements, ...place }: Props) {
  const { refresh } = useTimeKeys();
  return (
    <OutcomeView
      answer={statements}
      awaited={t('resources.statements.awaited', 'Asking for database statements…')}
      minHeight={160}
      onRetry={refresh}
      empty={() => t('resources.statements.none', 'No database statements: looked for spans with a database system.')}
    >
      {(found, caveats) => (
        <>
          <Caveats caveats={caveats} />
          <Table found={found} {...place} />
        </>
      )}
    </OutcomeView>
  );
}

function Table({ found, ...place }: Omit<Props, 'statements'> & { readonly found: Statements }) {
  const styles = useStyles2(getTableStyles);
  const { statements, sampled } = found;
  return (
    <div className={styles.box}>
      <table className={styles.table} data-testid="statement-table">
        <caption className={styles.title}>
          {sampled === undefined
            ? t('resources.statements.counted', 'Database statements by time')
            : t('resources.statements.sampled', 'Database statements by time, of {{count}} spans sampled', {
                count: sampled,
                defaultValue_one: 'Database statements by time, of {{count}} span sampled',
                defaultValue_other: 'Database statements by time, of {{count}} spans sampled',
              })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('resources.statement.text', 'Statement')}</th>
            <th scope="col" className={styles.number}>
              {t('resources.statement.time', 'Time in all')}
            </th>
            <th scope="col" className={styles.number}>
              {t('resources.statement.count', 'Times')}
            </th>
            <th scope="col" className={styles.number}>
              {t('resources.statement.mean', 'Mean')}
            </th>
            <th scope="col" className={styles.number}>
              {t('resources.statement.slowest', 'Slowest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {statements.slice(0, mostRows).map((one) => (
            <Row key={`${one.system ?? ''} ${one.statement}`} of={one} isCounted={sampled === undefined} {...place} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Omit<Props, 'statements'> {
  readonly of: StatementTotal;
  readonly isCounted: boolean;
}

function Row({ of: { statement, system, count, total, slowest }, isCounted, service, context }: RowProps) {
  const styles = useStyles2(getTableStyles);
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <code>{statement}</code> {system !== undefined && <span className={styles.quiet}>{system}</span>}
      </th>
      <td className={styles.number}>
        {isCounted
          ? t('resources.statement.per-second', '{{time}}/s', { time: formatDuration(total) })
          : formatDuration(total)}
      </td>
      <td className={styles.number}>{isCounted ? formatRate(perSecond(count)) : formatCount(count)}</td>
      <td className={styles.number}>{formatDuration(count > 0 ? ms(total / count) : undefined)}</td>
      <td className={styles.number}>
        {slowest && (
          <Link to={tracePath(context, slowest.traceId, { service })} className={styles.link}>
            {formatDuration(slowest.duration)}
          </Link>
        )}
      </td>
    </tr>
  );
}
