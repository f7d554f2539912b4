import { volumeSteps, type SampleColumns } from '../../analysis/patterns/sampledCounts';
import type { SamplePart } from '../../analysis/patterns/samplePlan';
import type { LogLine, LogVolume } from '../../model/log';
import type { Window } from '../../model/window';

export interface SampledLines {
  readonly lines: readonly LogLine[];
  readonly sample: SampleColumns;
}

/** The lines of all parts one after another, and which of them is of which part. */
export function sampledLines(
  parts: readonly SamplePart[],
  window: Window,
  volume: LogVolume | undefined
): SampledLines {
  return {
    lines: parts.flatMap(({ lines }) => lines),
    sample: {
      parts: parts.map(({ window: within, kind, upTo, whole }) => ({ window: within, kind, upTo, whole })),
      of: Uint8Array.from(parts.flatMap(({ lines }, place) => lines.map(() => place))),
      ...(volume && { volume: volumeSteps(volume, window) }),
    },
  };
}
