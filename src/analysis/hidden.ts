import type { ServiceGraph } from '../model/graph';
import { sameService, serviceKey, type ServiceId } from '../model/service';

/** Whether a name fits one of these; `*` stands for any characters, all others for themselves. */
export function fitsAny(name: string, wildcards: readonly string[]): boolean {
  return wildcards.some((one) => fits(name, one));
}

/** Each part between two stars is taken where it comes first: if any way fits, this one does. No pattern is slow. */
function fits(name: string, wildcard: string): boolean {
  const [first = '', ...rest] = wildcard.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return name === first;
  }
  if (!name.startsWith(first)) {
    return false;
  }
  let from = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, from);
    if (found < 0) {
      return false;
    }
    from = found + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}

/** What is not to be shown, by name; `except` is shown all the same, as on its own page. */
export interface Hiding {
  readonly names: readonly string[] | undefined;
  readonly except?: ServiceId;
}

function isHidden(service: ServiceId, { names = [], except }: Hiding): boolean {
  return names.length > 0 && !(except && sameService(service, except)) && fitsAny(service.name, names);
}

/** Services without those that are hidden. The same list where none is. */
export function shownServices<Of extends { readonly service: ServiceId }>(
  services: readonly Of[],
  hiding: Hiding
): readonly Of[] {
  const shown = services.filter(({ service }) => !isHidden(service, hiding));
  return shown.length === services.length ? services : shown;
}

/** The graph without what is hidden and without the calls from and to it. The same graph where nothing is. */
export function shownGraph(graph: ServiceGraph, hiding: Hiding): ServiceGraph {
  const nodes = shownServices(graph.nodes, hiding);
  const edges = graph.edges.filter(({ client, server }) => !isHidden(client, hiding) && !isHidden(server, hiding));
  return nodes === graph.nodes && edges.length === graph.edges.length ? graph : { nodes, edges };
}

/** How many different services are hidden among those that sent metrics and those that were called. */
export function hiddenCount(
  services: ReadonlyArray<{ readonly service: ServiceId }>,
  graph: ServiceGraph | undefined,
  hiding: Hiding
): number {
  const all = [...services, ...(graph?.nodes ?? [])].filter(({ service }) => isHidden(service, hiding));
  return new Set(all.map(({ service }) => serviceKey(service))).size;
}
