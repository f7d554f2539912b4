import type { MapLink, MapPlace } from '../../analysis/map/mapGraph';
import type { Edge, NodeKind, ServiceGraph } from '../../model/graph';
import type { RedSubject } from '../../model/red';
import { sameService, type ServiceId } from '../../model/service';
import type { OverviewView } from '../routes';

/** Whether a service is what the page looks at. */
export function isSelected(view: OverviewView, service: ServiceId): boolean {
  return view.selected !== undefined && sameService(view.selected, service);
}

export function isSelectedEdge(
  view: OverviewView,
  edge: { readonly client: ServiceId; readonly server: ServiceId }
): boolean {
  return (
    view.edge !== undefined && sameService(view.edge.client, edge.client) && sameService(view.edge.server, edge.server)
  );
}

/** Of what the panels tell rate, errors and duration. */
export function subjectOf({ selected, edge }: OverviewView): RedSubject {
  if (edge) {
    return { is: 'edge', ...edge };
  }
  return selected ? { is: 'service', service: selected } : { is: 'environment' };
}

export function kindOf(service: ServiceId, graph: ServiceGraph | undefined): NodeKind | undefined {
  return graph?.nodes.find((node) => sameService(node.service, service))?.kind;
}

export function edgeBetween(
  graph: ServiceGraph | undefined,
  ends: { readonly client: ServiceId; readonly server: ServiceId }
): Edge | undefined {
  return graph?.edges.find((edge) => sameService(edge.client, ends.client) && sameService(edge.server, ends.server));
}

/** Whether a place is, or holds, what the page looks at. */
export function isSelectedPlace(view: OverviewView, place: MapPlace): boolean {
  return place.is === 'service' ? isSelected(view, place.service) : place.members.some((one) => isSelected(view, one));
}

export function isSelectedLink(view: OverviewView, { edges }: MapLink): boolean {
  return view.edge !== undefined && edges.some((edge) => isSelectedEdge(view, edge));
}
