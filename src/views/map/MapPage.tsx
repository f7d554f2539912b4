import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { mapGraph } from '../../analysis/map/mapGraph';
import { mapMarks } from '../../analysis/map/mapMarks';
import { valueOf } from '../../grafana/answerState';
import { useTimeKeys } from '../../grafana/clock';
import { OutcomeView } from '../parts/OutcomeView';
import { useMetricScope } from '../parts/useMetricScope';
import { useServicesAndEdges } from '../parts/useServicesAndEdges';
import { mapPath, readMapLook } from '../mapRoutes';
import { readContext, servicePath } from '../routes';
import { TopologyMap } from '../topology/TopologyMap';

/** Who calls whom, what is hurt, and through whom. */
export function MapPage() {
  const styles = useStyles2(getStyles);
  const metrics = useMetricScope();
  const { search } = useLocation();
  const navigate = useNavigate();
  const context = useMemo(() => readContext(search), [search]);
  const look = useMemo(() => readMapLook(search), [search]);
  const { refresh } = useTimeKeys();
  const { services, edges, health } = useServicesAndEdges(metrics);
  const known = useMemo(
    () => ({ graph: valueOf(edges) ?? { nodes: [], edges: [] }, services: valueOf(services) ?? [], health }),
    [edges, services, health]
  );
  const map = useMemo(() => mapGraph(known, look), [known, look]);
  const marks = useMemo(() => mapMarks(map, known), [map, known]);
  return (
    <div className={styles.page}>
      <OutcomeView
        answer={edges}
        awaited={t('overview.awaited.edges', 'Asking who calls whom…')}
        minHeight={600}
        onRetry={refresh}
      >
        {() => (
          <TopologyMap
            map={map}
            marks={marks}
            view={look}
            height={600}
            onSelect={({ selected, edge }) => navigate(mapPath(context, { ...look, selected, edge }))}
            onOpen={(service) => navigate(servicePath(context, service))}
            onToggle={() => undefined}
          />
        )}
      </OutcomeView>
    </div>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  page: css({ minWidth: 0 }),
});
