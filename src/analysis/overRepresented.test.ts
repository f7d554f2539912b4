import fc from 'fast-check';
import type { ComparedAttribute, ComparedSpans } from '../model/comparedSpans';
import { ms } from '../model/units';
import { attributeMeaning, restatesSelection } from './attributeMeaning';
import { leastDifference, mostFalse, overRepresented } from './overRepresented';

type Row = readonly [value: string | number | boolean, selected: number, others: number];

function attribute(key: string, rows: readonly Row[]): ComparedAttribute {
  return {
    key,
    selected: rows.reduce((sum, [, selected]) => sum + selected, 0),
    others: rows.reduce((sum, [, , others]) => sum + others, 0),
    values: rows.map(([value, selected, others]) => ({
      value: String(value),
      isText: typeof value === 'string',
      selected,
      others,
    })),
  };
}

const spans = (...attributes: readonly ComparedAttribute[]): ComparedSpans => ({
  selected: 100,
  others: 1000,
  attributes,
});
const failed = { failed: true };

describe('what is over-represented', () => {
  it('leaves to the operation what other operations only do not have', () => {
    const { found, carried } = overRepresented(
      spans(
        attribute('name', [
          ['Charge', 100, 400],
          ['INSERT', 0, 600],
        ]),
        attribute('span.app.version', [['1.4.2', 100, 400]]),
        attribute('span.app.user.tier', [
          ['gold', 40, 150],
          ['free', 60, 250],
        ]),
        attribute('span.app.cache_hit', [
          [false, 95, 20],
          [true, 5, 380],
        ])
      ),
      failed
    );
    expect(found.map(({ key }) => key)).toEqual(['span.app.cache_hit', 'name']);
    expect(carried.map(({ key, value }) => `${key}=${value}`)).toContain('span.app.version=1.4.2');
  });

  it('keeps what only the selected have, whatever their operation', () => {
    const { found, carried } = overRepresented(
      spans(
        attribute('name', [
          ['Charge', 100, 400],
          ['INSERT', 0, 600],
        ]),
        attribute('span.app.flag', [['new-checkout', 98, 2]])
      ),
      failed
    );
    expect(found[0]).toMatchObject({ key: 'span.app.flag' });
    expect(carried).toEqual([]);
  });

  it('puts the version that nearly all of the selected have on top, with both sizes', () => {
    const { found } = overRepresented(
      spans(
        attribute('span.app.user.tier', [
          ['gold', 30, 290],
          ['free', 70, 710],
        ]),
        attribute('span.app.cache_hit', [
          [false, 97, 20],
          [true, 3, 980],
        ]),
        attribute('span.app.version', [
          ['1.5.0', 97, 20],
          ['1.4.2', 3, 980],
        ])
      ),
      failed
    );
    expect(found.map(({ key, value }) => `${key}=${value}`)).toEqual([
      'span.app.version=1.5.0',
      'span.app.cache_hit=false',
    ]);
    expect(found[0]).toMatchObject({
      selected: { count: 97, of: 100 },
      others: { count: 20, of: 1000 },
      meaning: 'version',
    });
    expect(found[0]?.p).toBeLessThan(0.001);
    expect(found[0]?.difference).toBeCloseTo(0.95);
  });

  it('does not call a difference found that chance explains, nor one that is sure but small', () => {
    const chance = overRepresented(
      {
        selected: 5,
        others: 6,
        attributes: [
          attribute('span.a', [
            ['x', 4, 3],
            ['y', 1, 3],
          ]),
        ],
      },
      {}
    );
    expect(chance.found).toEqual([]);
    const small = overRepresented(
      { selected: 50_000, others: 50_000, attributes: [attribute('span.a', [['x', 5000, 3000]])] },
      {}
    );
    expect(small.found).toEqual([]);
    expect(small.rest[0]?.p).toBeLessThan(1e-9);
  });

  it('puts what restates the selection apart, and what differs in every span', () => {
    const ids = Array.from({ length: 60 }, (_, index): Row => [`id-${index}`, index % 2, 1 - (index % 2)]);
    const { found, restating, unique } = overRepresented(
      spans(
        attribute('status', [
          ['error', 100, 0],
          ['unset', 0, 1000],
        ]),
        attribute('span.http.response.status_code', [
          [503, 100, 0],
          [200, 0, 1000],
        ]),
        attribute('span.request.id', ids)
      ),
      failed
    );
    expect(found).toEqual([]);
    expect(restating.map(({ key }) => key)).toContain('span.http.response.status_code');
    expect(restating.map(({ key }) => key)).toContain('status');
    expect(unique).toEqual(['span.request.id']);
  });

  it('compares numbers as numbers', () => {
    const items = Array.from({ length: 16 }, (_, index): Row => [index + 1, index < 8 ? 1 : 10, index < 8 ? 100 : 2]);
    const { numbers, found } = overRepresented(spans(attribute('span.app.cart.items', items)), {});
    expect(found).toEqual([]);
    expect(numbers[0]).toMatchObject({ key: 'span.app.cart.items', selected: { median: 12 }, others: { median: 5 } });
    expect(numbers[0]?.larger).toBeGreaterThan(0.9);
  });

  const counts = fc.tuple(fc.nat(40), fc.nat(40));
  const attributes = fc
    .uniqueArray(
      fc.tuple(fc.constantFrom('span.a', 'span.b', 'resource.c', 'name', 'status'), fc.array(counts, { maxLength: 5 })),
      {
        selector: ([key]) => key,
      }
    )
    .map((all) =>
      all.map(([key, rows]) =>
        attribute(
          key,
          rows.map(([a, b], index): Row => [`v${index}`, a, b])
        )
      )
    );

  it('puts each tested value in exactly one list, in whatever order attributes come', () => {
    fc.assert(
      fc.property(attributes, (some) => {
        const compared = { selected: 200, others: 200, attributes: some };
        const { found, carried, rest, restating } = overRepresented(compared, failed);
        const named = [...found, ...carried, ...rest, ...restating].map(({ key, value }) => `${key}=${value}`);
        expect(new Set(named).size).toBe(named.length);
        expect(overRepresented({ ...compared, attributes: [...some].reverse() }, failed)).toEqual(
          overRepresented(compared, failed)
        );
        found.forEach(({ falseDiscovery, difference }) => {
          expect(falseDiscovery).toBeLessThanOrEqual(mostFalse);
          expect(difference).toBeGreaterThanOrEqual(leastDifference);
        });
      })
    );
  });

  it('finds nothing on either side where nothing was counted', () => {
    expect(overRepresented({ selected: 0, others: 0, attributes: [] }, failed)).toMatchObject({ found: [], rest: [] });
  });
});

describe('what an attribute speaks of', () => {
  it.each([
    ['resource.service.version', 'version'],
    ['span.app.version', 'version'],
    ['resource.deployment.environment.name', 'where'],
    ['resource.k8s.pod.name', 'where'],
    ['resource.cloud.region', 'where'],
    ['span.http.route', 'operation'],
    ['name', 'operation'],
    ['span.app.user.tier', 'customer'],
    ['span.feature_flag.key', 'customer'],
    ['span.weather', 'other'],
  ])('%s: %s', (key, meaning) => expect(attributeMeaning(key)).toBe(meaning));

  it('restates a selection only of the kind that was made', () => {
    expect(restatesSelection('statusMessage', { failed: true })).toBe(true);
    expect(restatesSelection('status', { atLeast: ms(100) })).toBe(false);
    expect(restatesSelection('duration', { atLeast: ms(100) })).toBe(true);
    expect(restatesSelection('span.http.route', { failed: true })).toBe(false);
  });
});
