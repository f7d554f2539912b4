import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useAnswer } from '../../grafana/answer';
import { timeZoneOf } from '../../grafana/timeZone';
import type { TraceSummary } from '../../model/trace';
import type { AttributeFilter, SearchedTraces } from '../../model/traceSearch';
import type { TraceSelection } from '../../model/traceSelection';
import { ms, type Ms } from '../../model/units';
import { windowOf } from '../../model/window';
import { searchedTracesQuestion } from '../../telemetry/searchedTraces';
import { formatDayClock, formatDuration } from '../parts/format';
import { OutcomeView } from '../parts/OutcomeView';
import { tracePath, type Context } from '../routes';
import { useTraceScope } from './useDifferences';

interface Props {
  readonly want: SearchedTraces;
  readonly selection: TraceSelection;
  readonly filter: AttributeFilter;
  readonly context: Context;
}

const most = 3;

/** Some of the selected traces that have the value, asked for when somebody wants to see them. */
export function FindingExamples({ want, selection, filter, context }: Props) {
  const scope = useTraceScope();
  const question = useMemo(() => {
    const { from, to } = selection;
    const window = windowOf(from ?? scope.window.from, to ?? scope.window.to);
    return searchedTracesQuestion(narrowed(want, selection, filter), { ...scope, window }, most);
  }, [want, selection, filter, scope]);
  const answer = useAnswer(question);
  return (
    <OutcomeView
      answer={answer}
      awaited={t('differences.awaited.examples', 'Asking for {{most}} traces…', { most })}
      minHeight={28}
      empty={() => t('differences.no-examples', 'No trace found by this value: it may no longer be stored.')}
    >
      {(traces) => <ExampleLinks traces={traces} context={context} />}
    </OutcomeView>
  );
}

function ExampleLinks({ traces, context }: { readonly traces: readonly TraceSummary[]; readonly context: Context }) {
  const styles = useStyles2(getStyles);
  const timeZone = timeZoneOf(context.timezone);
  return (
    <ul className={styles.list}>
      {traces.map(({ traceId, start, matched, duration }) => (
        <li key={traceId}>
          <Link to={tracePath(context, traceId, { spanId: matched[0]?.spanId })} className={styles.link}>
            {formatDayClock(start, timeZone)} · {formatDuration(matched[0]?.duration ?? duration)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function narrowed(want: SearchedTraces, selection: TraceSelection, filter: AttributeFilter): SearchedTraces {
  const least = Math.max(want.atLeast ?? 0, selection.atLeast ?? 0);
  const longest = Math.min(want.atMost ?? Infinity, selection.atMost ?? Infinity);
  const status: SearchedTraces['status'] = selection.failed ? 'error' : want.status;
  return { ...want, status, ...boundsOf(least, longest), attributes: [...(want.attributes ?? []), filter] };
}

function boundsOf(least: number, most: number): { atLeast?: Ms; atMost?: Ms } {
  return {
    ...(least > 0 ? { atLeast: ms(least) } : {}),
    ...(Number.isFinite(most) ? { atMost: ms(most) } : {}),
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2), listStyle: 'none', margin: 0 }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
});
