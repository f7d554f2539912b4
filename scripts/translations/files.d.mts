import type { Text } from './texts.mjs';
/** English texts by key; says where a key has two texts, or is the beginning of another. */
export function englishOf(texts: readonly Text[]): { flat: ReadonlyMap<string, string>; wrong: string[] };
/** Keys that a language needs: of each plural the forms it knows. */
export function keysIn(english: Iterable<string>, language: string): string[];
/** What a language's file has to be mended in, one line each. */
export function mistakesIn(
  english: ReadonlyMap<string, string>,
  translated: ReadonlyMap<string, string>,
  language: string
): string[];
export function flatOf(nested: object): Map<string, string>;
export function fileOf(flat: ReadonlyMap<string, string>): string;
