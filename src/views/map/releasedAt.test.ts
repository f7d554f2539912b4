import { mapGraph } from '../../analysis/map/mapGraph';
import { told } from '../../model/testing/told';
import { epochMs } from '../../model/units';
import { releasedAt } from './releasedAt';

const services = Array.from({ length: 6 }, (_, index) => told(`shop-${index}`));
const known = { graph: { nodes: [], edges: [] }, services, health: new Map() };
const release = (name: string, version: string, at: number) =>
  ({ service: { name }, version, at: epochMs(at), source: 'version' }) as const;

describe('what was released, on the map', () => {
  it('is the last version of a service', () => {
    const map = mapGraph(known, { opened: [], grouping: 'none' });
    const released = releasedAt(map, [release('shop-1', '1.4.0', 1), release('shop-1', '1.5.0', 2)]);
    expect(Object.fromEntries(released)).toEqual({ 'shop-1': '1.5.0' });
  });

  it('is the text of a note that does not name a version, and nothing where it names no service', () => {
    const map = mapGraph(known, { opened: [], grouping: 'none' });
    const released = releasedAt(map, [
      { service: { name: 'shop-2' }, at: epochMs(1), source: 'annotation', text: 'hotfix' },
      { at: epochMs(2), source: 'annotation', text: 'somewhere' },
    ]);
    expect(Object.fromEntries(released)).toEqual({ 'shop-2': 'hotfix' });
  });

  it('is counted where several services stand in one place', () => {
    const map = mapGraph(known, { opened: [], grouping: 'name' });
    const [group] = map.places;
    expect(group?.is).toBe('group');
    const released = releasedAt(map, [release('shop-1', '1', 1), release('shop-2', '2', 2)]);
    expect(released.get(group?.key ?? '')).toBe('2×');
  });
});
