import type { EpochMs, Ms } from './units';

/** Some of the spans that were found, told from the rest of them: by when they began, how long they took, whether they failed. */
export interface TraceSelection {
  readonly from?: EpochMs;
  readonly to?: EpochMs;
  readonly atLeast?: Ms;
  readonly atMost?: Ms;
  readonly failed?: boolean;
}

export function isSelected(
  span: { readonly start: EpochMs; readonly duration: Ms; readonly failed: boolean },
  { from, to, atLeast, atMost, failed }: TraceSelection
): boolean {
  return (
    span.start >= (from ?? -Infinity) &&
    span.start <= (to ?? Infinity) &&
    span.duration >= (atLeast ?? 0) &&
    span.duration <= (atMost ?? Infinity) &&
    (failed === undefined || failed === span.failed)
  );
}
