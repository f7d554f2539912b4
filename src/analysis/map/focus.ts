import { serviceKey } from '../../model/service';
import type { KeyedGraph } from '../joinedGraph';
import { neighboursByKey } from './keyedGraph';
import type { MapFocus } from './mapChoice';

/**
 * Keys of a service and of all that is at most so many calls up or down from it: those who call it, and who call them,
 * those it calls, and whom they call. Not what else its callers call, which has nothing to do with it.
 * Undefined where the graph does not have the service.
 */
export function aroundFocus(graph: KeyedGraph, focus: MapFocus): ReadonlySet<string> | undefined {
  const start = serviceKey(focus.service);
  if (!graph.nodes.has(start)) {
    return undefined;
  }
  const { callers, callees } = neighboursByKey(graph.edges);
  return new Set([...reached(start, callers, focus.hops), ...reached(start, callees, focus.hops)]);
}

/** All that is found from `start` in at most so many steps, with `start`. */
export function reached(
  start: string,
  next: ReadonlyMap<string, Iterable<string>>,
  steps: number
): ReadonlySet<string> {
  const found = new Set([start]);
  let border = [start];
  for (let step = 0; step < steps && border.length > 0; step += 1) {
    const beyond: string[] = [];
    for (const key of border) {
      for (const one of next.get(key) ?? []) {
        if (!found.has(one)) {
          found.add(one);
          beyond.push(one);
        }
      }
    }
    border = beyond;
  }
  return found;
}
