import { useMemo } from 'react';
import { healthOf, type Health } from '../../analysis/health';
import { hiddenCount, shownGraph, shownServices } from '../../analysis/hidden';
import { thresholdsOf } from '../../analysis/thresholds';
import { mapAnswer, valueOf, type Answer } from '../../grafana/answerState';
import type { ServiceRed } from '../../model/red';
import type { ServiceId } from '../../model/service';
import { servicesQuestion } from '../../telemetry/services';
import { useEdges, type Edges } from './useEdges';
import { useMetricAnswer } from './useMetricAnswer';
import type { Metrics } from './useMetricScope';

export interface ServicesAndEdges extends Edges {
  readonly services: Answer<readonly ServiceRed[]>;
  /** By `serviceKey`; of nobody while the services are not known. */
  readonly health: ReadonlyMap<string, Health>;
  /** How many services the environment's settings leave out. */
  readonly hidden: number;
}

/**
 * The services of the environment, who calls whom, and how each is: by its thresholds, and without what it hides but for
 * `except`. Nine queries at most: six for the services, three for the calls. The same wherever it is asked.
 */
export function useServicesAndEdges(metrics: Metrics, except?: ServiceId): ServicesAndEdges {
  const { overrides } = metrics.environment;
  const all = useMetricAnswer(metrics, servicesQuestion).answer;
  const { edges: every, seen } = useEdges(metrics);
  const hiding = useMemo(() => ({ names: overrides?.hiddenServices, except }), [overrides, except]);
  const services = useMemo(() => mapAnswer(all, (known) => shownServices(known, hiding)), [all, hiding]);
  const edges = useMemo(() => mapAnswer(every, (graph) => shownGraph(graph, hiding)), [every, hiding]);
  const known = valueOf(services) ?? noServices;
  const graph = valueOf(edges);
  const health = useMemo(
    () => healthOf(known, graph, thresholdsOf(overrides?.thresholds)),
    [known, graph, overrides?.thresholds]
  );
  const hidden = useMemo(() => hiddenCount(valueOf(all) ?? noServices, valueOf(every), hiding), [all, every, hiding]);
  return { services, edges, seen, health, hidden };
}

const noServices: readonly ServiceRed[] = [];
