import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LoadingPlaceholder, Tab, TabsBar, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Caveat } from '../../model/outcome';
import type { TraceSummary } from '../../model/trace';
import type { AttributeFilter, SearchedTraces } from '../../model/traceSearch';
import type { TraceSelection } from '../../model/traceSelection';
import type { Context } from '../routes';
import { tracesPath, tracesTabs, type TracesView } from '../tracesRoutes';
import { FailingServices } from './FailingServices';
import { TracesFound } from './TracesFound';

const Differences = lazy(() => import('../selection/Differences').then((m) => ({ default: m.Differences })));
const ErrorGroups = lazy(() => import('../selection/ErrorGroups').then((m) => ({ default: m.ErrorGroups })));

interface Props {
  readonly newest: readonly TraceSummary[];
  /** Some of each earlier part of the window; none where the newest are all there are. */
  readonly earlier: readonly TraceSummary[];
  readonly caveats: readonly Caveat[];
  readonly view: TracesView;
  readonly want: SearchedTraces;
  readonly context: Context;
  /** Nothing was wanted: each trace stands there by its root. */
  readonly byRoots: boolean;
  readonly limit: number;
  /** How many may be asked for next; undefined where there are no more, or no more are asked for. */
  readonly more: number | undefined;
  readonly onMore: (limit: number) => void;
  readonly onView: (view: TracesView) => void;
}

export interface FoundProps extends Props {
  /** The newest and the earlier ones. */
  readonly found: readonly TraceSummary[];
}

type FoundTab = (typeof tracesTabs)[number] | undefined;

/** The found traces themselves, what sets some of them apart, or what went wrong in them. */
export function FoundTabs(props: Props) {
  const { view, context, newest, earlier } = props;
  const found = useMemo(() => [...newest, ...earlier], [newest, earlier]);
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const tabs: readonly FoundTab[] = [undefined, ...tracesTabs];
  return (
    <div className={styles.found}>
      <TabsBar>
        {tabs.map((tab) => {
          const href = tracesPath(context, { ...view, tab });
          return (
            <Tab
              key={tab ?? 'list'}
              label={tabTitle(tab)}
              active={tab === view.tab}
              href={href}
              data-testid={`tab-${tab ?? 'found'}`}
              onChangeTab={(event) => {
                if (!event?.ctrlKey && !event?.metaKey && !event?.shiftKey) {
                  event?.preventDefault();
                  navigate(href);
                }
              }}
            />
          );
        })}
      </TabsBar>
      {view.service === undefined && view.traceql === undefined && <FailingServices {...props} />}
      <div role="tabpanel" aria-label={tabTitle(view.tab)} className={styles.panel}>
        <OpenTab {...props} found={found} />
      </div>
    </div>
  );
}

function OpenTab(props: FoundProps) {
  const { found, view, want, context, onView } = props;
  if (view.tab === undefined) {
    return <TracesFound {...props} />;
  }
  const onSelection = (selection: TraceSelection | undefined) => onView({ ...view, selection });
  const onFilter = (filter: AttributeFilter) =>
    onView({ ...view, attributes: [...(view.attributes ?? []), filter], selection: undefined, tab: undefined });
  const shared = { want, found, context, onSelection, onFilter, selection: view.selection };
  return (
    <Suspense fallback={<LoadingPlaceholder text={t('page.loading', 'Loading page…')} />}>
      {view.tab === 'differences' ? <Differences {...shared} /> : <ErrorGroups {...shared} />}
    </Suspense>
  );
}

function tabTitle(tab: FoundTab): string {
  switch (tab) {
    case 'differences':
      return t('traces.tab.differences', 'Differences');
    case 'errors':
      return t('traces.tab.errors', 'Errors');
    default:
      return t('traces.tab.traces', 'Traces');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  found: css({ minWidth: 0 }),
  panel: css({ paddingTop: theme.spacing(1), minHeight: 320, minWidth: 0 }),
});
