import type { MatchedSpan, TraceSummary } from '../model/trace';
import { byText } from './byMarks';

/** A service whose spans failed with no failed span inside them, and in how many traces. */
export interface FailingService {
  readonly service: string;
  readonly traces: number;
}

/**
 * In which services the innermost of the listed failed spans are, most traces first. A span is inside another if it
 * begins no sooner, ends no later and is shorter: a list says nothing of parents.
 *
 * Wrong where two calls at the same time fail for reasons of their own and one outlasts the other, where clocks differ,
 * and where a list leaves the innermost spans out. It says where to look, not what is to blame.
 */
export function innermostFailures(found: readonly TraceSummary[]): readonly FailingService[] {
  const traces = new Map<string, number>();
  for (const { matched } of found) {
    const failed = matched.filter(({ status }) => status === 'error');
    const inner = failed.filter((span) => !failed.some((other) => isInside(other, span)));
    for (const service of new Set(inner.flatMap((span) => span.service ?? []))) {
      traces.set(service, (traces.get(service) ?? 0) + 1);
    }
  }
  return [...traces]
    .map(([service, count]) => ({ service, traces: count }))
    .sort((a, b) => b.traces - a.traces || byText(a.service, b.service));
}

function isInside(inner: MatchedSpan, outer: MatchedSpan): boolean {
  return (
    inner.start >= outer.start &&
    inner.start + inner.duration <= outer.start + outer.duration &&
    inner.duration < outer.duration
  );
}
