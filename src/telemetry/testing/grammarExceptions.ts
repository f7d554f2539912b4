import type { Language } from './grammar';

/** A text that a real back end takes and its editor's grammar does not. */
interface GrammarException {
  readonly language: Language;
  readonly text: RegExp;
  readonly reason: string;
}

/**
 * Known gaps of the grammars (`nestedSetParent < 0`, `.95`, hints after metrics, arithmetic between metric queries,
 * `!>>`, `[$__auto]`) are avoided by what we print so far, so nothing is excepted. Whoever needs one adds it here
 * with its reason.
 */
export const grammarExceptions: readonly GrammarException[] = [];
