import { useMemo } from 'react';
import { healthOf, type Health } from '../../analysis/health';
import { neighboursOf } from '../../analysis/topology';
import { useAnswer } from '../../grafana/answer';
import { afterAnswer, mapAnswer, valueOf, type Answer } from '../../grafana/answerState';
import type { Edge } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import { sameService, serviceKey, type ServiceId } from '../../model/service';
import { edgesQuestion } from '../../telemetry/serviceGraph';
import { servicesQuestion } from '../../telemetry/services';
import { type Metrics } from '../parts/useMetricScope';

export interface Neighbours {
  readonly callers: readonly Edge[];
  readonly callees: readonly Edge[];
}

/** What the page knows of its service before any tab is opened. */
export interface ServiceFacts {
  readonly services: Answer<readonly ServiceRed[]>;
  readonly neighbours: Answer<Neighbours>;
  /** Undefined while it is not known, or where the service was not seen. */
  readonly own: ServiceRed | undefined;
  readonly health: Health | undefined;
  /** False once it is known that the service sent no metrics in this window. */
  readonly isSeen: boolean;
}

/** The same two questions as the Overview asks: who comes from there asks nothing anew. */
export function useServiceFacts(service: ServiceId, { scope, profile }: Metrics): ServiceFacts {
  const servicesAsked = useMemo(() => (scope ? servicesQuestion(scope) : undefined), [scope]);
  const edgesAsked = useMemo(() => (scope ? edgesQuestion(scope) : undefined), [scope]);
  const services = afterAnswer(profile, useAnswer(servicesAsked));
  const edges = afterAnswer(profile, useAnswer(edgesAsked));
  const known = valueOf(services);
  const graph = valueOf(edges);
  const health = useMemo(
    () => (known ? healthOf(known, graph).get(serviceKey(service)) : undefined),
    [known, graph, service]
  );
  const own = known?.find((one) => sameService(one.service, service));
  const neighbours = useMemo(() => mapAnswer(edges, (calls) => neighboursOf(calls, service)), [edges, service]);
  const isSeen = own !== undefined || !(services.is === 'ready' || services.is === 'absent');
  return { services, neighbours, own, health, isSeen };
}
