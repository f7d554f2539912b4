import type { MapGraph } from '../../analysis/map/mapGraph';
import type { Release } from '../../model/release';

/**
 * What was released within the window, by the key of the place where it runs: the last version of a service, or of what
 * stands in a closed group. Where a note does not name the version it is the note's text. Services are told apart by
 * name alone, as notes name them so.
 */
export function releasedAt(map: MapGraph, releases: readonly Release[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { service, version, text } of releases) {
    const said = version ?? text;
    if (service && said) {
      last.set(service.name, said);
    }
  }
  const released = new Map<string, string>();
  for (const place of map.places) {
    const said =
      place.is === 'service'
        ? last.get(place.service.name)
        : countedIn(
            place.members.map(({ name }) => name),
            last
          );
    if (said !== undefined) {
      released.set(place.key, said);
    }
  }
  return released;
}

/** Of several services how many had one; of a single one, which. */
function countedIn(names: readonly string[], last: ReadonlyMap<string, string>): string | undefined {
  const versions = names.flatMap((name) => last.get(name) ?? []);
  return versions.length > 1 ? `${versions.length}×` : versions[0];
}
