/** @jest-environment node */
import type { ResourceFigure } from '../model/resource';
import { epochMs } from '../model/units';
import { latestFigure, strainsOf } from './resourceStrain';

const series = (name: string, values: ReadonlyArray<number | undefined>, from = 0) => ({
  name,
  at: values.map((_, index) => epochMs((from + index) * 60_000)),
  values,
});
const figure = (more: Partial<ResourceFigure>): ResourceFigure => ({
  id: 'cpu',
  kind: 'cpu',
  tier: 'infrastructure',
  unit: 'cores',
  metric: 'm',
  series: [],
  join: { by: 'target-info' },
  inEnvironment: true,
  ...more,
});
const rising = [1, 1, 1, 1, 1, 9, 9, 9].map((tenths) => tenths / 10);

describe('how used up resources are', () => {
  it('is told of the limit and since when', () => {
    const cpu = figure({
      series: [series('a', rising)],
      limit: series(
        '',
        rising.map(() => 1)
      ),
    });
    expect(strainsOf([cpu])).toEqual([{ kind: 'cpu', share: 0.9, isHigh: true, since: 4 * 60_000 }]);
  });

  it('is not told where no limit is known', () => {
    expect(strainsOf([figure({ series: [series('a', rising)] })])).toEqual([]);
  });

  it('is told by the pod that is worst off, not by one that is gone', () => {
    const old = series('old', [7, 7, 7, 7]);
    const all = [old, series('new', [1, 2, 2, 2], 6), series('other', [1, 1, 1, 1], 6)];
    expect(latestFigure({ series: all })).toBe(2);
  });

  it('puts high ones first and says nothing of low ones but CPU and memory', () => {
    const limit = series('', [1, 1, 1, 1]);
    const cpu = figure({ series: [series('a', [0.1, 0.1, 0.1, 0.1])], limit });
    const throttled = figure({ kind: 'throttling', unit: 'share', series: [series('a', [0.3, 0.3, 0.3, 0.3])] });
    const pool = figure({ kind: 'pool', unit: 'share', series: [series('a', [0.3, 0.3, 0.3, 0.3])] });
    expect(strainsOf([cpu, pool, throttled]).map(({ kind }) => kind)).toEqual(['throttling', 'cpu']);
  });
});
