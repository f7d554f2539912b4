import type { GraphLayout, Point } from '../../analysis/graphLayout';
import { worstFirst, type Health } from '../../analysis/health';
import type { ServiceRed } from '../../model/red';
import { sameService, serviceKey, type ServiceId } from '../../model/service';
import type { OverviewView } from '../routes';
import { middleOf, type MapScale } from './mapGeometry';
import { isSelectedEdge } from './selected';

interface Known {
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
}

/** What a larger map has to keep in view: what is selected, else the service in the worst trouble, else the middle. */
export function mapFocus(
  { nodes, edges }: Pick<GraphLayout, 'nodes' | 'edges'>,
  scale: Pick<MapScale, 'width' | 'height'>,
  { view, known }: { readonly view: OverviewView; readonly known: Known }
): Point {
  const edge = edges.find((one) => isSelectedEdge(view, one.edge));
  const at = (service: ServiceId | undefined) => service && nodes.find((node) => sameService(node.service, service));
  return (
    (edge && middleOf(edge.points)) ??
    at(view.selected) ??
    at(hurtMost(known)) ?? { x: scale.width / 2, y: scale.height / 2 }
  );
}

function hurtMost({ services, health }: Known): ServiceId | undefined {
  return worstFirst(services, health).find((one) => isHurt(one, health))?.service;
}

function isHurt({ service }: ServiceRed, health: ReadonlyMap<string, Health>): boolean {
  const level = health.get(serviceKey(service))?.level;
  return level === 'failing' || level === 'degraded' || level === 'affected';
}
