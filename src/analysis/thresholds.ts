import type { ThresholdOverrides } from '../model/environment';
import { defaultThresholds, type Thresholds } from './ownTrouble';

/**
 * The thresholds of an environment: the usual ones with what its settings say laid over them. What cannot be one (a
 * share beyond 0 and 1, slowness that is none) is left as usual. Degraded never begins above failing: of two that
 * contradict each other, failing is meant, since that is what wakes somebody.
 */
export function thresholdsOf(overrides: ThresholdOverrides = {}): Thresholds {
  const { errors, slowness } = defaultThresholds;
  const failing = share(overrides.failingErrors) ?? errors.failing;
  const degraded = Math.min(share(overrides.degradedErrors) ?? errors.degraded, failing);
  const slowest = times(overrides.failingSlow) ?? slowness.failing;
  return {
    ...defaultThresholds,
    errors: { failing, degraded, steady: Math.min(Math.max(errors.steady, degraded), failing) },
    slowness: { failing: slowest, degraded: Math.min(times(overrides.degradedSlow) ?? slowness.degraded, slowest) },
  };
}

function share(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 && value <= 1 ? value : undefined;
}

function times(value: number | undefined): number | undefined {
  return value !== undefined && value > 1 && value < Infinity ? value : undefined;
}
