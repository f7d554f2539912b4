import fc from 'fast-check';
import { xmlElement, xmlText } from './exportXml';

/** Any sequence of code units: lone halves of pairs, control characters and markup among them. */
const hostile = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    `</svg><script>alert(1)</script>`,
    `" onload="alert(1)`,
    `'&#0;]]>`,
    '\u0000\u0001',
    '\ud800',
    '\udc00x',
    '\ufffe'
  )
);

function parsed(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

/** What is left of a text where XML cannot say all of it. */
const sayable = (text: string) =>
  [...text]
    .map((mark) => (/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(mark) ? mark : '\ufffd'))
    .join('');

describe('a text in XML', () => {
  it('comes back as it was, between elements and in attributes, but for what XML cannot say', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { documentElement } = parsed(xmlElement('a', { b: text }, xmlElement('c', {}, xmlText(text))));
        expect(documentElement.getAttribute('b')).toBe(sayable(text));
        expect(documentElement.textContent).toBe(sayable(text));
        expect(documentElement.childElementCount).toBe(1);
      })
    );
  });

  it('leaves out attributes that are not given and writes no number that is none', () => {
    expect(xmlElement('rect', { x: 1.25, y: Number.NaN, fill: undefined })).toBe('<rect x="1.3" y="0"/>');
  });
});
