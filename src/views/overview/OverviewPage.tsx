import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { headline } from '../../analysis/headline';
import { valueOf, type Answer } from '../../grafana/answerState';
import { useTimeKeys } from '../../grafana/clock';
import type { ServiceGraph } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import type { ServiceId } from '../../model/service';
import { Caveats } from '../parts/Caveats';
import { OutcomeView } from '../parts/OutcomeView';
import { ThreadBar } from '../parts/ThreadBar';
import { RulesToCopy } from '../parts/RulesToCopy';
import { useMetricScope } from '../parts/useMetricScope';
import { useReleases } from '../parts/useReleases';
import { useServicesAndEdges } from '../parts/useServicesAndEdges';
import { servicePath } from '../routes';
import { HeadlineSentence } from './HeadlineSentence';
import { HiddenServices } from './HiddenServices';
import { OverviewMap } from './OverviewMap';
import { SelectionPanels } from '../topology/SelectionPanels';
import { ServiceTable } from './ServiceTable';
import { useSelection } from './useSelection';

const mapHeight = 480;
const sentenceHeight = 28;

/** What is hurt, since when, how many it touches, and where to click. */
export function OverviewPage() {
  const styles = useStyles2(getStyles);
  const metrics = useMetricScope();
  const { refresh } = useTimeKeys();
  const { services, edges, seen, health, hidden } = useServicesAndEdges(metrics);
  const { releases } = useReleases(metrics);
  const { context, view, select } = useSelection();
  const navigate = useNavigate();
  const open = useCallback((service: ServiceId) => navigate(servicePath(context, service)), [navigate, context]);
  const known = valueOf(services) ?? noServices;
  const graph = valueOf(edges);
  const window = metrics.told;
  const said = useMemo(() => headline({ services: known, health, graph, window }), [known, health, graph, window]);
  const shared = { context, view, onSelect: select, health };
  const thread = useMemo(() => ({ service: view.selected }), [view.selected]);
  return (
    <div className={styles.page}>
      <ThreadBar thread={thread} />
      <div className={styles.sentence}>
        <OutcomeView
          answer={services}
          awaited={t('overview.awaited.services', 'Asking for the services…')}
          minHeight={sentenceHeight}
          onRetry={refresh}
          empty={() => t('overview.headline.no-data', 'No requests were seen in this time range.')}
        >
          {(_, caveats) => (
            <>
              <HeadlineSentence headline={said} context={context} releases={releases} />
              <Caveats caveats={caveats} />
              <RulesToCopy metrics={metrics} />
            </>
          )}
        </OutcomeView>
      </div>
      <div className={styles.top}>
        <div style={{ minHeight: mapHeight }}>
          <MapOrWhyNot edges={edges} onRetry={refresh}>
            {(drawn) => <OverviewMap {...shared} graph={drawn} services={known} height={mapHeight} onOpen={open} />}
          </MapOrWhyNot>
        </div>
        <SelectionPanels {...shared} metrics={metrics} services={known} graph={graph} seen={seen} />
      </div>
      <OutcomeView
        answer={services}
        awaited={t('overview.awaited.services', 'Asking for the services…')}
        minHeight={360}
      >
        {(rows) => <ServiceTable {...shared} services={rows} releases={releases} />}
      </OutcomeView>
      <HiddenServices count={hidden} environment={metrics.environment} />
    </div>
  );
}

const noServices: readonly ServiceRed[] = [];
const noCalls: ServiceGraph = { nodes: [], edges: [] };

interface MapOrWhyNotProps {
  readonly edges: Answer<ServiceGraph>;
  readonly onRetry: () => void;
  readonly children: (graph: ServiceGraph) => React.ReactElement;
}

/** Without known calls the services are drawn all the same, with a line that says what is missing. */
function MapOrWhyNot({ edges, onRetry, children }: MapOrWhyNotProps) {
  return (
    <OutcomeView
      answer={edges}
      awaited={t('overview.awaited.edges', 'Asking who calls whom…')}
      minHeight={mapHeight}
      onRetry={onRetry}
      empty={() => (
        <>
          {t('overview.map.no-calls', 'No calls between services are known in this time range.')}
          {children(noCalls)}
        </>
      )}
    >
      {(graph, caveats) => (
        <>
          <Caveats caveats={caveats} />
          {children(graph)}
        </>
      )}
    </OutcomeView>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    minWidth: 0,
    container: 'page / inline-size',
  }),
  sentence: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: sentenceHeight,
    '& > *': { minWidth: 0 },
  }),
  top: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(340px, 1fr)',
    gap: theme.spacing(2),
    '@container page (max-width: 820px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});
