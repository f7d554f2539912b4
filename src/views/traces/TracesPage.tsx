import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useTimeKeys } from '../../grafana/clock';
import { useSpreadTraces } from '../../grafana/spreadTraces';
import { isAnySpan } from '../../telemetry/searchedTraces';
import { OutcomeView } from '../parts/OutcomeView';
import { ThreadBar } from '../parts/ThreadBar';
import { TraceFileDrop } from '../parts/TraceFileDrop';
import { useMetricScope } from '../parts/useMetricScope';
import { readContext } from '../routes';
import { readTracesView, tracesPath, type TracesView } from '../tracesRoutes';
import { FoundTabs } from './FoundTabs';
import { NoTraces } from './NoTraces';
import { RawComplaint } from './RawComplaint';
import { scatterHeight } from './TraceScatter';
import { SearchForm } from './SearchForm';
import { useTraceScope } from './useKnownNames';
import { useTracesKeys } from './useTracesKeys';
import { searchedOnly } from './searchedOnly';

/** How many traces are asked for at first, and when more are wanted. */
const limits = [100, 500] as const;

/** The form, the tabs and a table of as many rows as are asked for at first. */
const usualHeight = scatterHeight + 420;

/** Which requests were like this, how long did they take, and what do the odd ones have in common? */
export function TracesPage() {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const context = useMemo(() => readContext(search), [search]);
  const view = useMemo(() => readTracesView(search), [search]);
  // Equal searches are one: selecting or choosing another tab asks nothing again.
  const asked = tracesPath({}, searchedOnly(view));
  const want = useMemo(() => searchedOnly(readTracesView(asked.replace(/^[^?]*/, ''))), [asked]);
  const onView = useShow();
  const metrics = useMetricScope();
  const scope = useTraceScope(metrics);
  const [limit, setLimit] = useState<number>(limits[0]);
  const answer = useSpreadTraces({ want, scope, limit });
  const page = useRef<HTMLDivElement>(null);
  useTracesKeys(page, { context, view, onView });
  const { refresh } = useTimeKeys();
  const thread = useMemo(() => ({ service: view.service }), [view.service]);
  return (
    <TraceFileDrop>
      <div className={styles.page} ref={page}>
        <ThreadBar thread={thread} />
        <SearchForm view={view} metrics={metrics} onView={onView} />
        {view.traceql !== undefined && answer.is === 'failed' && answer.problem.kind === 'query-rejected' ? (
          <RawComplaint traceql={view.traceql} problem={answer.problem} scope={scope} />
        ) : (
          <OutcomeView
            answer={answer}
            awaited={t('traces.awaited', 'Searching for {{limit}} traces…', { limit })}
            minHeight={usualHeight}
            empty={(absence) => (
              <NoTraces absence={absence} view={view} environment={metrics.environment.name} onView={onView} />
            )}
            onRetry={refresh}
          >
            {({ newest, earlier }, caveats) => (
              <FoundTabs
                newest={newest}
                earlier={earlier}
                caveats={caveats.filter(({ kind }) => kind !== 'truncated')}
                view={view}
                want={want}
                context={context}
                byRoots={isAnySpan(want)}
                more={newest.length >= limit ? limits.find((one) => one > limit) : undefined}
                limit={limit}
                onMore={setLimit}
                onView={onView}
              />
            )}
          </OutcomeView>
        )}
      </div>
    </TraceFileDrop>
  );
}

/** Goes to the same page with another search, selection or tab: a step in the browser's history. */
function useShow(): (view: TracesView) => void {
  const navigate = useNavigate();
  const { search } = useLocation();
  return useCallback((view) => void navigate(tracesPath(readContext(search), view)), [navigate, search]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    container: 'page / inline-size',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
  }),
});
