import { useCallback, useSyncExternalStore } from 'react';
import { config } from '@grafana/runtime';

/** A look at the logs that somebody gave a name: its part of an address, without time and environment. */
export interface SavedView {
  readonly name: string;
  readonly search: string;
}

/** More are not kept; the oldest go. */
const mostViews = 100;
const longestName = 100;
const longestSearch = 4000;
const keyBase = 'throughline.saved-log-views';

/** The views saved by this user in this browser, newest first, and how to change them. */
export function useSavedViews(): readonly [views: readonly SavedView[], save: (views: readonly SavedView[]) => void] {
  const key = `${keyBase}.${config.bootData?.user?.id ?? 0}`;
  const text = useSyncExternalStore(subscribe, () => stored(key));
  const save = useCallback((views: readonly SavedView[]) => store(key, views), [key]);
  return [viewsIn(text), save];
}

let last: { readonly text: string | null; readonly views: readonly SavedView[] } = { text: null, views: [] };

/** What is stored may be of another version, or of anybody: only what can be read as views is taken. */
export function viewsIn(text: string | null): readonly SavedView[] {
  if (last.text !== text) {
    last = { text, views: readViews(text) };
  }
  return last.views;
}

function readViews(text: string | null): readonly SavedView[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.flatMap(readView).slice(0, mostViews) : [];
  } catch {
    return [];
  }
}

function readView(value: unknown): readonly SavedView[] {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('search' in value)) {
    return [];
  }
  const { name, search } = value;
  const isView = typeof name === 'string' && name !== '' && typeof search === 'string' && search.length < longestSearch;
  return isView ? [{ name: name.slice(0, longestName), search }] : [];
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

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A browser that keeps nothing forgets them with the page; nothing else depends on it. */
function store(key: string, views: readonly SavedView[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(views.slice(0, mostViews)));
  } finally {
    listeners.forEach((listener) => listener());
  }
}
