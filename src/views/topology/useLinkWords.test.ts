import { act, renderHook } from '@testing-library/react';
import { mapGraph } from '../../analysis/map/mapGraph';
import { mapMarks } from '../../analysis/map/mapMarks';
import { calls } from '../../model/testing/told';
import { useLinkWords } from './useLinkWords';

/** The names of `count` links that follow one another, as they are whenever they are asked for. */
function namesOf(count: number) {
  const edges = Array.from({ length: count }, (_, step) => calls(`s${step}`, `s${step + 1}`, { rate: 10, errors: 0 }));
  const known = { graph: { nodes: [], edges }, services: [], health: new Map() };
  const map = mapGraph(known, { opened: [], grouping: 'none' });
  const links = map.links.map((link) => ({ link, points: [] }));
  const named = { places: new Map(map.places.map((place) => [place.key, place])), marks: mapMarks(map, known) };
  const { result } = renderHook(() => useLinkWords(links, named));
  return () => links.map(({ link }, index) => result.current(index, link));
}

const ends = /^s\d+ → s\d+$/;
const whole = /^s\d+ calls s\d+: 10\/s, 0 % failed, p95 .+$/;

describe('the accessible names of links', () => {
  it('are told at once where there are few', () => {
    const names = namesOf(3)();
    expect(names).toHaveLength(3);
    expect(names.filter((name) => !whole.test(name))).toEqual([]);
  });

  it('are the ends of many until the map is painted, and say everything then', async () => {
    const names = namesOf(80);
    expect(names()).toHaveLength(80);
    expect(names().filter((name) => !ends.test(name))).toEqual([]);
    await act(() => new Promise((done) => setTimeout(done, 5)));
    expect(names().filter((name) => !whole.test(name))).toEqual([]);
  });
});
