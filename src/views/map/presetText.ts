import type { MapPreset } from '../../analysis/map/mapPresets';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';

/** What a ready-made search looks for. */
export function presetText(is: MapPreset['is'], t: Translate): string {
  switch (is) {
    case 'failing-calls':
      return t('map.preset.failing-calls', 'What fails');
    case 'slow':
      return t('map.preset.slow', 'What is slow');
    case 'in-trouble':
      return t('map.preset.in-trouble', 'In trouble of their own');
    case 'affected':
      return t('map.preset.affected', 'Suffering from others');
    case 'silent':
      return t('map.preset.silent', 'Without data');
    case 'rare':
      return t('map.preset.rare', 'Hardly called');
    case 'databases':
      return t('map.preset.databases', 'Databases');
    case 'messaging':
      return t('map.preset.messaging', 'Messages and queues');
    case 'outside':
      return t('map.preset.outside', 'From and to the outside');
    default:
      return unreachable(is);
  }
}
