import type { RedOverTime, Red } from '../model/red';
import type { Series } from '../model/series';
import type { EpochMs } from '../model/units';

/**
 * The figures of a moment: of the first point that looks back over it, else of the last one before. Each point of a
 * course tells of the time before it. Absent where nothing was measured.
 */
export function redAt({ rate, errors, p50, p95, p99 }: RedOverTime, moment: EpochMs): Red {
  const quantiles = { p50: valueAt(p50, moment), p95: valueAt(p95, moment), p99: valueAt(p99, moment) };
  return { rate: valueAt(rate, moment), errors: valueAt(errors, moment), duration: quantiles };
}

function valueAt<Value extends number>({ at, values }: Series<Value>, moment: EpochMs): Value | undefined {
  const after = at.findIndex((point, index) => point >= moment && values[index] !== undefined);
  return after >= 0 ? values[after] : values.filter((value) => value !== undefined).at(-1);
}
