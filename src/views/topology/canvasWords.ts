import type { Translate } from '../../grafana/translate';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import type { MapScene } from './scene';

/** What the drawing is, for those who do not see it. */
export function drawingLabel({ places, links }: MapScene, t: Translate): string {
  const facts = { places: formatCount(places.length), links: formatCount(links.length), ...asText };
  return t(
    'map.canvas.label',
    'Service map: {{places}} places, {{links}} links. Arrow keys go from place to place. The table and the tree beside it tell the same.',
    facts
  );
}
