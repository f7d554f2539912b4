import type { DeployNote, Release, ServiceVersions } from '../model/release';
import { sameService, type ServiceId } from '../model/service';
import { minutes, type EpochMs } from '../model/units';
import type { Window } from '../model/window';
import { byText } from './byMarks';

/**
 * Where services began to run another version, in order of time.
 *
 *   1.4.2  |========|             |====|
 *   1.5.0        |==================|
 *                ↑ 1.5.0          ↑ 1.4.2 again
 *
 * What was running when a service was first seen is no release: it may have run for months. Nor is a version that was
 * out of sight for a while with no other begun meanwhile. So the first deploy of a new service is not found.
 */
export function releasesOf(services: readonly ServiceVersions[]): readonly Release[] {
  return services.flatMap(releasesOfOne).sort(inTime);
}

interface Run extends Window {
  readonly version: string;
}

function releasesOfOne({ service, versions }: ServiceVersions): readonly Release[] {
  const runs = runsOf(versions);
  const first = runs[0]?.from;
  return runs.flatMap((run, index): readonly Release[] => {
    const before = runs
      .slice(0, index)
      .filter(({ from }) => from < run.from)
      .at(-1);
    const isNew = first !== undefined && run.from > first && before !== undefined && before.version !== run.version;
    return isNew ? [{ service, version: run.version, at: run.from, before: before.version, source: 'version' }] : [];
  });
}

function runsOf(versions: ServiceVersions['versions']): readonly Run[] {
  return versions
    .flatMap(({ version, seen }) => seen.map((stretch): Run => ({ version, ...stretch })))
    .sort((a, b) => a.from - b.from || byText(a.version, b.version));
}

function inTime(a: Release, b: Release): number {
  return a.at - b.at || byText(nameOf(a), nameOf(b));
}

function nameOf({ service, version, text }: Release): string {
  return `${service?.name ?? ''} ${version ?? ''} ${text ?? ''}`;
}

/** The version that a service runs at the end of what was seen: the one that began last among those still seen then. */
export function currentVersion({ versions }: Pick<ServiceVersions, 'versions'>): string | undefined {
  const runs = runsOf(versions);
  const end = Math.max(...runs.map(({ to }) => to));
  return runs.filter(({ to }) => to === end).at(-1)?.version;
}

/** A note and a change of version this near to each other tell of the same deploy. */
const sameDeploy = minutes(10);

/** Notes as releases, beside those that were seen. What both tell of is one release, with the note's words. */
export function withNotes(
  seen: readonly Release[],
  notes: readonly DeployNote[],
  services: readonly ServiceId[]
): readonly Release[] {
  const noted = notes.flatMap((note) => releasesNoted(note, services));
  const told = seen.map((release) => {
    const note = noted.find((other) => isSame(release, other));
    return note?.text ? { ...release, text: note.text } : release;
  });
  return [...told, ...noted.filter((note) => !seen.some((release) => isSame(release, note)))].sort(inTime);
}

function isSame(release: Release, note: Release): boolean {
  const sameName = release.service && note.service && sameService(release.service, note.service);
  const sameVersion = note.version === undefined || note.version === release.version;
  return Boolean(sameName) && sameVersion && Math.abs(release.at - note.at) <= sameDeploy;
}

const versionTag = /^(?:service[._])?version[:=](.+)$/;
const versionText = /(?:^|[\s/@:=])v?(\d+\.\d+(?:\.\d+)?(?:[-+.][\w.]*\w)?)(?=$|[\s,;)])/;

function releasesNoted({ at, text, tags }: DeployNote, services: readonly ServiceId[]): readonly Release[] {
  const version = tags.map((tag) => versionTag.exec(tag)?.[1]).find(Boolean) ?? versionText.exec(text)?.[1];
  const note: Release = { at, source: 'annotation', ...(version && { version }), ...(text && { text }) };
  const named = services.filter(({ name }) => tags.some((tag) => tagNames(tag, name)));
  const meant = named.length > 0 ? named : services.filter(({ name }) => mentions(text, name));
  return meant.length > 0 ? meant.map((service) => ({ ...note, service })) : [note];
}

function tagNames(tag: string, name: string): boolean {
  return tag === name || /^(?:service(?:[._]name)?|app)[:=](.*)$/.exec(tag)?.[1]?.trim() === name;
}

/** The name as a word of its own: `ad` is not in `adapter`, nor `cart` in `cart-cache`. */
function mentions(text: string, name: string): boolean {
  for (let place = text.indexOf(name); name !== '' && place >= 0; place = text.indexOf(name, place + 1)) {
    const around = [text[place - 1], text[place + name.length]];
    if (around.every((character) => character === undefined || !/[\p{L}\p{N}_-]/u.test(character))) {
      return true;
    }
  }
  return false;
}

/** Trouble that began this long after a release is told together with it; that need not be its cause. */
const suspicious = minutes(30);

/** The last release of a service before its trouble began, if it was not long before. */
export function releaseBefore(releases: readonly Release[], service: ServiceId, since: EpochMs): Release | undefined {
  return releasesBy(releases, service)
    .filter(({ at }) => at <= since && since - at <= suspicious)
    .at(-1);
}

/** Releases of one service, in order. */
export function releasesBy(releases: readonly Release[], service: ServiceId): readonly Release[] {
  return releases.filter((release) => release.service && sameService(release.service, service));
}
