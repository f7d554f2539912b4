import fc from 'fast-check';
import type { ServiceVersions } from '../model/release';
import { epochMs, minutes } from '../model/units';
import { windowOf } from '../model/window';
import { currentVersion, releaseBefore, releasesOf, withNotes } from './releases';

const cart = { name: 'cart' };
const at = (minute: number) => epochMs(minutes(minute));
const ran = (version: string, ...stretches: ReadonlyArray<readonly [number, number]>) => ({
  version,
  seen: stretches.map(([from, to]) => windowOf(at(from), at(to))),
});
const of = (...versions: ServiceVersions['versions']): ServiceVersions => ({ service: cart, versions });
const told = (versions: ServiceVersions) =>
  releasesOf([versions]).map((one) => `${one.at / minutes(1)}: ${one.before} → ${one.version}`);

describe('releases', () => {
  it('are versions that begin after another, not the one that runs at the start', () => {
    expect(told(of(ran('1.4.2', [0, 60])))).toEqual([]);
    expect(told(of(ran('1.4.2', [0, 39]), ran('1.5.0', [39, 60])))).toEqual(['39: 1.4.2 → 1.5.0']);
  });

  it('begin while the version before still runs, as rolling updates do', () => {
    expect(told(of(ran('1.5.0', [30, 60]), ran('1.4.2', [0, 45])))).toEqual(['30: 1.4.2 → 1.5.0']);
  });

  it('are two where a version is rolled back', () => {
    expect(told(of(ran('1', [0, 20], [40, 60]), ran('2', [20, 40])))).toEqual(['20: 1 → 2', '40: 2 → 1']);
  });

  it('are none where a version was only out of sight', () => {
    expect(told(of(ran('1', [0, 20], [40, 60])))).toEqual([]);
  });

  it('are none where a service is first seen within the window: it may have run for months', () => {
    expect(told(of(ran('1', [15, 60])))).toEqual([]);
    expect(told(of(ran('1', [15, 60]), ran('2', [15, 60])))).toEqual([]);
  });

  it('come in the order of time, each after the first sight of its service, whatever order they were read in', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 9 }));
    const run = fc.tuple(fc.constantFrom('1', '2', '3'), stretch);
    fc.assert(
      fc.property(fc.array(run, { maxLength: 9 }), (runs) => {
        const versions = runs.map(([version, [from, length]]) => ran(version, [from, from + length]));
        const found = releasesOf([of(...versions)]);
        const first = Math.min(...runs.map(([, [from]]) => at(from)));
        expect(releasesOf([of(...[...versions].reverse())])).toEqual(found);
        found.forEach((one, index) => {
          expect(one.at).toBeGreaterThan(first);
          expect(one.before).not.toBe(one.version);
          expect(one.at).toBeGreaterThanOrEqual(found[index - 1]?.at ?? 0);
        });
      })
    );
  });
});

describe('the current version', () => {
  it('is the one that began last of those still seen', () => {
    expect(currentVersion(of(ran('1', [0, 60]), ran('2', [30, 60])))).toBe('2');
    expect(currentVersion(of(ran('1', [0, 60]), ran('2', [30, 40])))).toBe('1');
    expect(currentVersion(of())).toBeUndefined();
  });
});

describe('notes of deploys', () => {
  const services = [cart, { name: 'ad' }];
  const seen = releasesOf([of(ran('1.4.2', [0, 39]), ran('1.5.0', [39, 60]))]);
  const note = (text: string, ...tags: string[]) => ({ at: at(38), text, tags });

  it('are of the service that a tag or the text names', () => {
    const names = (text: string, ...tags: string[]) =>
      withNotes([], [note(text, ...tags)], services).map(({ service, version }) => [service?.name, version]);
    expect(names('', 'deploy', 'service:cart', 'version:2.0.0-rc.1')).toEqual([['cart', '2.0.0-rc.1']]);
    expect(names('rolled out', 'ad')).toEqual([['ad', undefined]]);
    expect(names('Deployed cart v2.1.0, at last')).toEqual([['cart', '2.1.0']]);
    expect(names('cart-cache 7.0 and adapter')).toEqual([[undefined, '7.0']]);
  });

  it('add their words to a release that was seen, and are no second one', () => {
    const both = withNotes(seen, [note('cart 1.5.0 by ci', 'service:cart')], services);
    expect(both).toEqual([{ ...seen[0], text: 'cart 1.5.0 by ci' }]);
  });

  it('stand for themselves where nothing was seen near them', () => {
    expect(withNotes(seen, [note('ad 3.0.0')], services).map(({ source }) => source)).toEqual([
      'annotation',
      'version',
    ]);
  });
});

describe('the release before a trouble', () => {
  const releases = releasesOf([of(ran('1', [0, 60]), ran('2', [20, 60]))]);
  it('is at most half an hour older, and of the same service', () => {
    expect(releaseBefore(releases, cart, at(23))?.version).toBe('2');
    expect(releaseBefore(releases, cart, at(51))).toBeUndefined();
    expect(releaseBefore(releases, cart, at(19))).toBeUndefined();
    expect(releaseBefore(releases, { name: 'ad' }, at(23))).toBeUndefined();
  });
});
