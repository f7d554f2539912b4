import fc from 'fast-check';
import { defaultThresholds } from './ownTrouble';
import { thresholdsOf } from './thresholds';

describe('the thresholds of an environment', () => {
  it('are the usual ones where nothing is said', () => {
    expect(thresholdsOf()).toEqual(defaultThresholds);
    expect(thresholdsOf({})).toEqual(defaultThresholds);
  });

  it('are what is said, the rest as usual', () => {
    expect(thresholdsOf({ failingErrors: 0.2, degradedSlow: 3 })).toEqual({
      ...defaultThresholds,
      errors: { failing: 0.2, degraded: 0.01, steady: 0.03 },
      slowness: { failing: 4, degraded: 3 },
    });
  });

  it('let a steady share count from where a risen one does, where that is higher', () => {
    expect(thresholdsOf({ failingErrors: 0.2, degradedErrors: 0.1 }).errors).toEqual({
      failing: 0.2,
      degraded: 0.1,
      steady: 0.1,
    });
  });

  it('never call degraded what is not failing only by a slip of the settings', () => {
    expect(thresholdsOf({ failingErrors: 0.005 }).errors).toEqual({ failing: 0.005, degraded: 0.005, steady: 0.005 });
    expect(thresholdsOf({ failingSlow: 1.5 }).slowness).toEqual({ failing: 1.5, degraded: 1.5 });
  });

  it('always go up from degraded to failing, whatever stands in the settings', () => {
    const any = fc.option(fc.oneof(fc.double(), fc.double({ min: 0, max: 10 })), { nil: undefined });
    const overrides = fc.record({ failingErrors: any, degradedErrors: any, failingSlow: any, degradedSlow: any });
    fc.assert(
      fc.property(overrides, (of) => {
        const { errors, slowness } = thresholdsOf(of);
        expect(errors.degraded).toBeGreaterThan(0);
        expect(errors.degraded).toBeLessThanOrEqual(errors.steady);
        expect(errors.steady).toBeLessThanOrEqual(errors.failing);
        expect(errors.failing).toBeLessThanOrEqual(1);
        expect(slowness.degraded).toBeGreaterThan(1);
        expect(slowness.degraded).toBeLessThanOrEqual(slowness.failing);
        expect(slowness.failing).toBeLessThan(Infinity);
      })
    );
  });
});
