import { SceneTimeRange } from '@grafana/scenes';
import { timeKeys } from './clock';

describe('moving the clock', () => {
  it('zooms out and goes on ending now', () => {
    const timeRange = new SceneTimeRange({ from: 'now-1h', to: 'now' });
    timeKeys(timeRange).zoomOut();
    expect([timeRange.state.from, timeRange.state.to]).toEqual(['now-2h', 'now']);
  });

  it('shifts by half a range, and forth no further than now', () => {
    const timeRange = new SceneTimeRange({ from: 'now-1h', to: 'now' });
    const keys = timeKeys(timeRange);
    keys.shift('back');
    const { value } = timeRange.state;
    expect(value.to.valueOf() - value.from.valueOf()).toBe(3_600_000);
    expect(Math.abs(Date.now() - 1_800_000 - value.to.valueOf())).toBeLessThan(1000);
    keys.shift('forth');
    keys.shift('forth');
    expect(timeRange.state.value.to.valueOf()).toBeLessThanOrEqual(Date.now());
    expect(Math.abs(Date.now() - timeRange.state.value.to.valueOf())).toBeLessThan(1000);
  });

  it('takes moments as numbers and as text, and refuses what is none', () => {
    const timeRange = new SceneTimeRange({ from: 'now-1h', to: 'now' });
    const { setRange } = timeKeys(timeRange);
    setRange(Date.UTC(2026, 0, 1), '2026-01-01T01:00:00.000Z');
    expect(timeRange.state.from).toBe('2026-01-01T00:00:00.000Z');
    expect(timeRange.state.to).toBe('2026-01-01T01:00:00.000Z');
    setRange('nonsense', 'now-');
    expect(timeRange.state.from).toBe('2026-01-01T00:00:00.000Z');
  });
});
