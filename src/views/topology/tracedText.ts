import type { MapGraph } from '../../analysis/map/mapGraph';
import type { TracedFact } from '../../analysis/map/tracedGraph';
import type { Translate } from '../../grafana/translate';
import { asText } from '../parts/asText';
import { formatCount, formatDuration } from '../parts/format';

/** What a trace did at each place and link it went through, in as few words as fit there. */
export function tracedWords(
  { places, links }: MapGraph,
  facts: ReadonlyMap<string, TracedFact>,
  t: Translate
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const place of places) {
    const fact = facts.get(place.key);
    if (fact) {
      const isOwn = place.is !== 'service' || place.kind === 'service';
      words.set(place.key, isOwn ? ownText(fact, t) : callsText(fact, t));
    }
  }
  for (const { key } of links) {
    const fact = facts.get(key);
    if (fact) {
      words.set(key, callsText(fact, t));
    }
  }
  return words;
}

function ownText(fact: TracedFact, t: Translate): string {
  const time = t('map.traced.own', '{{time}} own', { time: formatDuration(fact.time), ...asText });
  return [...countTexts(fact, t), time].join(' · ');
}

/** Nothing is said of whoever calls from outside: it is not called. */
function callsText(fact: TracedFact, t: Translate): string {
  return fact.calls === 0 ? '' : [...countTexts(fact, t), formatDuration(fact.time)].join(' · ');
}

/** That something was called just once need not be said. */
function countTexts({ calls, failed }: TracedFact, t: Translate): readonly string[] {
  const isOne = calls <= 1 && failed === 1;
  const failures = isOne
    ? t('traces.failed', 'failed')
    : t('map.traced.failed', '{{total}} failed', { total: formatCount(failed), ...asText });
  return [...(calls > 1 ? [`${formatCount(calls)}×`] : []), ...(failed > 0 ? [failures] : [])];
}
