import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEvent } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { timeZoneOf } from '../../grafana/timeZone';
import type { ServiceId } from '../../model/service';
import type { TraceSummary } from '../../model/trace';
import { formatDayClock, formatDuration, formatMoment, nothing, shortId } from '../parts/format';
import { HealthShape } from '../parts/HealthMark';
import { tracePath, type Context } from '../routes';
import { getTableStyles } from './tableStyles';
import { ownDuration } from './ownDuration';
import { durationText } from './serviceTexts';

interface Props {
  readonly traces: readonly TraceSummary[];
  readonly service: ServiceId;
  readonly context: Context;
}

/**
 * Traces as rows, each a link to its trace. Its main figure is what the service itself took, which is what was looked
 * for; bars compare that. The whole trace's duration stands beside it.
 */
export function TraceTable({ traces, service, context }: Props) {
  const styles = useStyles2(getTableStyles);
  const longest = traces.reduce((most, trace) => Math.max(most, ownDuration(trace) ?? 0), 0);
  return (
    <div className={styles.box}>
      <table className={styles.table} data-testid="trace-table">
        <thead>
          <tr>
            <th scope="col">{t('service.trace.start', 'Start')}</th>
            <th scope="col">{t('service.trace.root', 'Root operation')}</th>
            <th scope="col">{t('service.trace.service', 'Root service')}</th>
            <th scope="col">{t('service.trace.own', 'In this service')}</th>
            <th scope="col" className={styles.number}>
              {t('service.trace.whole', 'Whole trace')}
            </th>
            <th scope="col">{t('service.trace.state', 'State')}</th>
          </tr>
        </thead>
        <tbody>
          {traces.map((trace) => (
            <Row
              key={trace.traceId}
              trace={trace}
              href={tracePath(context, trace.traceId, { service })}
              longest={longest}
              timeZone={timeZoneOf(context.timezone)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly trace: TraceSummary;
  readonly href: string;
  readonly longest: number;
  readonly timeZone: string | undefined;
}

function Row({ trace, href, longest, timeZone }: RowProps) {
  const table = useStyles2(getTableStyles);
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const own = ownDuration(trace);
  const failed = trace.matched.some(({ status }) => status === 'error');
  const open = (event: MouseEvent) => {
    const onLink = event.target instanceof Element && event.target.closest('a');
    if (!onLink) {
      navigate(href);
    }
  };
  return (
    <tr className={styles.row} onClick={open} data-testid="trace-row" data-trace-id={trace.traceId}>
      <th scope="row" className={styles.time}>
        <Link to={href} className={table.link} title={formatMoment(trace.start, timeZone)}>
          {formatDayClock(trace.start, timeZone)}
        </Link>
      </th>
      <td className={table.name}>
        {trace.rootOperation ??
          t('service.trace.no-root', 'root not yet arrived ({{id}})', { id: shortId(trace.traceId) })}
      </td>
      <td className={styles.service}>{trace.rootService ?? nothing}</td>
      <td>
        <span className={styles.duration}>
          <span className={styles.number}>{formatDuration(own)}</span>
          <span className={styles.rail}>
            <span className={styles.bar} style={{ width: `${longest > 0 ? ((own ?? 0) / longest) * 100 : 0}%` }} />
          </span>
        </span>
      </td>
      <td className={table.number}>{durationText(trace)}</td>
      <td className={styles.state}>
        {failed && (
          <span className={styles.failed}>
            <HealthShape level="failing" /> {t('service.trace.failed', 'failed')}
          </span>
        )}
      </td>
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ cursor: 'pointer' }),
  time: css({
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: theme.typography.fontWeightRegular,
  }),
  service: css({ minWidth: 104, overflowWrap: 'anywhere' }),
  duration: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1) }),
  number: css({ minWidth: 72, textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  // Where it is narrow, names need the room more than bars do.
  rail: css({
    width: 160,
    height: 6,
    background: theme.colors.background.secondary,
    '@container page (max-width: 1000px)': { width: 64 },
    '@container page (max-width: 800px)': { display: 'none' },
  }),
  bar: css({ display: 'block', height: '100%', background: theme.colors.text.disabled }),
  state: css({ whiteSpace: 'nowrap' }),
  failed: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.error.text,
  }),
});
