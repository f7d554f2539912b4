import { t } from '@grafana/i18n';
import { useMemo, useState } from 'react';
import { mapGraph, type MapGraph } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { tracedGraph } from '../../analysis/map/tracedGraph';
import { tracedKnown, tracedMarks } from '../../analysis/map/tracedMarks';
import { traceOnMap, type TraceOnMap } from '../../analysis/map/traceOnMap';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { tracedWords } from '../topology/tracedText';

/** What a trace went through, drawn from its own calls. */
export interface TraceMapState {
  readonly map: MapGraph;
  readonly marks: MapMarks;
  readonly on: TraceOnMap;
  /** Opens a group or the rest of a hub, closes an open one. */
  readonly toggle: (key: string) => void;
}

const allClosed: readonly string[] = [];

export function useTraceMap({ tree, path }: PreparedTrace): TraceMapState {
  const [opened, setOpened] = useState(allClosed);
  const traced = useMemo(() => tracedGraph({ tree, path }), [tree, path]);
  const known = useMemo(() => tracedKnown(traced), [traced]);
  const map = useMemo(() => mapGraph(known, { opened }), [known, opened]);
  const on = useMemo(() => traceOnMap(map, traced, known), [map, traced, known]);
  const marks = useMemo(
    () => ({ ...tracedMarks(map, known, on), figures: tracedWords(map, on.facts, t) }),
    [map, known, on]
  );
  const toggle = (key: string) =>
    setOpened((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]));
  return { map, marks, on, toggle };
}
