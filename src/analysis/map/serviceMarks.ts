import type { NodeKind } from '../../model/graph';
import type { Red } from '../../model/red';
import { serviceKey } from '../../model/service';
import { byMarks, byText } from '../byMarks';
import { failuresPerSecond } from '../causes';
import type { Health, HealthLevel } from '../health';
import { mergedRed } from '../mergedRed';
import type { KeyedGraph } from '../joinedGraph';
import type { MapKnown } from './mapGraph';

/** What is known of every service, on the map by itself or not, by its `serviceKey`. */
export interface ServiceMarks {
  readonly red: ReadonlyMap<string, Red>;
  readonly level: ReadonlyMap<string, HealthLevel>;
  readonly kind: ReadonlyMap<string, NodeKind>;
  /** Those whose figures are those of the calls to them. */
  readonly asCalled: ReadonlySet<string>;
}

/**
 * Figures and levels of all services of a graph. What tells no figures of its own because it is no service (a database,
 * a queue, a third party) has those of the calls to it; a service without figures has none, as in the table.
 */
export function serviceMarks(graph: KeyedGraph, { services, health }: MapKnown): ServiceMarks {
  const own = new Map(services.map(({ service, red }) => [serviceKey(service), red]));
  const calls = new Map<string, Red[]>();
  for (const { from, to, edge } of graph.edges) {
    const isAsCalled = graph.nodes.get(to)?.kind !== 'service' && from !== to && !own.has(to);
    if (isAsCalled) {
      const known = calls.get(to);
      if (known) {
        known.push(edge.red);
      } else {
        calls.set(to, [edge.red]);
      }
    }
  }
  return {
    red: new Map([...own, ...[...calls].map(([key, reds]): [string, Red] => [key, mergedRed(reds)])]),
    level: new Map([...health].map(([key, { level }]) => [key, level])),
    kind: new Map([...graph.nodes].map(([key, { kind }]) => [key, kind])),
    asCalled: new Set(calls.keys()),
  };
}

/** What has no health, as a database, stands with the healthy: its failed calls decide. */
const ranks: Readonly<Record<HealthLevel, number>> = { failing: 0, degraded: 1, affected: 2, healthy: 3, 'no-data': 4 };

/**
 * Keys, the worst first: by level (affected ones nearer to the cause first), then by failed requests, then by how much
 * slower than usual, then by p95, then by rate.
 */
export function worstKeysFirst(keys: Iterable<string>, known: Judged): readonly string[] {
  const marked = [...keys].map((key) => ({ key, marks: marksOf(key, known) }));
  marked.sort((a, b) => byMarks(a.marks, b.marks) || byText(a.key, b.key));
  return marked.map(({ key }) => key);
}

/** Figures, levels and their reasons, by key. */
export interface Judged {
  readonly red: ReadonlyMap<string, Red>;
  readonly level: ReadonlyMap<string, HealthLevel>;
  readonly health: ReadonlyMap<string, Health>;
}

/** Smaller is worse. */
function marksOf(key: string, known: Judged): readonly number[] {
  const red = known.red.get(key) ?? {};
  const level = known.level.get(key) ?? 'healthy';
  const { hops, times } = extremesOf(known.health.get(key));
  return [
    ranks[level],
    level === 'affected' ? hops : 0,
    -(failuresPerSecond(red) ?? 0),
    -times,
    -(red.duration?.p95 ?? 0),
    -(red.rate ?? 0),
  ];
}

/** How near the nearest cause is, and how many times slower than usual; 0 where that is not told. */
function extremesOf(health: Health | undefined): { readonly hops: number; readonly times: number } {
  let hops = 0;
  let times = 0;
  for (const reason of health?.reasons ?? []) {
    if (reason.kind === 'through') {
      hops = hops === 0 ? reason.hops : Math.min(hops, reason.hops);
    } else if (reason.kind === 'slow') {
      times = Math.max(times, reason.times);
    }
  }
  return { hops, times };
}

/** The worst of some levels; undefined where none is known. */
export function worstLevel(levels: ReadonlyArray<HealthLevel | undefined>): HealthLevel | undefined {
  return levels.reduce((worst, level) => (level && (!worst || ranks[level] < ranks[worst]) ? level : worst), undefined);
}

export function isInTrouble(level: HealthLevel | undefined): boolean {
  return level !== undefined && ranks[level] <= ranks.affected;
}
