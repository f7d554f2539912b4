import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { GraphLayout, PlacedNode } from '../../analysis/graphLayout';
import type { Edge } from '../../model/graph';
import { sameService, serviceKey, type ServiceId } from '../../model/service';
import type { OverviewView } from '../routes';
import { MapEdges } from './MapEdges';
import type { MapScale } from './mapGeometry';
import { levelAt, type MapFacts } from './mapModel';
import { MapNode } from './MapNode';
import { useMapKeys } from './useMapKeys';
import { isSelected, type Looked } from './selected';

interface Props {
  readonly drawn: Pick<GraphLayout, 'nodes' | 'edges'>;
  readonly scale: MapScale;
  readonly facts: MapFacts;
  readonly hurt: ReadonlySet<string>;
  readonly view: OverviewView;
  readonly looked: Looked | undefined;
  /** Keys of the nodes that stay lit; undefined where all do. */
  readonly lit: ReadonlySet<string> | undefined;
  /** Id of the tooltip that tells of what is looked at. */
  readonly tipId: string;
  readonly onLook: (looked: Looked | undefined) => void;
  readonly onSelect: (view: OverviewView) => void;
  readonly onOpen: (service: ServiceId) => void;
}

/** Nodes over edges; what is looked at lights its neighbours. */
export function MapDrawing(props: Props) {
  const { drawn, scale, facts, view, looked, lit, tipId, onLook, onSelect, onOpen } = props;
  const styles = useStyles2(getStyles);
  const { nodes, edges } = drawn;
  const first = view.selected && serviceKey(view.selected);
  // What only its callers know has no page of its own.
  const open = ({ service, kind }: PlacedNode) =>
    kind === 'service' ? onOpen(service) : onSelect({ selected: service });
  const keys = useMapKeys(nodes, first, open);
  const touches = (edge: Edge) =>
    looked?.is !== 'node' ||
    sameService(edge.client, looked.node.service) ||
    sameService(edge.server, looked.node.service);
  return (
    <div className={styles.drawing} style={{ width: scale.width, height: scale.height }}>
      <MapEdges
        edges={edges}
        size={scale}
        facts={facts}
        hurt={props.hurt}
        view={view}
        isFaded={(edge) => !touches(edge)}
        onSelect={({ client, server }) => onSelect({ edge: { client, server } })}
        onLook={(edge) => onLook(edge && { is: 'edge', edge })}
      />
      {nodes.map((node) => {
        const key = serviceKey(node.service);
        const isLooked = looked?.is === 'node' && looked.node.service === node.service;
        return (
          <MapNode
            key={key}
            node={node}
            scale={scale}
            level={levelAt(facts, node.service)}
            red={facts.red.get(key)?.red}
            selected={isSelected(view, node.service)}
            faded={lit !== undefined && !lit.has(key)}
            tabIndex={keys.at === key ? 0 : -1}
            describedBy={isLooked ? tipId : undefined}
            onSelect={() => onSelect({ selected: node.service })}
            onOpen={() => open(node)}
            onLook={(isOn) => onLook(isOn ? { is: 'node', node } : undefined)}
            onFocus={() => keys.onFocus(node)}
            onKeyDown={(event) => keys.onKeyDown(event, node)}
          />
        );
      })}
    </div>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  drawing: css({ position: 'relative' }),
});
