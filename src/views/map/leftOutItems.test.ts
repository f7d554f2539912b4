import fc from 'fast-check';
import { mapGraph, type MapGraph } from '../../analysis/map/mapGraph';
import { calls, told } from '../../model/testing/told';
import { readMapLook, type MapLook } from '../mapRoutes';
import { leftOutItems } from './leftOutItems';

const names = Array.from({ length: 60 }, (_, index) => `team${index % 6}-s${index}`);
const known = {
  graph: {
    nodes: [],
    edges: [
      ...names.slice(1).map((name, index) => calls(names[index >> 1] ?? 'gone', name, { rate: 1, errors: 0 })),
      calls('team0-s0', 'team0-s0', { rate: 1 }),
    ],
  },
  services: names.map((name) => told(name)),
  health: new Map(),
};
const everything: MapLook = readMapLook('');
const drawn = (look: MapLook) => mapGraph(known, look);
const total = ({ leftOut: { hidden, beyond, well, grouped } }: MapGraph) => hidden + beyond + well + grouped;

describe('what is left out of a map', () => {
  it('is told in full, and undoing each kind in turn brings all of it back', () => {
    const look = fc.record({
      hide: fc.constantFrom(undefined, 'team1', 'team2 or team3'),
      focus: fc.constantFrom(undefined, { service: { name: 'team0-s0' }, hops: 2 }),
      only: fc.constantFrom(undefined, 'hurt' as const),
      grouping: fc.constantFrom(undefined, 'none' as const, 'name' as const),
    });
    fc.assert(
      fc.property(look, (chosen) => {
        let now: MapLook = { ...everything, ...chosen };
        // Each step undoes one kind; a group that is dissolved may leave rests of hubs, which are opened next.
        for (let step = 0; step < 12; step += 1) {
          const [item] = leftOutItems(drawn(now), now);
          if (!item) {
            break;
          }
          now = { ...now, ...item.undo };
        }
        expect(total(drawn(now))).toBe(0);
        expect(drawn(now).places).toHaveLength(names.length);
        expect(drawn(now).leftOut.selfCalls).toBe(0);
      })
    );
  });

  it('undoes just one kind', () => {
    const look: MapLook = { ...everything, hide: 'team1', only: 'hurt', grouping: 'none' };
    const items = leftOutItems(drawn(look), look);
    expect(items.map(({ what }) => what)).toEqual(expect.arrayContaining(['hidden', 'well']));
    expect(items.find(({ what }) => what === 'hidden')?.undo).toEqual({ hide: undefined });
    expect(items.find(({ what }) => what === 'well')?.undo).toEqual({ only: undefined });
  });

  it('is nothing where all is on the map', () => {
    const look: MapLook = { ...everything, grouping: 'none', selfCalls: true };
    const map = drawn(look);
    const opened = leftOutItems(map, look)[0]?.undo ?? {};
    expect(leftOutItems(drawn({ ...look, ...opened }), look)).toEqual([]);
  });
});
