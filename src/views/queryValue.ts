/**
 * What means something else in an address once it stands there bare, white space but for the blank, and characters
 * without a shape. The tilde marks what was written otherwise.
 */
const special = /[~&#+%\\]|[^\S ]|\p{C}/gu;

/**
 * Any text as a value of a query string that may be decoded once too often: Grafana does so with the links of its
 * panels, after which an escaped `&` would end the value. Such characters are written as `~hex~`; all others, among
 * them what names of operations are made of, stay readable.
 */
export function writeQueryValue(text: string): string {
  return text.replace(special, (character) => `~${(character.codePointAt(0) ?? 0).toString(16)}~`);
}

/** Undoes {@link writeQueryValue}; text that it has not written stays as it is. */
export function readQueryValue(value: string): string {
  return value.replace(/~([0-9a-f]{1,6})~/g, (written, hex: string) => {
    const code = parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

/** Values of a query string by their keys, read as {@link writeQueryValue} wrote them. */
export type QueryValues = Pick<URLSearchParams, 'get'>;

export function valuesIn(search: string): QueryValues {
  const query = new URLSearchParams(search);
  return {
    get: (key) => {
      const value = query.get(key);
      return value === null ? null : readQueryValue(value);
    },
  };
}
