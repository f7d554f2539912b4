import { colorManipulator, createTheme } from '@grafana/data';
import fc from 'fast-check';
import { difference } from '../testing/colourVision';
import { serviceColours, type ServiceColour } from './serviceColour';

/** Enough names that each colour is somebody's wish. */
const many = Array.from({ length: 400 }, (_, index) => `service-${index}`);
const company = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('frontend', 'cart', '재고-알림', 'a/b "{}"')), {
  maxLength: 30,
});

describe.each(['dark', 'light'] as const)('the colours of services, %s', (mode) => {
  const theme = createTheme({ colors: { mode } });
  const look = ({ colour, pattern }: ServiceColour) => `${colour} ${pattern}`;
  const paint = (names: readonly string[]) => names.map(serviceColours(names, theme));
  const palette = [...new Set(many.map((name) => serviceColours([name], theme)(name).colour))];
  const pairs = palette.flatMap((one, index) => palette.slice(index + 1).map((other) => [one, other] as const));

  it('depend on the names only, in whatever order they come and however often', () => {
    fc.assert(
      fc.property(company, (names) => {
        const again = serviceColours([...names, ...names].reverse(), theme);
        expect(names.map(again)).toEqual(paint(names));
      })
    );
  });

  it('differ as long as there are at most 24 services, and are plain as long as there are at most eight', () => {
    fc.assert(
      fc.property(company, (names) => {
        const looks = paint(names);
        expect(new Set(looks.map(look)).size).toBe(Math.min(names.length, 24));
        expect(new Set(looks.map(({ colour }) => colour)).size).toBe(Math.min(names.length, 8));
        expect(looks.some(({ pattern }) => pattern)).toBe(names.length > 8);
      })
    );
  });

  it('stay what they are alone, for the first service of those that wish the same', () => {
    const alone = (name: string) => serviceColours([], theme)(name);
    fc.assert(
      fc.property(company, (names) => {
        const colourOf = serviceColours(names, theme);
        const firsts = new Map(
          [...names]
            .sort()
            .reverse()
            .map((name) => [look(alone(name)), name])
        );
        expect([...firsts.values()].map(colourOf)).toEqual([...firsts.values()].map(alone));
      })
    );
  });

  it('are the same on pages with other services, for most of a shop', () => {
    const shop = [
      'frontend',
      'cart',
      'checkout',
      'payment',
      'shipping',
      'email',
      'currency',
      'ad',
      'quote',
      'accounting',
    ];
    const whole = serviceColours(shop, theme);
    const halves = [shop.slice(0, 5), shop.slice(5)].flatMap((half) => {
      const colourOf = serviceColours(half, theme);
      return half.filter((name) => look(colourOf(name)) === look(whole(name)));
    });
    expect(halves.length).toBeGreaterThan(shop.length / 2);
  });

  it('are eight of Grafana’s own', () => {
    const { getColorByName, hues, palette: classic } = theme.visualization;
    const own = [...classic.map(getColorByName), ...hues.flatMap(({ shades }) => shades.map(({ color }) => color))];
    expect(palette).toHaveLength(8);
    expect(own).toEqual(expect.arrayContaining(palette));
  });

  it('stand out by at least 3 : 1 from everything that a bar lies on', () => {
    const { canvas, primary, secondary } = theme.colors.background;
    for (const colour of palette) {
      for (const background of [canvas, primary, secondary]) {
        expect(colorManipulator.getContrastRatio(colour, background)).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it.each([
    ['trichromats', 9.5],
    ['protanopes', 5],
    ['deuteranopes', 5],
    ['tritanopes', 5],
  ] as const)('can be told apart by %s', (viewer, least) => {
    const alike = pairs.filter(([one, other]) => difference(one, other, viewer) < least);
    expect(alike).toEqual([]);
  });

  it('never look like an error or a warning', () => {
    const { error, warning } = theme.colors;
    const alarming = [error.main, warning.main, ...['red', 'orange', 'yellow'].map(theme.visualization.getColorByName)];
    for (const colour of palette) {
      expect(Math.min(...alarming.map((alarm) => difference(colour, alarm)))).toBeGreaterThan(12);
    }
  });
});
