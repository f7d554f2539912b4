import type { EpochMs } from './units';

/**
 * Values over time on a shared axis. `undefined` is a gap: nothing was measured there, which is not zero.
 * `at` rises; both arrays have the same length.
 */
export interface Series<Value extends number> {
  readonly at: readonly EpochMs[];
  readonly values: ReadonlyArray<Value | undefined>;
}

export const emptySeries: Series<never> = { at: [], values: [] };
