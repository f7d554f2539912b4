import type { Translate } from '../../grafana/translate';

/** The language in force. Grafana loads the page anew when another is chosen, so it is set once, before anything is drawn. */
let inForce = 'en-US';

/** Before anybody says otherwise, texts are as they stand in the source. */
let translate: Translate = (_, text, values = {}) =>
  text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''));

const numbers = new Map<string, Intl.NumberFormat>();
/** The same by the very options: writing those down as a key takes longer than all else about a number. */
const numbersBy = new WeakMap<Intl.NumberFormatOptions, { readonly in: string; readonly format: Intl.NumberFormat }>();
const lists = new Map<string, Intl.ListFormat>();

/**
 * Says in which language figures and lists are written from now on, and who translates the few words among figures;
 * `language` is a BCP 47 tag such as `ko-KR`. Figures are written without knowing Grafana: it is told to them here.
 */
export function speak(language: string, translator: Translate = translate): void {
  inForce = language;
  translate = translator;
}

/** A text among figures in the language in force. */
export const t: Translate = (key, text, values) => translate(key, text, values);

/** The language in force as a BCP 47 tag. */
export function language(): string {
  return inForce;
}

/** A number as the language in force writes it. */
export function inDigits(value: number, options: Intl.NumberFormatOptions): string {
  const known = numbersBy.get(options);
  if (known?.in === inForce) {
    return known.format.format(value);
  }
  const key = `${inForce} ${JSON.stringify(options)}`;
  const format = numbers.get(key) ?? new Intl.NumberFormat(inForce, options);
  numbers.set(key, format);
  numbersBy.set(options, { in: inForce, format });
  return format.format(value);
}

/** Stands for an amount while its text is looked up; no text has it. */
const slot = '\uE000';

/**
 * A text around one amount, such as `128/s`, that is looked up once per language: figures are written by the thousand,
 * and to translate each takes longer than to draw it.
 */
export function withAmount(told: (amount: string) => string): (amount: string) => string {
  let around: { readonly by: Translate; readonly text: readonly string[] } | undefined;
  return (amount) => {
    if (around?.by !== translate) {
      around = { by: translate, text: told(slot).split(slot) };
    }
    return around.text.join(amount);
  };
}

/** A piece of a list: the item at an index, or what stands between two of them. */
export type ListPiece = { readonly item: number } | { readonly between: string };

/** How `length` items are put into one list, such as `a, b, and c`: for items that are more than text. */
export function listPieces(length: number): readonly ListPiece[] {
  const list = lists.get(inForce) ?? new Intl.ListFormat(inForce, { type: 'conjunction' });
  lists.set(inForce, list);
  const indices = Array.from({ length }, (_, index) => String(index));
  return list
    .formatToParts(indices)
    .map(({ type, value }) => (type === 'element' ? { item: Number(value) } : { between: value }));
}
