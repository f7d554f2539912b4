import type { GraphNode, NodeKind } from '../../model/graph';
import { byText } from '../byMarks';
import type { KeyedGraph } from '../joinedGraph';
import { neighboursByKey } from './keyedGraph';
import type { Grouping, MapChoice } from './mapChoice';
import { byKey, freeKey, keyPart } from './placeKeys';

/** Services that are put together. */
export interface Group {
  readonly key: string;
  /** What they have in common; empty for a rest. */
  readonly name: string;
  /** Set where the group is a rest: services without what groups are made by, or what stands outside, by kind. */
  readonly rest?: NodeKind;
  /** Keys of services, sorted; at least two. */
  readonly members: readonly string[];
}

export interface Grouped {
  readonly grouping: Grouping;
  /** Sorted by key; no service is in two. */
  readonly groups: readonly Group[];
}

type Labels = ReadonlyMap<string, string>;

/** Up to so many services are readable without groups. */
const readable = 80;
/** More than so many of a rest are put together. */
const restFrom = 12;
/** A first word that fewer names share is chance. */
const leastNames = 3;
const leastMembers = 2;

/**
 * The groups of a graph, by what is chosen. Where nothing is: none while the graph is readable, then namespaces if there
 * are several and none has all services, then first words of names if that makes the picture smaller.
 */
export function groupedBy(graph: KeyedGraph, choice: Pick<MapChoice, 'grouping'>, labels: Labels = new Map()): Grouped {
  const by = (grouping: Grouping): Grouped => ({ grouping, groups: groupsOf(graph, grouping, labels) });
  if (choice.grouping !== undefined) {
    return by(choice.grouping);
  }
  if (graph.nodes.size <= readable) {
    return by('none');
  }
  const tried = [...(hasSeveralNamespaces(graph) ? [by('namespace')] : []), by('name')];
  return tried.find(({ groups }) => groups.length > 0) ?? by('none');
}

function hasSeveralNamespaces({ nodes }: KeyedGraph): boolean {
  const services = [...nodes.values()].filter(({ kind }) => kind === 'service');
  const namespaces = new Set(services.map(({ service }) => service.namespace || undefined));
  return [...namespaces].filter((namespace) => namespace !== undefined).length >= 2;
}

/**
 * - Services stand with those of the same namespace, first word of the name (shared by at least three), or label.
 *   Many without namespace or label are a rest of their own.
 * - What is outside (users, databases, queues, third parties) stands with those of its namespace or label if it has one,
 *   else where all services stand that have to do with it. Many of a kind that stand nowhere are a rest of their own.
 */
function groupsOf(graph: KeyedGraph, grouping: Grouping, labels: Labels): readonly Group[] {
  if (grouping === 'none') {
    return [];
  }
  const groups = new Map<string, Sketch>();
  const groupOf = new Map<string, string>();
  const put = (key: string, { group, ...sketch }: Omit<Sketch, 'members'> & { readonly group: string }) => {
    const known = groups.get(group) ?? { ...sketch, members: [] };
    known.members.push(key);
    groups.set(group, known);
    groupOf.set(key, group);
  };
  const title = titleOf(grouping);
  for (const [key, value] of valuesOf(graph, grouping, labels)) {
    put(key, { group: `${title}:${keyPart(value)}`, name: value });
  }
  const without = [...graph.nodes].filter(([key, { kind }]) => kind === 'service' && !groupOf.has(key));
  if (grouping !== 'name' && groups.size > 0 && without.length > restFrom) {
    without.forEach(([key]) => put(key, { group: `${title}:`, name: '', rest: 'service' }));
  }
  for (const [key, group] of joining(graph, groupOf)) {
    put(key, { group, name: groups.get(group)?.name ?? '', rest: groups.get(group)?.rest });
  }
  for (const [kind, keys] of lonelyByKind(graph, groupOf)) {
    keys.forEach((key) => put(key, { group: `group:outside:${kind}`, name: '', rest: kind }));
  }
  return finished(groups, graph);
}

interface Sketch {
  readonly name: string;
  readonly rest?: NodeKind;
  readonly members: string[];
}

function finished(groups: ReadonlyMap<string, Sketch>, { nodes }: KeyedGraph): readonly Group[] {
  return [...groups]
    .filter(([, { members }]) => members.length >= leastMembers)
    .map(([key, { name, rest, members }]) => ({
      key: freeKey(key, nodes),
      name,
      ...(rest ? { rest } : {}),
      members: [...members].sort(byText),
    }))
    .sort(byKey);
}

function titleOf(grouping: Grouping): string {
  return typeof grouping === 'string' ? `group:${grouping}` : `group:label:${keyPart(grouping.label)}`;
}

/** By what each service is grouped; only of those that are. */
function valuesOf({ nodes }: KeyedGraph, grouping: Grouping, labels: Labels): ReadonlyMap<string, string> {
  const valueOf = ([key, { service, kind }]: readonly [string, GraphNode]): string | undefined => {
    switch (grouping) {
      case 'none':
        return undefined;
      case 'namespace':
        return service.namespace;
      case 'name':
        return kind === 'service' ? firstWord(service.name) : undefined;
      default:
        return labels.get(key);
    }
  };
  const values = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const value = valueOf(node);
    if (value) {
      values.set(node[0], value);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const least = grouping === 'name' ? leastNames : 1;
  return new Map([...values].filter(([, value]) => (counts.get(value) ?? 0) >= least));
}

function firstWord(name: string): string | undefined {
  return name.split(/[-_./\s]+/).find((word) => word !== '');
}

/** What is outside and has to do with services of one group only, with that group. */
function joining(graph: KeyedGraph, groupOf: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const isOutside = (key: string) => graph.nodes.get(key)?.kind !== 'service';
  const { callers, callees } = neighboursByKey(graph.edges.filter(({ from, to }) => isOutside(from) || isOutside(to)));
  const joins = new Map<string, string>();
  for (const [key, { kind }] of graph.nodes) {
    if (kind === 'service' || groupOf.has(key)) {
      continue;
    }
    const neighbours = [...(callers.get(key) ?? []), ...(callees.get(key) ?? [])];
    const around = new Set(neighbours.map((one) => groupOf.get(one)));
    const [group] = around;
    if (group !== undefined && around.size === 1) {
      joins.set(key, group);
    }
  }
  return joins;
}

function lonelyByKind(
  { nodes }: KeyedGraph,
  groupOf: ReadonlyMap<string, string>
): ReadonlyMap<NodeKind, readonly string[]> {
  const lonely = new Map<NodeKind, string[]>();
  for (const [key, { kind }] of nodes) {
    if (kind !== 'service' && !groupOf.has(key)) {
      const known = lonely.get(kind) ?? [];
      known.push(key);
      lonely.set(kind, known);
    }
  }
  return new Map([...lonely].filter(([, keys]) => keys.length > restFrom));
}
