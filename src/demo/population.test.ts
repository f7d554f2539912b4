/** @jest-environment node */
import { evenRanks, populationSize } from './chance';
import { quiet, stretchesOf } from './incidents';
import { journeys, services } from './journeys';
import { places } from './places';
import { cellOf, fate, populationOf, type Population } from './population';
import { tallyOf } from './tally';

const seoul = places[0] ?? fail();
const made = (id: string, condition = quiet): Population =>
  populationOf({
    shapes: journeys.find((journey) => journey.id === id)?.shapes ?? fail(),
    condition,
    seed: 'test',
    slowness: 1,
  });

function fail(): never {
  throw new Error('The shop has changed');
}

describe('the ranks of a population', () => {
  it('are each met once', () => {
    expect(new Set(evenRanks(7)).size).toBe(populationSize);
  });

  it('are spread evenly over any aligned run of requests', () => {
    const ranks = evenRanks(7);
    for (let run = 0; run < populationSize; run += 32) {
      const sixteenths = new Set([...ranks.subarray(run, run + 32)].map((rank) => Math.floor(rank / 16)));
      expect(sixteenths.size).toBe(32);
    }
  });
});

describe('a population', () => {
  it('fails exactly the share that its condition says', () => {
    const { shapes, fates } = made('checkout', { ...quiet, cardErrors: 0.06 });
    const card = shapes.findIndex((shape) => shape.peer?.name === 'card-processor.example');
    const failed = [...fates.subarray(card * populationSize, (card + 1) * populationSize)].filter(
      (became) => became === fate.faulty
    );
    expect(failed).toHaveLength(31);
  });

  it('skips what would have come after a failed call', () => {
    const { shapes, fates } = made('checkout', { ...quiet, cardErrors: 0.06 });
    const at = (operation: string) => shapes.findIndex((shape) => shape.operation === operation) * populationSize;
    for (let m = 0; m < populationSize; m++) {
      if (fates[at('Charge') + m] === fate.failed) {
        expect(fates[at('ShipOrder') + m]).toBe(fate.absent);
        expect(fates[at('orders process') + m]).toBe(fate.absent);
        expect(fates[m]).toBe(fate.failed);
      }
    }
  });

  it('has every span inside its parent, consumers after their producer', () => {
    for (const journey of journeys) {
      const troubled = made(journey.id, { ...quiet, cacheErrors: 0.1, cacheMisses: 0.9, cardErrors: 0.06 });
      expect(misplaced(troubled)).toEqual([]);
    }
  });

  it('takes longer under the failing cache, member by member', () => {
    const [before, after] = [
      made('recommendations'),
      made('recommendations', { ...quiet, cacheMisses: 0.98, missSlowness: 27 }),
    ];
    const slower = [...before.durations.subarray(0, populationSize)].filter(
      (duration, m) => (after.durations[m] ?? 0) > 2 * duration
    );
    expect(slower.length / populationSize).toBeGreaterThan(0.9);
  });
});

/** Spans that are not where their parents allow them to be. */
function misplaced(population: Population): string[] {
  return population.shapes.flatMap((shape, s) =>
    Array.from({ length: populationSize }, (_, m) => m)
      .filter((m) => shape.parent >= 0 && population.fates[cellOf(s, m)] !== fate.absent)
      .filter((m) => !isPlaced(edgesOf(population, s, m), edgesOf(population, shape.parent, m), shape.kind))
      .map((m) => `${shape.operation} ${m}`)
  );
}

function edgesOf({ starts, durations, fates }: Population, s: number, m: number) {
  const start = starts[cellOf(s, m)] ?? NaN;
  return { there: fates[cellOf(s, m)] !== fate.absent, start, end: start + (durations[cellOf(s, m)] ?? NaN) };
}

function isPlaced(span: ReturnType<typeof edgesOf>, parent: ReturnType<typeof edgesOf>, kind: string): boolean {
  const inside = span.start >= parent.start && span.end <= parent.end + 1e-9;
  return parent.there && (kind === 'consumer' ? span.start >= parent.end : inside);
}

describe('the incident', () => {
  it('brings no series that a quiet day does not have', () => {
    for (const journey of journeys.filter(({ trouble }) => trouble !== undefined)) {
      for (const place of places) {
        const of = (condition: typeof quiet) =>
          populationOf({ shapes: journey.shapes, condition, seed: `${place.environment}/${journey.id}`, slowness: 1 });
        const names = (population: Population) => [
          ...tallyOf(population).spans.map((span) => `${span.service} ${span.operation} ${span.failed}`),
          ...tallyOf(population).edges.map(
            (edge) => `${edge.client} ${edge.server} ${edge.connection} ${edge.failures > 0}`
          ),
        ];
        const known = new Set(names(of(quiet)));
        for (const { condition } of stretchesOf(place, journey.trouble)) {
          expect(names(of(condition)).filter((name) => !known.has(name))).toEqual([]);
        }
      }
    }
  });

  it('is over an hour after the anchor, and never reaches staging', () => {
    expect(stretchesOf(seoul, 'cache').at(-1)).toMatchObject({ from: 3_600_000, condition: quiet });
    expect(stretchesOf(places[2] ?? fail(), 'cache')).toHaveLength(1);
    expect(stretchesOf(places[2] ?? fail(), 'card')).toHaveLength(1);
  });
});

it('is a shop of 15 to 20 services, one of them with a Korean name', () => {
  expect(services.length).toBeGreaterThanOrEqual(15);
  expect(services.length).toBeLessThanOrEqual(20);
  expect(services.some((service) => /[가-힣]/.test(service))).toBe(true);
});
