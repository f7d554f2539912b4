import { t } from '@grafana/i18n';
import { useCallback, useMemo } from 'react';
import type { MapChoice } from '../../analysis/map/mapChoice';
import { mapGraph, type MapGraph, type MapKnown } from '../../analysis/map/mapGraph';
import { mapMarks, type MapMarks } from '../../analysis/map/mapMarks';
import { changesOnMap } from '../../analysis/map/differenceOrder';
import { withFigures } from '../../analysis/map/momentMap';
import { traceOnMap, type TraceOnMap } from '../../analysis/map/traceOnMap';
import { foundIn } from '../../analysis/map/mapMatches';
import { parseMapQuery } from '../../analysis/map/mapQuery';
import { isFirstAwaited, valueOf } from '../../grafana/answerState';
import type { ServiceGraph } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import { serviceKey, type ServiceId } from '../../model/service';
import type { Release } from '../../model/release';
import type { EpochMs } from '../../model/units';
import type { Metrics } from '../parts/useMetricScope';
import { useReleases } from '../parts/useReleases';
import { useServicesAndEdges, type ServicesAndEdges } from '../parts/useServicesAndEdges';
import { tracedWords } from '../topology/tracedText';
import { releasedAt } from './releasedAt';
import { useComparison, type Comparison } from './against/useComparison';
import { useMapTime, type MapTime } from './time/useMapTime';
import { useChosenTrace, type ChosenTrace } from './traced/useChosenTrace';
import { useGroupLabels, type GroupLabels } from './useGroupLabels';
import type { MapSetting } from './useMapSetting';

export interface MapData extends ServicesAndEdges {
  /** All that is known, at the moment that is shown; empty where nothing is yet. */
  readonly known: MapKnown;
  readonly map: MapGraph;
  readonly marks: MapMarks;
  readonly labels: GroupLabels;
  readonly time: MapTime;
  readonly comparison: Comparison;
  /** Those within the window, in order. */
  readonly releases: readonly Release[];
  readonly trace: ChosenTrace;
  /** What of the trace is on the map; undefined until it is known, or where none is chosen. */
  readonly onMap: TraceOnMap | undefined;
}

/** What is on the map and what is written on it: drawing, table and sentences take it from here, so that they agree. */
export function useMapData(metrics: Metrics, { choice, look, go }: MapSetting): MapData {
  const asked = useServicesAndEdges(metrics);
  const { services, edges, health } = asked;
  const later = useLater(metrics, asked);
  const { releases } = useReleases(later);
  const graph = valueOf(edges) ?? noCalls;
  const told = valueOf(services) ?? noServices;
  const labels = useGroupLabels({ metrics, later }, look.grouping);
  const values = labels.chosen && valueOf(labels.chosen)?.values;
  const whole = useMemo(() => ({ graph, services: told, health, labels: values }), [graph, told, health, values]);
  const comparison = useComparison({ metrics, asked, known: whole }, look.against);
  const onMoment = useCallback((moment: EpochMs | undefined) => go({ moment }, 'replace'), [go]);
  const time = useMapTime({ metrics, known: comparison.known, moment: look.moment, onMoment });
  const { known } = time;
  // A moment changes what is written on the map, and moves nothing on it.
  const trace = useChosenTrace(metrics.environment, look.trace);
  const kept = useMemo(() => [...(look.selected ? [look.selected] : []), ...trace.kept], [look.selected, trace.kept]);
  const standing = useMapGraph(comparison.known, choice, kept);
  const map = useMemo(
    () => (known === comparison.known ? standing : withFigures(standing, known)),
    [known, comparison.known, standing]
  );
  const figures = useMemo(() => mapMarks(map, known), [map, known]);
  const released = useMemo(() => releasedAt(standing, releases), [standing, releases]);
  const changed = comparison.found?.changes;
  const changes = useMemo(() => changed && changesOnMap(map, changed), [map, changed]);
  const found = useMemo(() => foundBy(look.find, map, figures), [look.find, map, figures]);
  const onMap = useTraceOnMap(trace, standing, comparison.known);
  const traced = useMemo(() => onMap && tracedWords(standing, onMap.facts, t), [standing, onMap]);
  const marks = useMemo(
    () => ({ ...figures, released, found, changes, traced }),
    [figures, released, found, changes, traced]
  );
  return { ...asked, known, map, marks, time, comparison, releases, labels, trace, onMap };
}

/** For what stands beside the map or is written on it afterwards: asked before the map is drawn it would hold that up. */
function useLater(metrics: Metrics, { services, edges }: ServicesAndEdges): Metrics {
  return [services, edges].some(isFirstAwaited) ? { ...metrics, scope: undefined } : metrics;
}

function useTraceOnMap({ route }: ChosenTrace, map: MapGraph, known: MapKnown): TraceOnMap | undefined {
  return useMemo(() => route && traceOnMap(map, route.traced, known), [route, map, known]);
}

/** What a search lights; nothing is searched where it cannot be read. */
function foundBy(find: string | undefined, map: MapGraph, marks: MapMarks): MapMarks['found'] {
  const read = find === undefined ? undefined : parseMapQuery(find);
  return read?.ok ? foundIn(map, marks, read.query) : undefined;
}

/** The map with what is looked at on it: another one only where that would not stand on it by itself. */
function useMapGraph(known: MapKnown, choice: MapChoice, kept: readonly ServiceId[]): MapGraph {
  const map = useMemo(() => mapGraph(known, choice), [known, choice]);
  const apart = useMemo(() => {
    const standing = new Set(map.places.flatMap(({ is, key }) => (is === 'service' ? [key] : [])));
    return kept.filter((service) => !standing.has(serviceKey(service)));
  }, [map, kept]);
  return useMemo(
    () => (apart.length > 0 ? mapGraph(known, { ...choice, kept: apart }) : map),
    [known, choice, map, apart]
  );
}

const noCalls: ServiceGraph = { nodes: [], edges: [] };
const noServices: readonly ServiceRed[] = [];
