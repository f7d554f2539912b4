import { hole } from './maskedLine';

/**
 * A word that differs from form to form, with what all of them begin and end with as far as that is a key or a sign:
 * `user=alice,` and `user=bob,` become `user=<_>,`. The mask stands for at least one character of each.
 */
export function commonWord(words: readonly string[]): string {
  const [first = ''] = words;
  const shortest = words.reduce((least, word) => Math.min(least, word.length), first.length);
  const before = words.reduce((length, word) => sharedStart(first, word, length), shortest);
  const start = /^.*[=:/([{<]/s.exec(first.slice(0, before))?.[0] ?? '';
  const after = words.reduce((length, word) => sharedEnd(first, word, length), shortest);
  const end = /[\])}>,;:.!?]+$/.exec(first.slice(first.length - after))?.[0] ?? '';
  const fits = shortest > start.length + end.length;
  return fits ? `${withoutTorn(start)}${hole}${withoutTornEnd(end)}` : hole;
}

function sharedStart(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[length] === b[length]) {
    length++;
  }
  return length;
}

function sharedEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) {
    length++;
  }
  return length;
}

/** A mask that the words have in common must stay whole: half of it would be a text of its own. */
function withoutTorn(start: string): string {
  return start.endsWith('<') ? start.slice(0, -1) : start;
}

function withoutTornEnd(end: string): string {
  return end.startsWith('>') ? end.slice(1) : end;
}
