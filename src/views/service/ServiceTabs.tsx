import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { unreachable } from '../../model/outcome';
import { valueOf } from '../../grafana/answerState';
import type { ServiceId } from '../../model/service';
import { type Metrics } from '../parts/useMetricScope';
import { servicePath, serviceTabs, type Context, type ServiceTab, type ServiceView } from '../routes';
import { LogsTab } from './LogsTab';
import { NeighboursTab } from './NeighboursTab';
import { OperationsTab } from './OperationsTab';
import { ResourcesTab } from './ResourcesTab';
import { TracesTab } from './TracesTab';
import type { ServiceFacts } from './useServiceFacts';
import { tabLabel, tabTitle } from './serviceTexts';
import type { RowCount } from './useCount';

export interface TabProps {
  readonly service: ServiceId;
  readonly context: Context;
  readonly view: ServiceView;
  readonly metrics: Metrics;
  readonly facts: ServiceFacts;
}

/** A tab whose rows are only known once it was opened tells their number then. */
export interface CountedTabProps extends TabProps {
  readonly onCount: (count: RowCount) => void;
}

/** Below the panels: one of four closer looks. Only the open one asks its question. */
export function ServiceTabs(props: TabProps) {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const { service, context, view, facts } = props;
  const open = view.tab ?? firstTab(facts);
  const { known, countOf } = useCounts(facts);
  return (
    <div>
      <TabsBar>
        {serviceTabs.map((tab) => {
          const href = servicePath(context, service, { ...view, tab });
          return (
            <Tab
              key={tab}
              label={tabLabel(tab, known[tab], t)}
              active={tab === open}
              counter={known[tab]?.cut ? undefined : known[tab]?.rows}
              href={href}
              data-testid={`tab-${tab}`}
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
      <div className={styles.content} role="tabpanel" aria-label={tabTitle(open, t)}>
        <OpenTab {...props} tab={open} onCount={countOf(open)} />
      </div>
    </div>
  );
}

/** What sends no metrics itself, as a database, has no operations; its callers may still tell of it. */
function firstTab({ isSeen, neighbours }: ServiceFacts): ServiceTab {
  return !isSeen && callsOf(neighbours) > 0 ? 'neighbours' : 'operations';
}

function callsOf(neighbours: ServiceFacts['neighbours']): number {
  const { callers = [], callees = [] } = valueOf(neighbours) ?? {};
  return callers.length + callees.length;
}

function useCounts({ neighbours }: ServiceFacts) {
  const [counts, setCounts] = useState<Partial<Record<ServiceTab, RowCount>>>({});
  const calls = valueOf(neighbours) && { rows: callsOf(neighbours), cut: false };
  const known: Partial<Record<ServiceTab, RowCount>> = { ...counts, neighbours: calls };
  const countOf = (tab: ServiceTab) => (count: RowCount) =>
    setCounts((before) => (sameCount(before[tab], count) ? before : { ...before, [tab]: count }));
  return { known, countOf };
}

function sameCount(one: RowCount | undefined, other: RowCount): boolean {
  return one?.rows === other.rows && one.cut === other.cut;
}

function OpenTab({ tab, ...props }: CountedTabProps & { readonly tab: ServiceTab }) {
  switch (tab) {
    case 'operations':
      return <OperationsTab {...props} />;
    case 'neighbours':
      return <NeighboursTab {...props} />;
    case 'traces':
      return <TracesTab {...props} />;
    case 'logs':
      return <LogsTab {...props} />;
    case 'resources':
      return <ResourcesTab {...props} />;
    default:
      return unreachable(tab);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ paddingTop: theme.spacing(1.5), minHeight: 320 }),
});
