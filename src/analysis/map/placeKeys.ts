import { byText } from '../byMarks';

/**
 * A text as part of a key of a group or of a rest of a hub: without what divides the parts, and without what cannot be
 * printed, because such keys travel in the address.
 */
export function keyPart(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f%:/~]/g,
    (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`
  );
}

/** The key, or one like it where a service has just this name. No part of a key has a tilde. */
export function freeKey(key: string, taken: { readonly has: (key: string) => boolean }): string {
  let free = key;
  while (taken.has(free)) {
    free += '~';
  }
  return free;
}

export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return byText(a.key, b.key);
}
