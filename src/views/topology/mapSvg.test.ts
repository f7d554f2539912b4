import fc from 'fast-check';
import type { Translate } from '../../grafana/translate';
import type { MapInk } from './canvasInk';
import { pictureSize } from './exportPng';
import { mapSvg } from './mapSvg';
import { noMarks, placedLink, placedPlace, sceneWith } from './testing/scenes';

const colours: MapInk = {
  background: '#fff',
  surface: '#eee',
  text: '#000',
  muted: '#444',
  line: '#999',
  lineAmong: () => '#bbb',
  border: '#ccc',
  boxBorder: '#ddd',
  error: '#f00',
  warning: '#fa0',
  accent: '#00f',
  font: 'Inter, "Helvetica", sans-serif',
};
const t: Translate = (_key, text, values = {}) =>
  text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name]));
const words = { colours, t, title: 'Service map', description: '3 services', legend: 'prod, 10:00–11:00 UTC' };

function parsed(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

const name = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('</g></svg><script>', '"><img onerror=alert(1)>', '\u0000', '\ud800', 'cart & <basket>')
);
const scenes = fc.uniqueArray(name, { maxLength: 8 }).chain((names) =>
  fc.record({
    names: fc.constant(names),
    links: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: names.length === 0 ? 0 : 12 }),
  })
);

describe('the map as a file', () => {
  it('is XML and holds exactly the places and links of the map, whatever their names', () => {
    fc.assert(
      fc.property(scenes, name, ({ names, links }, legend) => {
        const scene = sceneWith({
          places: names.map((one, index) => placedPlace(one, { x: 100 + index * 200, y: 100 })),
          links: links.map(([a, b], index) => {
            const [from, to] = [names[a % names.length] ?? '', names[b % names.length] ?? ''];
            return placedLink(
              `l${index}`,
              [
                { x: 0, y: 0 },
                { x: 50, y: index },
              ],
              { from, to }
            );
          }),
        });
        const hurt = new Set(scene.links.slice(0, 2).map(({ link }) => link.key));
        const document = parsed(mapSvg(scene, { ...noMarks, hurt }, { ...words, legend }));
        expect(document.querySelectorAll('g.place')).toHaveLength(scene.places.length);
        expect(document.querySelectorAll('g.link')).toHaveLength(scene.links.length);
        expect(document.querySelector('script, img, [onload], [onerror]')).toBeNull();
      })
    );
  });

  it('says what it shows, where and when', () => {
    const document = parsed(mapSvg(sceneWith({ places: [placedPlace('cart', { x: 100, y: 50 })] }), noMarks, words));
    expect(document.querySelector('svg > title')?.textContent).toBe('Service map');
    expect(document.querySelector('svg > desc')?.textContent).toBe('3 services');
    expect(document.documentElement.textContent).toContain('prod, 10:00–11:00 UTC');
    expect(document.querySelector('g.place > title')?.textContent).toContain('cart');
  });

  it('writes the share of errors at the hurt path, and lets stand back what a search did not find', () => {
    const scene = sceneWith({
      places: [placedPlace('a', { x: 100, y: 50 }), placedPlace('b', { x: 400, y: 50 })],
      links: [
        placedLink('a→b', [
          { x: 160, y: 50 },
          { x: 340, y: 50 },
        ]),
      ],
    });
    const marks = { ...noMarks, hurt: new Set(['a→b']), found: new Set(['a']) };
    const document = parsed(mapSvg(scene, marks, words));
    expect(document.querySelector('g.link')?.textContent).toBe('10 %');
    const [a, b] = document.querySelectorAll('g.place');
    expect(a?.hasAttribute('opacity')).toBe(false);
    expect(b?.hasAttribute('opacity')).toBe(true);
  });
});

describe('a picture of the file', () => {
  it('is as large as asked for, as far as browsers draw it, and says where it is not', () => {
    expect(pictureSize({ width: 1000, height: 500 }, 2)).toEqual({ width: 2000, height: 1000, isReduced: false });
    const { width, height, isReduced } = pictureSize({ width: 20_000, height: 9000 }, 2);
    expect(width * height).toBeLessThanOrEqual(16e6);
    expect(isReduced).toBe(true);
  });
});
