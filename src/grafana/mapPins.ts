import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { config } from '@grafana/runtime';

/** A place of a map moved by hand, in the units of the map's layout. */
export interface Pin {
  readonly x: number;
  readonly y: number;
}

export type Pins = ReadonlyMap<string, Pin>;

/** More are not kept; the oldest go. */
const mostPins = 500;
const longestKey = 500;
const farthest = 1_000_000;
const keyBase = 'throughline.map-pins';

const none: Pins = new Map();

/** The places that this user pinned on the map called `of` in this browser, and how to change them. None without a name. */
export function useMapPins(of: string | undefined): readonly [pins: Pins, save: (pins: Pins) => void] {
  const key = of === undefined ? undefined : `${keyBase}.${config.bootData?.user?.id ?? 0}.${of}`;
  const text = useSyncExternalStore(subscribe, () => (key === undefined ? null : stored(key)));
  const pins = useMemo(() => pinsIn(text), [text]);
  const save = useCallback(
    (next: Pins) => {
      if (key !== undefined) {
        store(key, next);
      }
    },
    [key]
  );
  return [pins, save];
}

/** What is stored may be of another version, or of anybody: only what can be read as pins is taken. */
export function pinsIn(text: string | null): Pins {
  if (text === null) {
    return none;
  }
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? new Map(read.flatMap(readPin).slice(-mostPins)) : none;
  } catch {
    return none;
  }
}

/** As they are stored: the oldest first. */
export function pinsText(pins: Pins): string {
  return JSON.stringify([...pins].slice(-mostPins).map(([key, { x, y }]) => [key, Math.round(x), Math.round(y)]));
}

function readPin(value: unknown): ReadonlyArray<readonly [string, Pin]> {
  if (!Array.isArray(value)) {
    return [];
  }
  const [key, x, y]: readonly unknown[] = value;
  const isPin = typeof key === 'string' && key !== '' && key.length <= longestKey;
  return isPin && isPlace(x) && isPlace(y) ? [[key, { x, y }]] : [];
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= farthest;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** What could not be stored is kept while the page is open. */
const unstored = new Map<string, string | null>();

function stored(key: string): string | null {
  if (unstored.has(key)) {
    return unstored.get(key) ?? null;
  }
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, pins: Pins): void {
  const text = pins.size === 0 ? null : pinsText(pins);
  unstored.delete(key);
  try {
    if (text === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, text);
    }
  } catch {
    unstored.set(key, text);
  }
  listeners.forEach((listener) => listener());
}
