import type { Edge } from '../model/graph';
import { serviceKey } from '../model/service';

/**
 * The column of each service: 0 for those nobody calls, else one more than its furthest caller's.
 *
 * Calls in a circle are cut where a walk from the entries, in the order of `keys`, comes back to a service it has not
 * left yet: such calls lead to the left. Services without any edge are returned apart. `keys` and `edges` come sorted.
 */
export function layersOf(
  keys: readonly string[],
  edges: readonly Edge[]
): {
  readonly layers: ReadonlyArray<{ readonly key: string; readonly layer: number }>;
  readonly lone: readonly string[];
} {
  const callees = new Map<string, string[]>(keys.map((key) => [key, []]));
  const called = new Set<string>();
  for (const edge of edges) {
    callees.get(serviceKey(edge.client))?.push(serviceKey(edge.server));
    called.add(serviceKey(edge.server));
  }
  const joined = keys.filter((key) => called.has(key) || (callees.get(key)?.length ?? 0) > 0);
  const entries = joined.filter((key) => !called.has(key));
  const walk = walked([...entries, ...joined], callees);
  const layer = new Map<string, number>();
  // Callers before callees: the order in which the walk left the services, backwards.
  for (const key of [...walk.left].reverse()) {
    const own = layer.get(key) ?? 0;
    layer.set(key, own);
    for (const callee of walk.forward.get(key) ?? []) {
      layer.set(callee, Math.max(layer.get(callee) ?? 0, own + 1));
    }
  }
  const lone = keys.filter((key) => !joined.includes(key));
  return { layers: joined.map((key) => ({ key, layer: layer.get(key) ?? 0 })), lone };
}

interface Walk {
  /** Services in the order in which all they call had been seen. */
  readonly left: readonly string[];
  /** Calls without those that lead back. */
  readonly forward: ReadonlyMap<string, readonly string[]>;
}

/** Depth first, with its own stack. A call to a service that is still open leads back. */
function walked(from: readonly string[], callees: ReadonlyMap<string, readonly string[]>): Walk {
  const state = new Map<string, 'open' | 'left'>();
  const left: string[] = [];
  const forward = new Map<string, string[]>();
  for (const start of from) {
    const stack = state.has(start) ? [] : [{ key: start, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      state.set(top.key, 'open');
      const callee = callees.get(top.key)?.[top.next];
      top.next += 1;
      if (callee === undefined) {
        state.set(top.key, 'left');
        left.push(top.key);
        stack.pop();
        continue;
      }
      if (state.get(callee) === 'open') {
        continue;
      }
      forward.set(top.key, [...(forward.get(top.key) ?? []), callee]);
      if (!state.has(callee)) {
        stack.push({ key: callee, next: 0 });
      }
    }
  }
  return { left, forward };
}
