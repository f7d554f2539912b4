import type { CriticalPath } from '../../analysis/criticalPath';
import { serviceKey, type ServiceId } from '../../model/service';
import { ms, type Ms } from '../../model/units';

/** A stretch in which a critical path stayed within one service. */
export interface PathPiece {
  readonly service: ServiceId;
  readonly operation: string;
  readonly from: Ms;
  readonly to: Ms;
}

/**
 * A critical path as it is drawn: neighbouring sections of one service joined, called after the longest of them, and
 * those left out that are shorter than `least`.
 */
export function pathPieces({ sections }: CriticalPath, least: Ms): readonly PathPiece[] {
  const pieces: Array<PathPiece & { readonly longest: number }> = [];
  for (const { node, from, to } of sections) {
    const { service, operation } = node.span;
    const last = pieces.at(-1);
    if (last && serviceKey(last.service) === serviceKey(service)) {
      const isLonger = to - from > last.longest;
      const name = isLonger ? { operation, longest: to - from } : {};
      pieces[pieces.length - 1] = { ...last, ...name, to };
    } else {
      pieces.push({ service, operation, from, to, longest: to - from });
    }
  }
  return pieces.filter(({ from, to }) => to - from >= least);
}

/** What each service is of two critical paths; the largest change first. */
export function pathByService(before: CriticalPath, after: CriticalPath) {
  const found = new Map<string, { readonly service: ServiceId; before: Ms; after: Ms }>();
  const add = ({ sections }: CriticalPath, side: 'before' | 'after') => {
    for (const { node, from, to } of sections) {
      const { service } = node.span;
      const sums = found.get(serviceKey(service)) ?? { service, before: ms(0), after: ms(0) };
      sums[side] = ms(sums[side] + to - from);
      found.set(serviceKey(service), sums);
    }
  };
  add(before, 'before');
  add(after, 'after');
  return [...found.values()].sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}
