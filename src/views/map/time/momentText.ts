import { worstFirst, type HealthLevel } from '../../../analysis/health';
import type { MapKnown } from '../../../analysis/map/mapGraph';
import type { Translate } from '../../../grafana/translate';
import { serviceKey } from '../../../model/service';
import { hours, minutes, type EpochMs } from '../../../model/units';
import { lengthOf, type Window } from '../../../model/window';
import { asText } from '../../parts/asText';
import { formatClock, formatCount, formatDayClock, formatDayTime, formatTime } from '../../parts/format';
import { healthWord } from '../../parts/healthText';
import { serviceLabel } from '../../parts/serviceName';

/** A moment as exact as moments of its window have to be told apart, with its day where there are several. */
export function momentText(at: EpochMs, moments: readonly EpochMs[], { window, timeZone }: Shown): string {
  const isLong = lengthOf(window) > hours(20);
  const isFine = stepOf(moments) < minutes(1);
  if (isLong) {
    return isFine ? formatDayClock(at, timeZone) : formatDayTime(at, timeZone);
  }
  return isFine ? formatClock(at, timeZone) : formatTime(at, timeZone);
}

interface Shown {
  readonly window: Window;
  readonly timeZone?: string;
}

/** How far apart moments are; of fewer than two, nothing. */
export function stepOf([first, second]: readonly EpochMs[]): number {
  return first === undefined || second === undefined ? 0 : second - first;
}

const levels: readonly HealthLevel[] = ['failing', 'degraded', 'affected'];

/** Who is in trouble, in a few words: `1 failing: ledger; 2 affected`. */
export function troubleText({ services, health }: MapKnown, t: Translate): string {
  const found = levels.flatMap((level) => {
    const inIt = services.filter(({ service }) => health.get(serviceKey(service))?.level === level);
    return inIt.length === 0 ? [] : [{ level, inIt }];
  });
  if (found.length === 0) {
    return services.some(({ service }) => health.get(serviceKey(service))?.level === 'healthy')
      ? t('map.time.well', 'nothing in trouble')
      : t('map.time.nothing', 'nothing was measured');
  }
  const [{ level: worst, inIt } = { level: 'failing' as const, inIt: [] }] = found;
  const [named] = worstFirst(inIt, health);
  return found
    .map(({ level, inIt: { length } }) => {
      const facts = { amount: formatCount(length), level: healthWord(level, t), ...asText };
      if (level !== worst || !named) {
        return t('map.time.level', '{{amount}} {{level}}', facts);
      }
      const all = { ...facts, worst: serviceLabel(named.service, t) };
      return length === 1
        ? t('map.time.level-only', '{{amount}} {{level}}: {{worst}}', all)
        : t('map.time.level-worst', '{{amount}} {{level}}, {{worst}} worst', all);
    })
    .join('; ');
}
