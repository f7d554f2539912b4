import { useMemo } from 'react';
import { edgesOfTraces, type SampledGraph, type SeenCall } from '../../analysis/edgesOfTraces';
import { mapAnswer, valueOf, type Answer } from '../../grafana/answerState';
import { useTraceSample } from '../../grafana/traceSample';
import type { ServiceGraph } from '../../model/graph';
import { withCaveat } from '../../model/outcome';
import { edgesQuestion } from '../../telemetry/serviceGraph';
import { signalIn } from '../../telemetry/scope';
import { traceSampleQuestion } from '../../telemetry/traceSample';
import { auxiliaryPattern } from '../../telemetry/auxiliary';
import { useMetricAnswer } from './useMetricAnswer';
import type { Metrics } from './useMetricScope';

export interface Edges {
  readonly edges: Answer<ServiceGraph>;
  /** By `edgeKey`, where the edges come from a sample of traces: an edge then leads to one of these. */
  readonly seen?: ReadonlyMap<string, SeenCall>;
}

/** Who calls whom: by the metrics, or where these do not tell at all, by a sample of traces; then the answer says so. */
export function useEdges(metrics: Metrics): Edges {
  const { environment, clock, profile } = metrics;
  const measured = useMetricAnswer(metrics, edgesQuestion).answer;
  const known = valueOf(profile);
  const isSampled = known !== undefined && !known.hasGraph;
  const { window, step } = clock;
  const search = useMemo(
    () =>
      isSampled
        ? traceSampleQuestion(
            { ...signalIn(environment, 'traces'), window, step },
            auxiliaryPattern(environment.overrides)
          )
        : undefined,
    [isSampled, environment, window, step]
  );
  const traces = useTraceSample(search, environment);
  const namespaced = known?.namespaced ?? false;
  const sample = useMemo(() => mapAnswer(traces, (read) => edgesOfTraces(read, { namespaced })), [traces, namespaced]);
  return useMemo(
    () => (isSampled ? { edges: graphOf(sample), seen: valueOf(sample)?.seen } : { edges: measured }),
    [isSampled, sample, measured]
  );
}

function graphOf(sample: Answer<SampledGraph>): Answer<ServiceGraph> {
  const edges = mapAnswer(sample, ({ graph }) => graph);
  return sample.is === 'ready' && edges.is === 'ready'
    ? withCaveat(edges, { kind: 'edges-from', origin: 'traces', sampled: sample.value.sampled })
    : edges;
}
