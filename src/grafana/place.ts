import { demoUid } from '../demo/environments';
import type { Environment } from '../model/environment';
import type { EpochMs } from '../model/units';

/** In what a question is asked. */
export interface Place {
  readonly environment: Environment;
  /** As it is in force: the chosen one, or else what the reader set in Grafana. */
  readonly timeZone?: string;
  /** Only the demo shop reads it. */
  readonly storyMoment?: EpochMs;
}

/** Whether it is one of the pretend shop's, which no other part of Grafana knows. */
export function isDemo(environment: Environment | undefined): boolean {
  return environment?.metrics.uid === demoUid;
}
