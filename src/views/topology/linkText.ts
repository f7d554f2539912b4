import type { MapLink, MapPlace } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { Translate } from '../../grafana/translate';
import { asText } from '../parts/asText';
import { formatCount, formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { edgeText } from './edgeText';
import { changeWords } from './mapChangeText';
import { placeTitle } from './placeText';

export interface Named {
  /** The places of the map by key. */
  readonly places: ReadonlyMap<string, MapPlace>;
  readonly marks: MapMarks;
}

/** What a link stands for, in words: of one call as everywhere, of several how many and all of it together. */
export function linkWords(link: MapLink, named: Named, t: Translate): string {
  const { marks } = named;
  const change = marks.changes?.get(link.key);
  return [linkFacts(link, named, t), change && changeWords(change, t), marks.traced?.get(link.key)]
    .filter(Boolean)
    .join(', ');
}

function linkFacts(link: MapLink, { places, marks }: Named, t: Translate): string {
  const [edge] = link.edges;
  const told = marks.figures?.get(link.key);
  if (told !== undefined) {
    return `${linkTitle(link, places, t)}: ${told}`;
  }
  if (edge && link.edges.length === 1) {
    return edgeText(edge, t);
  }
  return t('map.link.several', '{{ends}}: {{total}} calls, {{rate}}, {{errors}} failed, p95 up to {{p95}}', {
    ends: linkTitle(link, places, t),
    total: formatCount(link.edges.length),
    rate: formatRate(link.red.rate),
    errors: formatRatio(link.red.errors),
    p95: formatP95(link.red.duration),
    ...asText,
  });
}

/** Its ends by name. */
export function linkTitle({ from, to }: MapLink, places: Named['places'], t: Translate): string {
  const name = (key: string) => {
    const place = places.get(key);
    return place ? placeTitle(place, t) : key;
  };
  return `${name(from)} → ${name(to)}`;
}
