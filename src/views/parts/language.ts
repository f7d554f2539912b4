/** The language in force. Grafana loads the page anew when another is chosen, so it is set once, before anything is drawn. */
let inForce = 'en-US';

const numbers = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();

/** Says in which language figures and lists are written from now on; `language` is a BCP 47 tag such as `ko-KR`. */
export function speak(language: string): void {
  inForce = language;
}

/** The language in force as a BCP 47 tag. */
export function language(): string {
  return inForce;
}

/** A number as the language in force writes it. */
export function inDigits(value: number, options: Intl.NumberFormatOptions): string {
  const key = `${inForce} ${JSON.stringify(options)}`;
  const known = numbers.get(key);
  if (known) {
    return known.format(value);
  }
  const made = new Intl.NumberFormat(inForce, options);
  numbers.set(key, made);
  return made.format(value);
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
