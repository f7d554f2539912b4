import { emptySeries, type Series } from '../model/series';
import { epochMs, ms, ratio, type EpochMs, type Ms, type PerSecond, type Ratio } from '../model/units';
import { requestRate, errorShare } from './requestMetrics';

/**
 * `series` with each value turned into another, and with a gap wherever points are further apart than a step:
 * Prometheus leaves points out where it has nothing, and a line drawn across would claim that it had.
 */
export function turned<To extends number>(
  series: Series<number>,
  step: Ms,
  turn: (value: number) => To | undefined
): Series<To> {
  const when: EpochMs[] = [];
  const values: Array<To | undefined> = [];
  let last: number | undefined;
  for (let index = 0; index < series.at.length; index++) {
    const moment = series.at[index];
    const value = series.values[index];
    if (moment === undefined) {
      continue;
    }
    if (last !== undefined && step > 0 && moment - last > 1.5 * step) {
      when.push(epochMs(last + step));
      values.push(undefined);
    }
    when.push(moment);
    values.push(value === undefined ? undefined : turn(value));
    last = moment;
  }
  return { at: when, values };
}

export function rateCourse(requests: Series<number> | undefined, step: Ms): Series<PerSecond> {
  return requests ? turned(requests, step, requestRate) : emptySeries;
}

/** Durations in milliseconds from a histogram's own `unit`. */
export function durationCourse(quantile: Series<number> | undefined, step: Ms, unit: number): Series<Ms> {
  return quantile ? turned(quantile, step, (value) => ms(value * unit)) : emptySeries;
}

/** What failed, at each moment at which requests were seen; `unknown` where failures could not be asked for. */
export function errorCourse(
  requests: Series<number> | undefined,
  failures: Series<number> | undefined | 'unknown',
  step: Ms
): Series<Ratio> {
  if (!requests || failures === 'unknown') {
    return emptySeries;
  }
  let next = 0;
  const shares = requests.at.map((moment, index) => {
    while (failures && (failures.at[next] ?? Infinity) < moment) {
      next++;
    }
    const failed = failures && failures.at[next] === moment ? (failures.values[next] ?? 0) : 0;
    return errorShare(requests.values[index], failed);
  });
  return turned({ at: requests.at, values: shares }, step, ratio);
}
