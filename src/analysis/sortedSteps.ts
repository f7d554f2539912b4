import type { Steps } from '../model/steps';

/** So many are sorted without a stop; a parent with more children than this is rare. */
const atOnce = 2000;

/**
 * `items` in the order of `compare`, sorted in steps: runs of 2,000, merged two by two. A new list; equal items keep
 * their order. It does not tell how far it is: what it is a part of does.
 */
export function* sortedSteps<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number
): Steps<readonly Item[]> {
  if (items.length <= atOnce) {
    return [...items].sort(compare);
  }
  let runs: Array<readonly Item[]> = [];
  for (let from = 0; from < items.length; from += atOnce) {
    runs.push(items.slice(from, from + atOnce).sort(compare));
    yield undefined;
  }
  while (runs.length > 1) {
    const merged: Array<readonly Item[]> = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* mergedSteps(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergedSteps<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number
): Steps<readonly Item[]> {
  const merged: Item[] = [];
  let fromA = 0;
  let fromB = 0;
  while (fromA < a.length || fromB < b.length) {
    const ofA = a[fromA];
    const ofB = b[fromB];
    if (ofA !== undefined && (ofB === undefined || compare(ofA, ofB) <= 0)) {
      merged.push(ofA);
      fromA += 1;
    } else if (ofB !== undefined) {
      merged.push(ofB);
      fromB += 1;
    }
    if (merged.length % atOnce === 0) {
      yield undefined;
    }
  }
  return merged;
}
