import type { Row } from '../../analysis/waterfall';
import type { Sight } from './zoom';

export interface BarPlace {
  readonly left: string;
  readonly width: string;
  /** The span goes on before, or after, what is in sight. */
  readonly from?: 'before';
  readonly to?: 'after';
}

/**
 * Where a bar stands on the axis, in percent; or on which side of it, if all of it is out of sight. A span without
 * length, or too short to see, keeps the width that the style gives it.
 */
export function barPlace(
  { offset, duration }: Pick<Row, 'offset' | 'duration'>,
  sight: Sight
): BarPlace | 'before' | 'after' {
  const length = sight.to - sight.from;
  if (!(length > 0)) {
    return { left: '0%', width: '100%' };
  }
  const end = offset + duration;
  if (offset > sight.to) {
    return 'after';
  }
  if (end < sight.from) {
    return 'before';
  }
  const left = Math.max(0, ((offset - sight.from) / length) * 100);
  const right = Math.min(100, ((end - sight.from) / length) * 100);
  return {
    left: `${left}%`,
    width: `${Math.max(0, right - left)}%`,
    ...(offset < sight.from - tiny ? { from: 'before' } : {}),
    ...(end > sight.to + tiny ? { to: 'after' } : {}),
  };
}

/** Times since 1970 are exact to a quarter of a microsecond; differences of them by as much do not count. */
const tiny = 0.001;
