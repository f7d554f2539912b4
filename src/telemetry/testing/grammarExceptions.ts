import type { Language } from './grammar';

/** A text that a real back end takes and its editor's grammar does not. */
interface GrammarException {
  readonly language: Language;
  readonly text: RegExp;
  readonly reason: string;
}

/**
 * Known gaps of the grammars (`.95`, hints after metrics, arithmetic between metric queries,
 * `!>>`, `[$__auto]`) are avoided by what we print. Whoever needs one adds it here with its reason.
 */
export const grammarExceptions: readonly GrammarException[] = [
  {
    language: 'traceql',
    text: /^\{ nestedSetParent < 0( && .*)? \}/,
    reason: 'the cheapest way to ask for roots; the grammar does not know the field',
  },
];
