import { t } from '@grafana/i18n';
import { useEffect, useMemo, useState } from 'react';
import type { MapLink } from '../../analysis/map/mapGraph';
import type { PlacedLink } from './scene';
import { linkTitle, linkWords, type Named } from './linkText';

type Links = readonly PlacedLink[];

interface Told {
  readonly links: Links;
  readonly named: Named;
  readonly words: readonly string[];
}

/** The words of more links than these take longer than all else before the map is seen. */
const mostAtOnce = 60;

/**
 * The accessible name of each link by its place in the list. Of many links it is only their ends at first: what they
 * carry follows as soon as the map is painted, because that is seen before anybody can ask for it.
 */
export function useLinkWords(links: Links, named: Named): (index: number, link: MapLink) => string {
  const isMany = links.length > mostAtOnce;
  const [later, setLater] = useState<Told>();
  const atOnce = useMemo(() => (isMany ? undefined : tell(links, named)), [isMany, links, named]);
  useEffect(() => {
    if (!isMany) {
      return undefined;
    }
    const timer = setTimeout(() => setLater(tell(links, named)));
    return () => clearTimeout(timer);
  }, [isMany, links, named]);
  const told = atOnce ?? (later?.links === links && later.named === named ? later : undefined);
  return (index, link) => told?.words[index] ?? linkTitle(link, named.places, t);
}

function tell(links: Links, named: Named): Told {
  return { links, named, words: links.map(({ link }) => linkWords(link, named, t)) };
}
