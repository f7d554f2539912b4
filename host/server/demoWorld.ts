import { demoEnvironments, environmentLabel } from '../../src/demo/environments';
import { demoOpenMetrics } from '../../src/demo/openMetrics';
import { minutes, shifted, type EpochMs } from '../../src/model/units';

/** How much of the past is written out: the script of incidents and some quiet before it. */
const past = minutes(45);

/** The demo's environments, each with the value of its label. */
export const environments = demoEnvironments.map(({ id, metrics, name }) => ({
  id,
  name,
  value: metrics.matchers.find(({ label }) => label === environmentLabel)?.value,
}));

/** The shop's samples up to `storyAt` as pieces of OpenMetrics. */
export function openMetrics(storyAt: EpochMs): Generator<string> {
  return demoOpenMetrics({
    anchor: storyAt,
    from: shifted(storyAt, -past),
    to: storyAt,
    environments: demoEnvironments,
  });
}
