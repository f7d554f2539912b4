import type { HealthLevel } from '../../analysis/health';
import type { MapPlace } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import type { Red } from '../../model/red';
import { serviceKey } from '../../model/service';
import { asText } from '../parts/asText';
import { formatCount, formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { healthWord } from '../parts/healthText';
import { serviceLabel, serviceTitle } from '../parts/serviceName';
import { changeWords } from './mapChangeText';
import { kindWord } from './nodeKind';

/** What a place is called on the map. */
export function placeLabel(place: MapPlace, t: Translate): string {
  switch (place.is) {
    case 'service':
      return serviceLabel(place.service, t);
    case 'group':
      return place.name.trim() === '' ? t('map.group.nameless', '(no name)') : place.name;
    case 'more':
      return t('map.more.label', '+{{amount}} more', { amount: formatCount(place.members.length) });
    default:
      return unreachable(place);
  }
}

/** The same for a title, where there is room. */
export function placeTitle(place: MapPlace, t: Translate): string {
  if (place.is === 'more') {
    const facts = { total: formatCount(place.members.length), hub: serviceLabel(place.hub, t), ...asText };
    return place.side === 'callers'
      ? t('map.more.callers', '{{total}} more call {{hub}}', facts)
      : t('map.more.callees', '{{hub}} calls {{total}} more', facts);
  }
  return place.is === 'service' ? serviceTitle(place.service, t) : placeLabel(place, t);
}

/** A place in words for those who do not see it. */
export function placeWords(place: MapPlace, marks: MapMarks, t: Translate): string {
  const level = marks.level.get(place.key);
  const released = marks.released?.get(place.key);
  const change = marks.changes?.get(place.key);
  const words = [
    placeTitle(place, t),
    place.is === 'service' && place.kind !== 'service' ? kindWord(place.kind, t) : undefined,
    place.is === 'group' ? membersText(place, marks, t) : level && healthWord(level, t),
    released && t('map.released', 'released {{version}}', { version: released, ...asText }),
    change && changeWords(change, t),
    marks.figures?.get(place.key),
    marks.traced?.get(place.key),
  ];
  return words.filter(Boolean).join(', ');
}

const troubled: readonly HealthLevel[] = ['failing', 'degraded', 'affected'];

/** How many services a group has, and how many of those that stand in it are in trouble. */
export function membersText(place: Exclude<MapPlace, { is: 'service' }>, marks: MapMarks, t: Translate): string {
  const count = place.members.length;
  const services = t('map.group.services', '{{count}} services', {
    count,
    defaultValue_one: '{{count}} service',
    defaultValue_other: '{{count}} services',
  });
  const levels = place.members.map((service) => marks.health.get(serviceKey(service))?.level);
  const hurt = troubled.flatMap((level) => {
    const amount = levels.filter((one) => one === level).length;
    return amount > 0 ? [`${formatCount(amount)} ${healthWord(level, t)}`] : [];
  });
  return [services, ...hurt].join(', ');
}

/** The name of the worst of those who stand in a place, where any is in trouble. */
export function worstMember(place: Exclude<MapPlace, { is: 'service' }>, marks: MapMarks): string | undefined {
  const [worst] = place.members;
  const level = worst && marks.health.get(serviceKey(worst))?.level;
  return worst && level && troubled.includes(level) ? worst.name : undefined;
}

/** Width of a figure's letter at a size of 11 px, in pixels. */
const letter = 6;

/** As many figures as there is room for: rate, then errors, then p95. */
export function figuresText(red: Red | undefined, width: number): string {
  const figures = [formatRate(red?.rate), formatRatio(red?.errors), formatP95(red?.duration)];
  const fit = (count: number) => figures.slice(0, count).join(' · ');
  return fit(3).length * letter <= width ? fit(3) : fit(2);
}
