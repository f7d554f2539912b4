import { demoUid } from '../demo/environments';
import type { Environment, Signal } from '../model/environment';
import type { EpochMs } from '../model/units';
import type { Known } from '../telemetry/guard/cost';

/** In what a question is asked. */
export interface Place {
  readonly environment: Environment;
  /** As it is in force: the chosen one, or else what the reader set in Grafana. */
  readonly timeZone?: string;
  /** Only the demo shop reads it. */
  readonly storyMoment?: EpochMs;
  /** Signals that the reader of the page has asked to look further back in. */
  readonly widened?: readonly Signal[];
  /** What has been counted of its metrics, once something has. */
  readonly known?: Known;
}

/** Whether it is one of the pretend shop's, which no other part of Grafana knows. */
export function isDemo(environment: Environment | undefined): boolean {
  return environment?.metrics.uid === demoUid;
}
