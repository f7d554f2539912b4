import { epochMs } from '../model/units';
import { windowOf } from '../model/window';
import { versionDifferences } from './versionDifferences';

const runs = (versions: Readonly<Record<string, string>>) =>
  Object.entries(versions).map(([name, version]) => ({
    service: { name },
    versions: [{ version, seen: [windowOf(epochMs(0), epochMs(60))] }],
  }));
const told = (...environments: ReadonlyArray<Readonly<Record<string, string>>>) =>
  [...versionDifferences(new Map(environments.map((versions, index) => [String(index), runs(versions)]))).values()].map(
    (differences) =>
      differences.map((one) => `${one.isUsual ? '' : '! '}${one.service.name} ${one.here}/${one.elsewhere}`)
  );

describe('versions that differ between environments', () => {
  it('are told in each of them, with what runs elsewhere', () => {
    expect(told({ cart: '2', ad: '1' }, { cart: '1', ad: '1' }, { cart: '2' })).toEqual([
      ['cart 2/1'],
      ['! cart 1/2'],
      ['cart 2/1'],
    ]);
  });

  it('are none where a service runs in one environment only, or the same everywhere', () => {
    expect(told({ cart: '2' }, { ad: '1' })).toEqual([[], []]);
    expect(told({ cart: '2' }, { cart: '2' })).toEqual([[], []]);
  });

  it('come with the most widespread first, and the unusual services first', () => {
    expect(
      told({ a: '1', z: '9' }, { a: '2', z: '1' }, { a: '1', z: '1' }, { a: '1', z: '3' }, { a: '1', z: '1' })
    ).toEqual([
      ['! z 9/1,3', 'a 1/2'],
      ['! a 2/1', 'z 1/3,9'],
      ['z 1/3,9', 'a 1/2'].sort((x, y) => x.localeCompare(y)),
      ['! z 3/1,9', 'a 1/2'],
      ['a 1/2', 'z 1/3,9'],
    ]);
  });
});
