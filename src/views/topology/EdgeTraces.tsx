import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { tracePoint, type TracePoint } from '../../analysis/tracePoint';
import { useAnswer } from '../../grafana/answer';
import { useTimeKeys } from '../../grafana/clock';
import type { Edge } from '../../model/graph';
import type { TraceSummary } from '../../model/trace';
import type { SearchedCall } from '../../model/traceSearch';
import { signalIn } from '../../telemetry/scope';
import { searchedTracesQuestion } from '../../telemetry/searchedTraces';
import { mapPath, readMapLook } from '../mapRoutes';
import { Caveats } from '../parts/Caveats';
import { formatDayClock, formatDuration } from '../parts/format';
import { HealthShape } from '../parts/HealthMark';
import { OutcomeView } from '../parts/OutcomeView';
import { absenceText } from '../parts/problemText';
import { shownText } from '../parts/shownText';
import type { Metrics } from '../parts/useMetricScope';
import { tracePath, type Context } from '../routes';
import { tracesPath } from '../tracesRoutes';

interface Props {
  readonly edge: Edge;
  readonly metrics: Metrics;
  readonly context: Context;
}

/** So many traces are listed; all of them are a click away. */
const listed = 5;
const rowHeight = 24;

/** The newest traces of one call, or the newest in which it failed, where any did. Asked only once it is looked at. */
export function EdgeTraces({ edge, metrics, context }: Props) {
  const styles = useStyles2(getStyles);
  const [chosen, choose] = useState<'failed' | 'newest'>();
  const { client, server, kind, red } = edge;
  const shown = chosen ?? ((red.errors ?? 0) > 0 ? 'failed' : 'newest');
  const calls = useMemo(() => ({ client, server, kind }), [client, server, kind]);
  const { environment, clock } = metrics;
  const { refresh } = useTimeKeys();
  const { window, step } = clock;
  const status = shown === 'failed' ? 'error' : undefined;
  const question = useMemo(
    () => searchedTracesQuestion({ calls, status }, { ...signalIn(environment, 'traces'), window, step }, listed),
    [calls, status, environment, window, step]
  );
  const answer = useAnswer(question, environment);
  return (
    <section
      className={styles.all}
      aria-label={t('topology.call.traces', 'Traces of this call')}
      data-testid="edge-traces"
    >
      <header className={styles.header}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('topology.call.which', 'Which traces are listed')}
          value={shown}
          options={[
            { value: 'failed', label: t('topology.call.failed', 'Failed') },
            { value: 'newest', label: t('topology.call.newest', 'Newest') },
          ]}
          onChange={choose}
        />
        <Link to={tracesPath(context, { calls, status })} className={styles.link} data-testid="edge-all-traces">
          {t('topology.call.all-traces', 'All traces of this call')} ›
        </Link>
      </header>
      <OutcomeView
        answer={answer}
        awaited={t('topology.call.awaited', 'Searching for traces of this call…')}
        minHeight={listed * rowHeight}
        empty={(absence) =>
          absence.why === 'nothing-found' ? <NoTraces shown={shown} calls={calls} /> : absenceText(absence, t)
        }
        onRetry={refresh}
      >
        {(traces, caveats) => (
          <>
            <ul className={styles.list} style={{ minHeight: listed * rowHeight }}>
              {traces.slice(0, listed).map((trace) => (
                <TraceRow key={trace.traceId} trace={trace} context={context} />
              ))}
            </ul>
            <Caveats caveats={caveats.filter(({ kind }) => kind !== 'truncated')} />
          </>
        )}
      </OutcomeView>
    </section>
  );
}

/** A sample of traces, or how spans are sent, may hide what the metrics have counted: that is said, not left to be guessed. */
function NoTraces({ shown, calls }: { readonly shown: 'failed' | 'newest'; readonly calls: SearchedCall }) {
  if (shown === 'failed') {
    return <>{t('topology.call.none-failed', 'No stored trace in this time has a failed call of these two.')}</>;
  }
  return calls.kind === 'messaging' ? (
    <>
      {t(
        'topology.call.none-linked',
        'No stored trace in this time has both ends of this call. Receivers that begin traces of their own are found only by their links.'
      )}
    </>
  ) : (
    <>{t('topology.call.none', 'No stored trace in this time has this call. Most likely only some traces are kept.')}</>
  );
}

function TraceRow({ trace, context }: { readonly trace: TraceSummary; readonly context: Context }) {
  const styles = useStyles2(getStyles);
  const { at = trace.start, took, failed = false, span }: Partial<TracePoint> = tracePoint(trace) ?? {};
  const operation = shownText(span?.operation ?? trace.rootOperation ?? '');
  const { search } = useLocation();
  return (
    <li className={styles.item}>
      <Link
        to={tracePath(context, trace.traceId, { spanId: span?.spanId })}
        className={styles.row}
        data-testid="edge-trace"
      >
        <span className={styles.number}>{formatDayClock(at)}</span>
        <span className={styles.number}>{formatDuration(took)}</span>
        <span className={styles.operation} title={operation}>
          {operation}
        </span>
        {failed && (
          <span className={styles.failed}>
            <HealthShape level="failing" /> {t('traces.failed', 'failed')}
          </span>
        )}
      </Link>
      <Link
        to={mapPath(context, { ...readMapLook(search), trace: trace.traceId })}
        className={styles.onMap}
        aria-label={t('topology.call.on-map', 'Show this trace on the map')}
        title={t('topology.call.on-map', 'Show this trace on the map')}
        data-testid="edge-trace-on-map"
      >
        <Icon name="sitemap" size="sm" />
      </Link>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
  item: css({ display: 'flex', alignItems: 'center', minWidth: 0 }),
  onMap: css({
    flex: 'none',
    padding: theme.spacing(0, 0.5),
    color: theme.colors.text.secondary,
    '&:hover': { color: theme.colors.text.link },
  }),
  row: css({
    flex: 1,
    minWidth: 0,
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1.5),
    height: rowHeight,
    padding: theme.spacing(0, 0.5),
    lineHeight: `${rowHeight}px`,
    whiteSpace: 'nowrap',
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.action.hover },
  }),
  number: css({ flex: 'none', minWidth: '7ch', fontVariantNumeric: 'tabular-nums' }),
  operation: css({
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.colors.text.secondary,
  }),
  failed: css({ flex: 'none', color: theme.colors.error.text }),
});
