import { useMemo } from 'react';
import type { SeenCall } from '../../analysis/edgesOfTraces';
import type { Health } from '../../analysis/health';
import { neighboursOf } from '../../analysis/topology';
import { mapAnswer, valueOf, type Answer } from '../../grafana/answerState';
import type { Edge } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import { sameService, serviceKey, type ServiceId } from '../../model/service';
import { type Metrics } from '../parts/useMetricScope';
import { useServicesAndEdges } from '../parts/useServicesAndEdges';

export interface Neighbours {
  readonly callers: readonly Edge[];
  readonly callees: readonly Edge[];
}

/** What the page knows of its service before any tab is opened. */
export interface ServiceFacts {
  readonly services: Answer<readonly ServiceRed[]>;
  readonly neighbours: Answer<Neighbours>;
  /** Calls by `edgeKey`, where they are known from a sample of traces only. */
  readonly seen?: ReadonlyMap<string, SeenCall>;
  /** Undefined while it is not known, or where the service was not seen. */
  readonly own: ServiceRed | undefined;
  readonly health: Health | undefined;
  /** False once it is known that the service sent no metrics in this window. */
  readonly isSeen: boolean;
}

/** The same two questions as the Overview asks: who comes from there asks nothing anew. */
export function useServiceFacts(service: ServiceId, metrics: Metrics): ServiceFacts {
  const { services, edges, seen, health: all } = useServicesAndEdges(metrics, service);
  const known = valueOf(services);
  const health = all.get(serviceKey(service));
  const own = known?.find((one) => sameService(one.service, service));
  const neighbours = useMemo(() => mapAnswer(edges, (calls) => neighboursOf(calls, service)), [edges, service]);
  const isSeen = own !== undefined || !(services.is === 'ready' || services.is === 'absent');
  return { services, neighbours, seen, own, health, isSeen };
}
