import { spawnSync } from 'node:child_process';
import { layered } from '../src/analysis/layout/layered';
import type { LayoutAsked } from '../src/analysis/layout/layout';
import { drawnCrossings } from './drawnCrossings';
import { graphSizes, type GeneratedGraph } from './generatedGraph';
import { askedOf, kinds, type Kind } from './layoutOf';
import { libraryLayouts } from './libraryLayouts';
import { asked, figure, median, medianOf } from './measure';

/** A library that takes longer is ended, and the figure says that it took at least so long. */
const atMost = 120_000;

interface Measured {
  readonly ms: number;
  readonly crossings?: number;
}

/** For a box of 1280 × 700 pixels. */
const boxed = (graph: GeneratedGraph): LayoutAsked => ({ ...askedOf(graph), aspect: 1280 / 700 });

/** A library in a process of its own; nothing where it failed, the bound where it was ended. */
function library(name: string, kind: Kind, services: number): Measured | 'failed' | 'ended' {
  const { stdout, status, signal, error } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bench/libraryLayout.ts', name, kind, String(services)],
    { encoding: 'utf8', timeout: atMost, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'ignore'] }
  );
  if (signal ?? error) {
    return 'ended';
  }
  const told: unknown = status === 0 ? JSON.parse(stdout) : undefined;
  return isMeasured(told) ? told : 'failed';
}

function isMeasured(told: unknown): told is Measured {
  return typeof told === 'object' && told !== null && 'ms' in told && typeof told.ms === 'number';
}

function said(name: string, what: Measured | 'failed' | 'ended'): void {
  if (what === 'failed') {
    process.stdout.write(`${name}: failed, no figure\n`);
  } else if (what === 'ended') {
    figure(name, atMost, 'ms');
    process.stdout.write(`${name}: not finished, ended after ${atMost} ms\n`);
  } else {
    figure(name, what.ms, 'ms');
  }
}

/** `map.layout.500` is of graphs as services have them, `map.layout.500.random` of random layers. */
function compare(kind: Kind, [services, calls]: readonly [number, number]): void {
  const own = `map.layout.${services}${kind === 'random' ? '.random' : ''}`;
  const ratio = `map.crossings.${services}${kind === 'random' ? '.random' : ''}.ratio-to-elk`;
  const question = boxed(kinds[kind]({ services, calls }));
  if (asked(own)) {
    let size = { width: 0, height: 0 };
    figure(
      own,
      medianOf(services > 500 ? 3 : 7, () => (size = layered(question))),
      'ms'
    );
    figure(`${own}.width-to-height`, size.width / size.height, 'ratio');
  }
  const others = Object.keys(libraryLayouts).filter((name) => asked(`${own}.${name}`));
  const found = new Map(others.map((name) => [name, library(name, kind, services)]));
  found.forEach((what, name) => said(`${own}.${name}`, what));
  if (asked(ratio)) {
    const elk = found.get('elk') ?? library('elk', kind, services);
    const crossings = drawnCrossings(layered(question).routes);
    figure(ratio.replace('.ratio-to-elk', ''), crossings, 'crossings');
    if (typeof elk === 'object' && elk.crossings !== undefined) {
      figure(ratio, crossings / elk.crossings, 'ratio');
    } else {
      process.stdout.write(`${ratio}: no figure, elk ${typeof elk === 'string' ? elk : 'told no routes'}\n`);
    }
  }
}

/** How far in pixels the others move in the middle when a service comes: told where they stood, and `.afresh` not told. */
function stability([services, calls]: readonly [number, number]): void {
  const name = `map.stable.${services}`;
  const generated = kinds.services({ services, calls });
  const { x, y } = layered(boxed(generated));
  const before = new Map(generated.keys.map((key, node) => [key, { x: x[node] ?? 0, y: y[node] ?? 0 }]));
  // Callers from all over, so that the figure is not one caller's luck.
  const callers = [0.01, 0.1, 0.25, 0.4, 0.55].map((part) => Math.floor(part * services));
  const movedBy = (more: Pick<LayoutAsked, 'before'>) =>
    median(
      callers.flatMap((caller) => {
        const edges = [...generated.edges, [caller, services] as const];
        const after = layered({ ...boxed({ ...generated, keys: [...generated.keys, 'new'], edges }), ...more });
        return generated.keys.map((_, node) =>
          Math.hypot((after.x[node] ?? 0) - (x[node] ?? 0), (after.y[node] ?? 0) - (y[node] ?? 0))
        );
      })
    );
  if (asked(name)) {
    figure(name, movedBy({ before }), 'px');
  }
  if (asked(`${name}.afresh`)) {
    figure(`${name}.afresh`, movedBy({}), 'px');
  }
}

for (const kind of ['services', 'random'] as const) {
  graphSizes.filter(([services]) => [50, 100, 500, 2000].includes(services)).forEach((size) => compare(kind, size));
}
stability([500, 1400]);
