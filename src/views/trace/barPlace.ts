import type { Row } from '../../analysis/waterfall';
import type { Ms } from '../../model/units';

/** In percent of the axis. A span without length, or too short to see, keeps the width that the style gives it. */
export function barPlace(row: Pick<Row, 'offset' | 'duration'>, total: Ms): { left: string; width: string } {
  if (!(total > 0)) {
    return { left: '0%', width: '100%' };
  }
  const left = Math.min((row.offset / total) * 100, 100);
  const width = Math.min((row.duration / total) * 100, 100 - left);
  return { left: `${left}%`, width: `${width}%` };
}
