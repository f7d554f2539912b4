import type { LogVolume } from '../../model/log';
import type { EpochMs } from '../../model/units';
import { onsetOf } from '../onset';

/** Since when there are more lines that warn or worse than before, and still are; undefined where nothing rose. */
export function graveOnset({ byLevel }: LogVolume): EpochMs | undefined {
  const grave = [byLevel.get('critical'), byLevel.get('error'), byLevel.get('warn')];
  const at = grave.find((series) => series !== undefined)?.at ?? [];
  return onsetOf({
    at,
    values: at.map((_, index) => grave.reduce((sum, series) => sum + (series?.values[index] ?? 0), 0)),
  });
}
