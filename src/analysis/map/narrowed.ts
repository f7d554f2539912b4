import { serviceKey } from '../../model/service';
import { hurtEdges } from '../topology';
import { aroundFocus } from './focus';
import type { KeyedGraph } from '../joinedGraph';
import { keyedGraph, withOnly } from './keyedGraph';
import type { MapChoice } from './mapChoice';
import type { IgnoredChoice, LeftOut, MapKnown } from './mapGraph';
import { parseMapQuery } from './mapQuery';
import { matchesService } from './mapMatches';
import { isInTrouble, type ServiceMarks } from './serviceMarks';

/** What is left of a graph when all has been taken off that one does not want to see. */
export interface Narrowed {
  readonly graph: KeyedGraph;
  readonly leftOut: Pick<LeftOut, 'hidden' | 'beyond' | 'well'>;
  readonly ignored: IgnoredChoice;
}

interface Step {
  readonly graph: KeyedGraph;
  readonly ignored?: IgnoredChoice;
}

/** Takes off what is hidden, then what is too far from the focus, then what is well; each service counts once. */
export function narrowed(
  graph: KeyedGraph,
  choice: MapChoice,
  { known, marks }: { readonly known: MapKnown; readonly marks: ServiceMarks }
): Narrowed {
  const kept = keptKeys(choice);
  const shown = withoutHidden(graph, choice, { marks, kept });
  const near = nearFocus(shown.graph, choice, kept);
  const hurt = choice.only === 'hurt' ? onlyHurt(near.graph, { known, kept }) : near.graph;
  return {
    graph: hurt,
    leftOut: {
      hidden: graph.nodes.size - shown.graph.nodes.size,
      beyond: shown.graph.nodes.size - near.graph.nodes.size,
      well: near.graph.nodes.size - hurt.nodes.size,
    },
    ignored: { ...shown.ignored, ...near.ignored },
  };
}

/** Services that are never taken off by what they are like: what one looks at stays. */
export function keptKeys({ focus, kept = [] }: MapChoice): ReadonlySet<string> {
  return new Set([...(focus ? [focus.service] : []), ...kept].map(serviceKey));
}

function withoutHidden(
  graph: KeyedGraph,
  { hide = '' }: MapChoice,
  { marks, kept }: { readonly marks: ServiceMarks; readonly kept: ReadonlySet<string> }
): Step {
  if (hide.trim() === '') {
    return { graph };
  }
  const read = parseMapQuery(hide);
  if (!read.ok) {
    return { graph, ignored: { hide: read } };
  }
  const isShown = (key: string) => {
    const node = graph.nodes.get(key);
    return kept.has(key) || !node || !matchesService(read.query, node.service, marks);
  };
  return { graph: withOnly(graph, isShown) };
}

function nearFocus(graph: KeyedGraph, { focus }: MapChoice, kept: ReadonlySet<string>): Step {
  if (!focus) {
    return { graph };
  }
  const near = aroundFocus(graph, focus);
  return near
    ? { graph: withOnly(graph, (key) => near.has(key) || kept.has(key)) }
    : { graph, ignored: { focus: 'not-there' } };
}

/** Services in trouble and both ends of every edge over which trouble reaches others. */
function onlyHurt(
  graph: KeyedGraph,
  { known, kept }: { readonly known: MapKnown; readonly kept: ReadonlySet<string> }
): KeyedGraph {
  const ends = new Set(
    hurtEdges(keyedGraph(known), known.health).flatMap(({ from, to }) =>
      graph.nodes.has(from) && graph.nodes.has(to) ? [from, to] : []
    )
  );
  return withOnly(graph, (key) => ends.has(key) || kept.has(key) || isInTrouble(known.health.get(key)?.level));
}
