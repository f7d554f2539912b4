import type { MermaidWords } from '../../analysis/map/mermaid';
import type { Translate } from '../../grafana/translate';
import type { Red } from '../../model/red';
import { formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { healthWord } from '../parts/healthText';
import { placeLabel } from '../topology/placeText';

/** Names and figures of a map in text, as on the screen. */
export function mermaidWords(t: Translate): MermaidWords {
  return {
    placeName: (place) => placeLabel(place, t),
    boxName: ({ name }) => (name.trim() === '' ? t('map.group.nameless', '(no name)') : name),
    level: (level) => healthWord(level, t),
    figures: figuresOf,
  };
}

function figuresOf({ rate, errors, duration }: Red): string {
  const isKnown = rate !== undefined || errors !== undefined || duration !== undefined;
  return isKnown ? [formatRate(rate), formatRatio(errors), formatP95(duration)].join(' · ') : '';
}
