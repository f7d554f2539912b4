import { cx } from '@emotion/css';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import { edgeKey } from '../../analysis/topology';
import { useTimeKeys } from '../../grafana/clock';
import type { Edge } from '../../model/graph';
import { Caveats } from '../parts/Caveats';
import { formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { OutcomeView } from '../parts/OutcomeView';
import { ServiceLink } from '../parts/ServiceLink';
import { serviceLabel } from '../parts/serviceName';
import { overviewPath, tracePath, type Context } from '../routes';
import type { TabProps } from './ServiceTabs';
import type { ServiceFacts } from './useServiceFacts';
import { getTableStyles } from './tableStyles';

/** Who calls the service and whom it calls, with the figures of just these calls. */
export function NeighboursTab({ context, facts }: TabProps) {
  const { refresh } = useTimeKeys();
  const shown = { context, seen: facts.seen };
  return (
    <OutcomeView
      answer={facts.neighbours}
      awaited={t('service.awaited.neighbours', 'Asking who calls whom…')}
      minHeight={240}
      onRetry={refresh}
      empty={() => t('service.no-calls', 'No calls to or from it are known in this time range.')}
    >
      {({ callers, callees }, caveats) => (
        <>
          <Caveats caveats={caveats} />
          <Calls title={t('service.callers', 'Callers')} edges={callers} end="client" {...shown} />
          <Calls title={t('service.callees', 'Callees')} edges={callees} end="server" {...shown} />
        </>
      )}
    </OutcomeView>
  );
}

interface CallsProps {
  readonly title: string;
  readonly edges: readonly Edge[];
  /** The end of the edge that is not this service. */
  readonly end: 'client' | 'server';
  readonly context: Context;
  readonly seen: ServiceFacts['seen'];
}

function Calls({ title, edges, ...shown }: CallsProps) {
  const styles = useStyles2(getTableStyles);
  return (
    <div className={styles.box}>
      <table className={cx(styles.table, styles.aligned)}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('service.name', 'Service')}</th>
            <th scope="col" className={styles.number}>
              {t('service.rate', 'Rate')}
            </th>
            <th scope="col" className={styles.number}>
              {t('service.errors', 'Errors')}
            </th>
            <th scope="col" className={styles.number}>
              {t('service.p95', 'p95')}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <Call key={edgeKey(edge)} edge={edge} {...shown} />
          ))}
          {edges.length === 0 && (
            <tr>
              <td colSpan={5} className={styles.quiet}>
                {t('service.none', 'none in this time range')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Call({ edge, end, context, seen }: Omit<CallsProps, 'title' | 'edges'> & { readonly edge: Edge }) {
  const styles = useStyles2(getTableStyles);
  const other = edge[end];
  const { client, server, red } = edge;
  const example = seen?.get(edgeKey(edge))?.example;
  // A database or an outside party sends no metrics and has no page: its row leads to the map.
  const hasPage = edge.kind === 'call' || edge.kind === 'messaging' || (edge.kind === 'database' && end === 'client');
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {hasPage ? <ServiceLink context={context} service={other} /> : serviceLabel(other, t)}
      </th>
      <td className={styles.number}>{formatRate(red.rate)}</td>
      <td className={styles.number}>{formatRatio(red.errors)}</td>
      <td className={styles.number}>{formatP95(red.duration)}</td>
      <td className={styles.number}>
        {example && (
          <>
            <Link
              to={tracePath(context, example.traceId, { service: edge.client, spanId: example.spanId })}
              className={styles.link}
            >
              {t('service.sampled-trace', 'A trace')}
            </Link>{' '}
          </>
        )}
        <Link to={overviewPath(context, { edge: { client, server } })} className={styles.link}>
          {t('service.on-map', 'On the map')}
        </Link>
      </td>
    </tr>
  );
}
