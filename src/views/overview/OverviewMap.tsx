import { t } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';
import type { Health } from '../../analysis/health';
import { mapGraph } from '../../analysis/map/mapGraph';
import { mapMarks } from '../../analysis/map/mapMarks';
import type { ServiceGraph } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import type { ServiceId } from '../../model/service';
import { mapPath } from '../mapRoutes';
import type { Context, OverviewView } from '../routes';
import { TopologyMap } from '../topology/TopologyMap';

interface Props {
  readonly context: Context;
  readonly view: OverviewView;
  readonly graph: ServiceGraph;
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
  readonly height: number;
  readonly onSelect: (view: OverviewView) => void;
  readonly onOpen: (service: ServiceId) => void;
}

/** All that calls and is called, grouped where it is much; the map's own page tells and does more. */
export function OverviewMap({ context, view, graph, services, health, height, onSelect, onOpen }: Props) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const known = useMemo(() => ({ graph, services, health }), [graph, services, health]);
  const map = useMemo(() => mapGraph(known, { opened }), [known, opened]);
  const marks = useMemo(() => mapMarks(map, known), [map, known]);
  const toggle = useCallback(
    (key: string) => setOpened((keys) => (keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key])),
    []
  );
  return (
    <TopologyMap
      map={map}
      marks={marks}
      view={view}
      height={height}
      onSelect={onSelect}
      onOpen={onOpen}
      onToggle={toggle}
      below={
        <LinkButton
          variant="secondary"
          fill="text"
          size="sm"
          href={mapPath(context, { ...view, opened })}
          data-testid="open-map"
        >
          {t('overview.map.open', 'Open the map')}
        </LinkButton>
      }
    />
  );
}
