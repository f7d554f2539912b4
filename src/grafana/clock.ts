import { dateMath, dateTime, type RawTimeRange, type TimeRange } from '@grafana/data';
import type { SceneTimeRange } from '@grafana/scenes';
import { useMemo } from 'react';
import { ms, seconds } from '../model/units';
import { windowOf, type Window } from '../model/window';
import { askedTime, type AskedTime } from '../telemetry/askedTime';
import { useAppScene } from './appSceneContext';
import { shifted, zoomedOut, type RawRange } from './clockMoves';

export interface Clock extends AskedTime {
  readonly raw: RawRange;
}

const usualInterval = seconds(15);

/**
 * The app's time range as questions take it. `interval` is the distance of the samples that are asked for: the step
 * is a multiple of it.
 */
export function useWindow(interval: number = usualInterval): Clock {
  const { value, from, to } = useAppScene().state.$timeRange.useState();
  const clock = useMemo(() => askedTime(windowIn(value), ms(interval), Date.now()), [value, interval]);
  // Equal numbers keep one identity, so that what is made from the window is not made again at each refresh.
  const { window, step, narrowed } = clock;
  const future = narrowed !== undefined;
  return useMemo(() => {
    const same = windowOf(window.from, window.to);
    return { window: same, step, raw: { from, to }, ...(future ? { narrowed: same } : {}) };
  }, [window.from, window.to, step, from, to, future]);
}

/** Changes with the time range, and each time it is asked for anew. */
export function useRangeAsked(): unknown {
  return useAppScene().state.$timeRange.useState().value;
}

export interface TimeKeys {
  /** Twice as much time. A range that ends now goes on doing so. */
  readonly zoomOut: () => void;
  /** Half a range back or forth, never into the future. */
  readonly shift: (direction: 'back' | 'forth') => void;
  /** Takes what the time picker takes: `now-1h`, or moments as ISO text or epoch milliseconds. */
  readonly setRange: (from: string | number, to: string | number) => void;
  readonly refresh: () => void;
}

/** The moves of the clock for keys and buttons; each is a step in the browser's history. */
export function useTimeKeys(): TimeKeys {
  const scene = useAppScene();
  return useMemo(() => timeKeys(scene.state.$timeRange), [scene]);
}

export function timeKeys(timeRange: SceneTimeRange): TimeKeys {
  const setRange: TimeKeys['setRange'] = (from, to) => {
    const raw = { from: rawMoment(from), to: rawMoment(to) };
    const start = dateMath.toDateTime(raw.from, { roundUp: false });
    const end = dateMath.toDateTime(raw.to, { roundUp: true });
    if (start?.isValid() && end?.isValid()) {
      timeRange.onTimeRangeChange({ from: start, to: end, raw });
    }
  };
  return {
    setRange,
    refresh: () => timeRange.onRefresh(),
    zoomOut: () => {
      const { value, to } = timeRange.state;
      const wider = zoomedOut(windowIn(value), { to, now: Date.now() });
      setRange(wider.from, wider.to);
    },
    shift: (direction) => {
      const moved = shifted(windowIn(timeRange.state.value), { direction, now: Date.now() });
      setRange(moved.from, moved.to);
    },
  };
}

function windowIn({ from, to }: TimeRange): Window {
  return windowOf(from.valueOf(), to.valueOf());
}

function rawMoment(moment: string | number): RawTimeRange['from'] {
  if (typeof moment === 'string' && moment.includes('now')) {
    return moment;
  }
  return dateTime(/^\d+$/.test(String(moment)) ? Number(moment) : Date.parse(String(moment)));
}
