import type { ServiceId } from './service';
import type { EpochMs } from './units';
import type { Window } from './window';

/** A version of a service and when it ran, as far as telemetry shows: stretches in order, apart from each other. */
export interface VersionSeen {
  readonly version: string;
  readonly seen: readonly Window[];
}

/** The versions of one service that were seen in a window. */
export interface ServiceVersions {
  readonly service: ServiceId;
  readonly versions: readonly VersionSeen[];
}

/** What somebody or something wrote down about a deploy. */
export interface DeployNote {
  readonly at: EpochMs;
  readonly text: string;
  readonly tags: readonly string[];
}

/** A service began to run another version. */
export interface Release {
  /** Absent where a note does not say whose deploy it was. */
  readonly service?: ServiceId;
  /** Absent where a note does not name it. */
  readonly version?: string;
  /** When it was first seen in the window, or what the note says. */
  readonly at: EpochMs;
  /** The version that ran until then. */
  readonly before?: string;
  /** Whether the version itself was seen to change, or only a note says so. */
  readonly source: 'version' | 'annotation';
  readonly text?: string;
}
