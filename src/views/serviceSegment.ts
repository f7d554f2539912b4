/**
 * A service's name as one path segment. Letters and digits of any script stay readable; everything that browsers,
 * proxies or routers treat specially in a path (slashes, dots alone, percent signs) is written as `~hex~`.
 */
export function writeServiceName(name: string): string {
  if (name === '') {
    return '~';
  }
  const special = /^\.+$/.test(name) ? /./gu : /[^\p{L}\p{N}_.-]/gu;
  return name.replace(special, (character) => `~${(character.codePointAt(0) ?? 0).toString(16)}~`);
}

/** Undoes {@link writeServiceName}; undefined for text it cannot have written. */
export function readServiceName(segment: string): string | undefined {
  if (segment === '~') {
    return '';
  }
  let broken = false;
  const name = segment.replace(/~([0-9a-f]{0,6})(~?)/g, (_, hex: string, end: string) => {
    const code = hex === '' ? Number.NaN : parseInt(hex, 16);
    if (end === '' || Number.isNaN(code) || code > 0x10ffff) {
      broken = true;
      return '';
    }
    return String.fromCodePoint(code);
  });
  return broken ? undefined : name;
}
