import type { MapChange } from '../../analysis/map/mapMarks';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import { asText } from '../parts/asText';
import { formatTimes } from '../parts/formatTimes';
import { inDigits } from '../parts/language';

/** What is otherwise than in what it is compared with, in a few signs. */
export function changeSign(change: MapChange, t: Translate): string {
  switch (change.is) {
    case 'added':
      return '+';
    case 'gone':
      return '−';
    case 'changed':
      return [
        change.slower && change.slower.before > 0 ? formatTimes(change.slower.now / change.slower.before) : undefined,
        change.failing && pointsText(change.failing, t),
      ]
        .filter(Boolean)
        .join(' ');
    default:
      return unreachable(change);
  }
}

/** The same in words. */
export function changeWords(change: MapChange, t: Translate): string {
  switch (change.is) {
    case 'added':
      return t('map.change.added', 'new');
    case 'gone':
      return t('map.change.gone', 'gone');
    case 'changed':
      return changedWords(change, t);
    default:
      return unreachable(change);
  }
}

function changedWords({ slower, failing }: Extract<MapChange, { is: 'changed' }>, t: Translate): string {
  const words = [
    slower &&
      slower.before > 0 &&
      t('map.change.p95', 'p95 {{times}}', { times: formatTimes(slower.now / slower.before), ...asText }),
    failing && t('map.change.errors', 'errors {{points}}', { points: pointsText(failing, t), ...asText }),
  ];
  return words.filter(Boolean).join(', ');
}

/** A difference of shares in points of a percentage: `+3 pt`. */
function pointsText({ now, before }: { readonly now: number; readonly before: number }, t: Translate): string {
  const points = inDigits((now - before) * 100, { maximumSignificantDigits: 2, signDisplay: 'always' });
  return t('map.change.points', '{{points}} pt', { points, ...asText });
}
