/** What XML 1.0 lets into a document at all; lone halves of a pair and most control characters are not among it. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text as it may stand in XML, between elements and in attributes. What XML does not allow becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '\uFFFD').replace(/[&<>"'\t\n\r]/g, (mark) => entities[mark] ?? mark);
}

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element with attributes and what is in it, which is XML already. Numbers have one digit after the point. */
export function xmlElement(name: string, attributes: XmlAttributes, inner = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}="${xmlText(typeof value === 'number' ? inShort(value) : value)}"`
  );
  const opening = [name, ...written].join(' ');
  return inner === '' ? `<${opening}/>` : `<${opening}>${inner}</${name}>`;
}

function inShort(value: number): string {
  return String(Number.isFinite(value) ? Math.round(value * 10) / 10 : 0);
}
