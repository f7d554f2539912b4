import { serviceKey, type ServiceId } from '../model/service';
import { finished, itemsPerStep, type Steps } from '../model/steps';
import { epochMs, type EpochMs } from '../model/units';
import type { TraceNode, TraceTree } from './traceTree';

/** A trace in a few facts. */
export interface TraceInShort {
  /** Those that take part, each once; that did most of the work, by self time, first. */
  readonly services: readonly ServiceId[];
  /** How many spans failed. */
  readonly failed: number;
  /** The span that stands for what was asked for: the first that has no parent, else the first whose parent is missing. */
  readonly root: TraceNode | undefined;
  /** First start and last end by the clocks of the processes themselves; both 0 for a trace without spans. */
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** What a whole trace comes to; one pass over its spans. */
export function traceSummary(tree: TraceTree): TraceInShort {
  return finished(summarySteps(tree));
}

/** {@link traceSummary} in steps, each yielding the share that is done. */
export function* summarySteps({ order, roots }: TraceTree): Steps<TraceInShort> {
  const services = new Map<string, { readonly service: ServiceId; work: number }>();
  let failed = 0;
  let from = Infinity;
  let to = -Infinity;
  for (let index = 0; index < order.length; index += 1) {
    const node = order[index];
    if (!node) {
      continue;
    }
    const { span, selfTime } = node;
    const key = serviceKey(span.service);
    const known = services.get(key);
    if (known) {
      known.work += selfTime;
    } else {
      services.set(key, { service: span.service, work: selfTime });
    }
    failed += span.status === 'error' ? 1 : 0;
    from = Math.min(from, span.start);
    to = Math.max(to, span.start + span.duration);
    if (index % itemsPerStep === 0) {
      yield index / order.length;
    }
  }
  return {
    services: [...services.values()].sort((a, b) => b.work - a.work).map(({ service }) => service),
    failed,
    root: roots.find((node) => !node.orphan) ?? roots[0],
    from: epochMs(order.length > 0 ? from : 0),
    to: epochMs(order.length > 0 ? to : 0),
  };
}
