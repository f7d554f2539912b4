import type { SamplePart } from '../../analysis/patterns/samplePlan';

/** Lines from the whole window, where the newest ones are only of its end. */
export interface LineSample {
  /** Undefined while they are not there, and where none could be read. */
  readonly parts: readonly SamplePart[] | undefined;
  readonly awaited: boolean;
  /** Questions that were not answered. */
  readonly failed: number;
}
