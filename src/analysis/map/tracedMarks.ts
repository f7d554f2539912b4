import type { Health } from '../health';
import type { MapGraph, MapKnown } from './mapGraph';
import { mapMarks, type MapMarks } from './mapMarks';
import type { TracedGraph } from './tracedGraph';
import type { TraceOnMap } from './traceOnMap';

/**
 * All that is known of a trace's own map. A service in which a failure began is failing, one that only passed it on is
 * affected; of the others one trace does not tell whether they are well.
 */
export function tracedKnown({ graph, nodes }: TracedGraph): MapKnown {
  const health = new Map(
    [...nodes].flatMap(
      ([key, { failure }]): ReadonlyArray<[string, Health]> =>
        failure ? [[key, { level: failure === 'own' ? 'failing' : 'affected', reasons: [] }]] : []
    )
  );
  return { graph, services: [], health };
}

/** The marks of a trace's own map: no rates, and its critical path is what is lit. */
export function tracedMarks(map: MapGraph, known: MapKnown, { critical }: TraceOnMap): MapMarks {
  return { ...mapMarks(map, known), red: new Map(), asCalled: new Set(), hurt: critical };
}
