import type { Edge, EdgeOverTime } from '../../model/graph';
import type { Red, ServiceRed } from '../../model/red';
import type { Series } from '../../model/series';
import type { EpochMs } from '../../model/units';
import { contains, type Window } from '../../model/window';
import { healthBy } from '../health';
import type { OwnTrouble } from '../ownTrouble';
import { edgeKey } from '../topology';
import type { MapKnown } from './mapGraph';
import type { Troubles } from './momentTrouble';

/** A map with all that is needed to show any moment of its window; made once, so that a moment is quickly told. */
export interface MapOverTime {
  /** Of the whole window. */
  readonly known: MapKnown;
  /** Rising. A moment tells of the time since the one before it, as points of courses do. */
  readonly moments: readonly EpochMs[];
  readonly troubles: Troubles;
  /** Of each edge of the graph, in its order; undefined where it is not known how its calls went through the window. */
  readonly courses: ReadonlyArray<EdgeOverTime['course'] | undefined>;
}

export interface OverTime {
  readonly edges: readonly EdgeOverTime[] | undefined;
  readonly troubles: Troubles;
  readonly window: Window;
}

export function mapOverTime(known: MapKnown, { edges, troubles, window }: OverTime): MapOverTime {
  // An answer tells of each edge once; should one come twice, its first course is told.
  const courses = new Map([...(edges ?? [])].reverse().map((edge) => [edgeKey(edge), edge.course]));
  return {
    known,
    moments: momentsOf(known.services, edges ?? [], window),
    troubles,
    courses: known.graph.edges.map((edge) => courses.get(edgeKey(edge))),
  };
}

/**
 * The moments that can be shown: the points in `window` at which services were measured, or edges where there are no
 * services. Points of all of them lie on one axis, that of the step in which they were asked.
 */
export function momentsOf(
  services: readonly ServiceRed[],
  edges: readonly EdgeOverTime[],
  window: Window
): readonly EpochMs[] {
  const found = new Set<EpochMs>();
  let last: readonly EpochMs[] = [];
  for (const { course } of services.length > 0 ? services : edges) {
    for (const { at } of [course.rate, course.errors, course.p95]) {
      // Most courses have the very same points: comparing is faster than adding them again.
      if (!isSame(at, last)) {
        at.forEach((moment) => found.add(moment));
        last = at;
      }
    }
  }
  return [...found].filter((moment) => contains(window, moment)).sort((a, b) => a - b);
}

function isSame(a: readonly EpochMs[], b: readonly EpochMs[]): boolean {
  return a.length === b.length && a.every((moment, index) => moment === b[index]);
}

/** Which of the moments, as an index, tells of `at`: the first not before it, else the last. −1 where there are none. */
export function momentIndex(moments: readonly EpochMs[], at: EpochMs): number {
  return Math.min(placeOf(moments, at), moments.length - 1);
}

/**
 * All that was known of the map at one moment. Places and edges are those of the whole window; what was not measured at
 * that moment has no figures and, of services, no data, which is not the same as well. Trouble is judged as
 * momentTrouble.ts says, and what explains it as ever, by the calls of that moment; while these are not known, by who
 * calls whom. Courses stay those of the window.
 */
export function atMoment({ known, moments, troubles, courses }: MapOverTime, at: EpochMs): MapKnown {
  const moment = moments[momentIndex(moments, at)];
  if (moment === undefined) {
    return known;
  }
  const services = known.services.map((one) => ({ ...one, red: redAt(one.course, moment) }));
  const graph = {
    nodes: known.graph.nodes,
    edges: known.graph.edges.map((edge, index): Edge => {
      const course = courses[index];
      return { ...edge, red: course ? redAt(course, moment) : {} };
    }),
  };
  const now = new Map<string, OwnTrouble>();
  for (const [key, through] of troubles) {
    const trouble = through.get(moment);
    if (trouble) {
      now.set(key, trouble);
    }
  }
  return { ...known, services, graph, health: healthBy(services, now, graph) };
}

function redAt({ rate, errors, p95 }: ServiceRed['course'], at: EpochMs): Red {
  const slowest = valueAt(p95, at);
  return {
    rate: valueAt(rate, at),
    errors: valueAt(errors, at),
    ...(slowest === undefined ? {} : { duration: { p95: slowest } }),
  };
}

/** The point that tells of a moment: of an axis of another step, the one that looks back over it. */
function valueAt<Value extends number>({ at, values }: Series<Value>, moment: EpochMs): Value | undefined {
  const place = placeOf(at, moment);
  const point = at[place];
  return point !== undefined && (point === moment || point - moment < stepOf(at)) ? values[place] : undefined;
}

/** Asked for each figure of each edge: indices, because taking a list apart costs more. */
function stepOf(at: readonly EpochMs[]): number {
  return (at[1] ?? 0) - (at[0] ?? Infinity);
}

/** Of how many points `moment` lies behind. */
function placeOf(at: readonly EpochMs[], moment: EpochMs): number {
  let from = 0;
  let to = at.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((at[middle] ?? 0) < moment) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/** How many services are in trouble at a moment, by their own figures: those that only suffer count as well. */
export interface TroubleCount {
  readonly at: EpochMs;
  readonly failing: number;
  readonly degraded: number;
}

/** One count for each moment. */
export function troubleCounts({ moments, troubles }: MapOverTime): readonly TroubleCount[] {
  const counts = new Map(moments.map((at) => [at, { at, failing: 0, degraded: 0 }]));
  for (const through of troubles.values()) {
    for (const [at, { errors, slow }] of through) {
      const count = counts.get(at);
      if (count) {
        count[errors?.level === 'failing' || slow?.level === 'failing' ? 'failing' : 'degraded'] += 1;
      }
    }
  }
  return [...counts.values()];
}
