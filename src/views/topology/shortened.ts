/** What parts the words of a name. */
const separator = /[-_./ ]/;

/**
 * A name cut to so many letters. Names of one family begin alike, so their first word is cut before their end:
 * "checkout-pricing" becomes "che…-pricing".
 */
export function shortened(name: string, most: number): string {
  const letters = [...name];
  if (letters.length <= most) {
    return name;
  }
  const first = letters.findIndex((letter) => separator.test(letter));
  const rest = first < 0 ? [] : letters.slice(first);
  const front = most - 1 - rest.length;
  if (rest.length > 0 && front >= 2) {
    return `${letters.slice(0, front).join('')}…${rest.join('')}`;
  }
  const room = Math.max(2, most - 1);
  const begin = Math.ceil(room * 0.35);
  return `${letters.slice(0, begin).join('')}…${letters.slice(letters.length - (room - begin)).join('')}`;
}
