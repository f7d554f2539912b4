import type { StoryEntry } from '../../analysis/traceStory';
import type { Translate } from '../../grafana/translate';
import { logLevels, type LogLevel } from '../../model/log';
import { storyService, storyText } from './storyTexts';

export const storyKinds = ['span', 'event', 'line'] as const;
export type StoryKind = (typeof storyKinds)[number];

/** What is left out of a story, and what its entries must contain. */
export interface StoryFilter {
  readonly hiddenKinds: ReadonlySet<StoryKind>;
  readonly hiddenLevels: ReadonlySet<LogLevel>;
  readonly hiddenServices: ReadonlySet<string>;
  /** Upper and lower case alike. */
  readonly text: string;
}

export const wholeStory: StoryFilter = {
  hiddenKinds: new Set(),
  hiddenLevels: new Set(),
  hiddenServices: new Set(),
  text: '',
};

export function filteredStory(
  entries: readonly StoryEntry[],
  filter: StoryFilter,
  t: Translate
): readonly StoryEntry[] {
  const { hiddenKinds, hiddenLevels, hiddenServices } = filter;
  const text = filter.text.trim().toLowerCase();
  const isShown = (entry: StoryEntry) =>
    !hiddenKinds.has(entry.is) &&
    !(entry.is === 'line' && hiddenLevels.has(entry.line.level)) &&
    !hiddenServices.has(storyService(entry)) &&
    (text === '' || `${storyService(entry)} ${storyText(entry, t)}`.toLowerCase().includes(text));
  return filter === wholeStory ? entries : entries.filter(isShown);
}

/** What there is to leave out: how many of each kind, which levels, and services by how much they say. */
export function partsOfStory(entries: readonly StoryEntry[]) {
  const kinds = new Map<StoryKind, number>(storyKinds.map((kind) => [kind, 0]));
  const levels = new Set<LogLevel>();
  const services = new Map<string, number>();
  for (const entry of entries) {
    kinds.set(entry.is, (kinds.get(entry.is) ?? 0) + 1);
    const service = storyService(entry);
    services.set(service, (services.get(service) ?? 0) + 1);
    if (entry.is === 'line') {
      levels.add(entry.line.level);
    }
  }
  return {
    kinds,
    levels: logLevels.filter((level) => levels.has(level)),
    services: [...services].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([service]) => service),
  };
}

/** `set` without `one`, or with it. */
export function toggledIn<Item>(set: ReadonlySet<Item>, one: Item): ReadonlySet<Item> {
  const after = new Set(set);
  if (!after.delete(one)) {
    after.add(one);
  }
  return after;
}
