import dagre from '@dagrejs/dagre';
import { instance } from '@viz-js/viz';
import {
  coordCenter,
  decrossTwoLayer,
  graphStratify,
  layeringLongestPath,
  sugiyama,
  twolayerAgg,
  twolayerGreedy,
} from 'd3-dag';
import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Point } from '../src/analysis/layout/layout';
import type { GeneratedGraph } from './generatedGraph';
import { nodeSize } from './layoutOf';

/** Lays a graph out and gives its edges as drawn; `undefined` where the library does not give them as they are drawn. */
export type LibraryLayout = (graph: GeneratedGraph) => Promise<ReadonlyArray<readonly Point[]> | undefined>;

/** Each as near to what ours does as its settings allow: columns, left to right, the same sizes and gaps. */
export const libraryLayouts: Readonly<Record<string, LibraryLayout>> = {
  elk: elkLayout,
  dagre: dagreLayout,
  'd3-dag': d3DagLayout,
  dot: dotLayout,
};

/**
 * ELK layered as it is, but edges as straight pieces: its default, right angles, lays edges of a node over each other, which
 * hides crossings or counts them several times.
 */
async function elkLayout({ keys, edges }: GeneratedGraph): Promise<ReadonlyArray<readonly Point[]>> {
  const root: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'POLYLINE',
      'elk.spacing.nodeNode': '20',
      'elk.layered.spacing.nodeNodeBetweenLayers': '72',
    },
    children: keys.map((_, index) => ({ id: `n${index}`, ...nodeSize })),
    edges: edges.map(([from, to], index) => ({ id: `e${index}`, sources: [`n${from}`], targets: [`n${to}`] })),
  };
  const { edges: drawn } = await new ELK().layout(root);
  return (drawn ?? []).map(({ sections = [] }) =>
    sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
  );
}

async function dagreLayout({ keys, edges }: GeneratedGraph): Promise<ReadonlyArray<readonly Point[]>> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 20, ranksep: 72 });
  graph.setDefaultEdgeLabel(() => ({}));
  keys.forEach((_, index) => graph.setNode(String(index), { ...nodeSize }));
  edges.forEach(([from, to]) => graph.setEdge(String(from), String(to)));
  dagre.layout(graph);
  return edges.map(([from, to]) => graph.edge(String(from), String(to)).points ?? []);
}

/** Its fast settings. It refuses circles and gives curves' points; only its time is compared. */
async function d3DagLayout({ keys, edges }: GeneratedGraph): Promise<undefined> {
  const callers = keys.map(() => new Array<string>());
  // Keys of generated graphs are in the order of layers, so that few edges lead back; they are left out.
  edges.forEach(([from, to]) => from < to && callers[to]?.push(String(from)));
  const graph = graphStratify()(callers.map((parentIds, index) => ({ id: String(index), parentIds })));
  sugiyama()
    .layering(layeringLongestPath())
    .decross(decrossTwoLayer().order(twolayerGreedy().base(twolayerAgg())))
    .coord(coordCenter())
    .nodeSize([nodeSize.height, nodeSize.width])(graph);
}

/** Graphviz compiled to WebAssembly. It draws curves; only its time is compared. */
async function dotLayout({ keys, edges }: GeneratedGraph): Promise<undefined> {
  const viz = await instance();
  viz.renderJSON(
    {
      graphAttributes: { rankdir: 'LR', nodesep: 20 / 72, ranksep: 1 },
      nodeAttributes: { shape: 'box', fixedsize: true, width: nodeSize.width / 72, height: nodeSize.height / 72 },
      nodes: keys.map((_, index) => ({ name: String(index) })),
      edges: edges.map(([from, to]) => ({ tail: String(from), head: String(to) })),
    },
    { engine: 'dot' }
  );
}
