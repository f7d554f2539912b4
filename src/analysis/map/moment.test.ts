import fc from 'fast-check';
import type { Edge, EdgeOverTime } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import type { Series } from '../../model/series';
import { epochMs, ms, perSecond, ratio } from '../../model/units';
import { windowOf } from '../../model/window';
import { healthOf } from '../health';
import { defaultThresholds } from '../ownTrouble';
import { edgeKey } from '../topology';
import { mapGraph, type MapKnown } from './mapGraph';
import { atMoment, mapOverTime, momentIndex, momentsOf, troubleCounts } from './moment';
import { withFigures } from './momentMap';
import { troublesOf } from './momentTrouble';

const step = 60_000;
const begin = 1_700_000_040_000;
const at = (index: number) => epochMs(begin + index * step);

type Values = ReadonlyArray<number | undefined>;

function series<Value extends number>(values: Values, unit: (value: number) => Value): Series<Value> {
  return {
    at: values.map((_, index) => at(index)),
    values: values.map((value) => (value === undefined ? undefined : unit(value))),
  };
}

interface Courses {
  readonly rate?: Values;
  readonly errors?: Values;
  readonly p95?: Values;
}

function courseOf({ rate = [], errors = [], p95 = [] }: Courses): ServiceRed['course'] {
  return { rate: series(rate, perSecond), errors: series(errors, ratio), p95: series(p95, ms) };
}

/** A service whose figures of the window are the means of its course. */
function service(name: string, courses: Courses): ServiceRed {
  const { rate, errors, p95 } = { rate: mean(courses.rate), errors: mean(courses.errors), p95: mean(courses.p95) };
  return {
    service: { name },
    red: {
      ...(rate === undefined ? {} : { rate: perSecond(rate) }),
      ...(errors === undefined ? {} : { errors: ratio(errors) }),
      ...(p95 === undefined ? {} : { duration: { p95: ms(p95) } }),
    },
    course: courseOf(courses),
  };
}

function mean(values: Values = []): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

const repeated = (value: number | undefined, times = 30): Values => new Array<number | undefined>(times).fill(value);
const between = (calm: number, loud: number, [from, to]: readonly [number, number], times = 30): Values =>
  Array.from({ length: times }, (_, index) => (index >= from && index < to ? loud : calm));

function call(client: string, server: string): Edge {
  return { client: { name: client }, server: { name: server }, kind: 'call', red: {} };
}

function through(client: string, server: string, courses: Courses): EdgeOverTime {
  return { client: { name: client }, server: { name: server }, kind: 'call', course: courseOf(courses) };
}

function known(services: readonly ServiceRed[], edges: readonly Edge[] = []): MapKnown {
  const graph = { nodes: [], edges };
  return { services, graph, health: healthOf(services, graph) };
}

const window = windowOf(begin - step, begin + 30 * step);

function overTime(map: MapKnown, edges?: readonly EdgeOverTime[]) {
  return mapOverTime(map, { edges, troubles: troublesOf(map.services, defaultThresholds), window });
}

function levelsOf(map: MapKnown) {
  return new Map([...map.health].map(([key, { level }]) => [key, level]));
}

describe('a moment of the map', () => {
  const shop = known([
    service('cart', { rate: repeated(10), errors: between(0, 0.2, [10, 15]), p95: repeated(40) }),
    service('ads', { rate: repeated(10), errors: repeated(0), p95: between(40, 200, [20, 30]) }),
  ]);

  it('shows trouble that has passed at its time and not afterwards', () => {
    const map = overTime(shop);
    expect(atMoment(map, at(9)).health.get('cart')).toEqual({ level: 'healthy', reasons: [] });
    expect(atMoment(map, at(12)).health.get('cart')?.level).toBe('failing');
    expect(atMoment(map, at(16)).health.get('cart')?.level).toBe('healthy');
  });

  it('tells since when, from the beginning of the trouble that it belongs to', () => {
    expect(atMoment(overTime(shop), at(12)).health.get('cart')?.reasons).toEqual([
      { kind: 'errors', level: 'failing', ratio: 0.2, perMinute: 120, quiet: 0, since: at(9) },
    ]);
    expect(atMoment(overTime(shop), at(25)).health.get('ads')?.reasons).toEqual([
      { kind: 'slow', level: 'failing', p95: 200, quiet: 40, times: 5, since: at(19) },
    ]);
  });

  it('is well before trouble began that the whole window is judged by', () => {
    expect(shop.health.get('ads')?.level).toBe('failing');
    expect(atMoment(overTime(shop), at(5)).health.get('ads')?.level).toBe('healthy');
  });

  it('has the figures of its own points, of services and of edges', () => {
    const edges = [through('cart', 'ads', { rate: repeated(3), errors: between(0, 0.5, [4, 5]) })];
    const moment = atMoment(overTime(known(shop.services, [call('cart', 'ads')]), edges), at(4));
    expect(moment.graph.edges.map(({ red }) => red)).toEqual([{ rate: 3, errors: 0.5 }]);
    expect(moment.services[1]?.red).toEqual({ rate: 10, errors: 0, duration: { p95: 40 } });
  });

  it('has no data where nothing was measured, which is not well', () => {
    const rate = between(10, 0, [9, 9]).map((value, index) => (index === 7 ? undefined : value));
    const gap = known([...shop.services, service('mail', { rate })], [call('cart', 'mail')]);
    const moment = atMoment(overTime(gap, []), at(7));
    expect(moment.health.get('mail')?.level).toBe('no-data');
    expect(moment.services[2]?.red).toEqual({ rate: undefined, errors: undefined });
    expect(moment.graph.edges[0]?.red).toEqual({});
    expect(atMoment(overTime(gap), at(8)).health.get('mail')?.level).toBe('healthy');
  });

  it('does not call a single failure of a quiet service trouble', () => {
    const quiet = service('mail', { rate: repeated(1 / 60), errors: between(0, 1, [5, 6]) });
    expect(atMoment(overTime(known([quiet])), at(5)).health.get('mail')?.level).toBe('healthy');
    const busy = service('mail', { rate: repeated(1 / 60), errors: between(0, 1, [5, 9]) });
    expect(atMoment(overTime(known([busy])), at(5)).health.get('mail')?.level).toBe('failing');
  });

  it('explains trouble by the calls of that moment', () => {
    const errors = between(0, 0.2, [10, 30]);
    const both = [service('shop', { rate: repeated(10), errors }), service('cart', { rate: repeated(10), errors })];
    const map = known(both, [call('shop', 'cart')]);
    const edges = [through('shop', 'cart', { rate: repeated(10), errors })];
    expect(atMoment(overTime(map, edges), at(12)).health.get('shop')?.level).toBe('affected');
    expect(atMoment(overTime(map), at(12)).health.get('shop')?.level).toBe('affected');
    const other = [through('shop', 'cart', { rate: repeated(0.1), errors })];
    expect(atMoment(overTime(map, other), at(12)).health.get('shop')?.level).toBe('failing');
  });

  it('takes the edge point that looks back over it where edges were asked in longer steps', () => {
    const coarse: EdgeOverTime = {
      ...through('cart', 'ads', {}),
      course: { ...courseOf({}), rate: { at: [at(0), at(5), at(10)], values: [1, 2, 3].map(perSecond) } },
    };
    const map = overTime(known(shop.services, [call('cart', 'ads')]), [coarse]);
    const rates = [3, 5, 6, 11].map((index) => atMoment(map, at(index)).graph.edges[0]?.red.rate);
    expect(rates).toEqual([2, 2, 3, undefined]);
  });

  it('is the whole window where nothing was ever measured', () => {
    const map = known([service('mail', {})]);
    expect(atMoment(overTime(map), at(3))).toBe(map);
    expect(momentIndex([], at(3))).toBe(-1);
  });

  it('asked for between two points is the one that looks back over it, and beyond the last the last', () => {
    const moments = overTime(shop).moments;
    expect(momentIndex(moments, epochMs(at(3) - 1))).toBe(3);
    expect(momentIndex(moments, at(3))).toBe(3);
    expect(momentIndex(moments, epochMs(0))).toBe(0);
    expect(momentIndex(moments, at(99))).toBe(29);
  });

  it('counts who is in trouble at each', () => {
    const counts = troubleCounts(overTime(shop));
    expect(counts).toHaveLength(30);
    expect(counts[12]).toEqual({ at: at(12), failing: 1, degraded: 0 });
    expect(counts[0]).toEqual({ at: at(0), failing: 0, degraded: 0 });
  });
});

describe('a map with the figures of a moment', () => {
  it('has the same places and links, each with the figures of its edges then', () => {
    const errors = between(0, 0.5, [4, 9]);
    const edges = [through('shop', 'cart', { rate: repeated(3), errors })];
    const both = known([service('shop', {}), service('cart', { rate: repeated(3), errors })], [call('shop', 'cart')]);
    const whole = mapGraph(both, { opened: [] });
    const then = withFigures(whole, atMoment(overTime(both, edges), at(5)));
    expect(then.places).toBe(whole.places);
    expect(then.links.map(({ key }) => key)).toEqual(whole.links.map(({ key }) => key));
    expect(then.links[0]?.red).toEqual({ rate: 3, errors: 0.5 });
    expect(then.links[0]?.edges[0]?.red).toEqual({ rate: 3, errors: 0.5 });
  });
});

describe('laws of moments', () => {
  const figure = (max: number) => fc.option(fc.double({ min: 0, max, noNaN: true }), { nil: undefined });
  const constant = fc.record({ rate: figure(500), errors: figure(1), p95: figure(5000) });
  const values = (max: number) => fc.array(figure(max), { minLength: 12, maxLength: 12 });
  const any = fc.record({ rate: values(50), errors: values(1), p95: values(1000) });
  const calls = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 12 });

  it('a constant course has the level of the window at every moment', () => {
    fc.assert(
      fc.property(fc.array(constant, { maxLength: 6 }), calls, (courses, pairs) => {
        const services = courses.map(({ rate, errors, p95 }, index) => {
          const course = { rate: repeated(rate), errors: repeated(errors), p95: repeated(p95) };
          const figures = service(`s${index}`, course);
          const red = { ...(rate === undefined ? {} : { rate: perSecond(rate) }) };
          const failing = errors === undefined ? {} : { errors: ratio(errors) };
          return {
            ...figures,
            red: { ...red, ...failing, ...(p95 === undefined ? {} : { duration: { p95: ms(p95) } }) },
          };
        });
        const map = known(
          services,
          pairs.map(([from, to]) => call(`s${from}`, `s${to}`))
        );
        const over = overTime(map);
        over.moments.forEach((moment) => expect(levelsOf(atMoment(over, moment))).toEqual(levelsOf(map)));
      }),
      { numRuns: 60 }
    );
  });

  it('moments lie in the window and rise, and no place or edge appears that the window does not have', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), calls, fc.nat(20), (courses, pairs, length) => {
        const services = courses.map((course, index) => service(`s${index}`, course));
        const edges = pairs.map(([from, to]) => call(`s${from}`, `s${to}`));
        const narrow = windowOf(begin, begin + length * step);
        const moments = momentsOf(services, [], narrow);
        moments.forEach((moment, index) => {
          expect(moment).toBeGreaterThanOrEqual(narrow.from);
          expect(moment).toBeLessThanOrEqual(narrow.to);
          expect(moment).toBeGreaterThan(moments[index - 1] ?? 0);
        });
        const foreign = through('nobody', 'knows', { rate: repeated(1, 12) });
        const map = known(services, edges);
        const moment = atMoment(overTime(map, [foreign]), at(length));
        expect(moment.graph.nodes).toEqual(map.graph.nodes);
        expect(moment.graph.edges.map(edgeKey)).toEqual(edges.map(edgeKey));
        expect([...moment.health.keys()]).toEqual([...map.health.keys()]);
      }),
      { numRuns: 60 }
    );
  });

  it('who is in trouble on the map is who is counted', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (courses) => {
        const over = overTime(known(courses.map((course, index) => service(`s${index}`, course))));
        troubleCounts(over).forEach(({ at: moment, failing, degraded }) => {
          const levels = [...levelsOf(atMoment(over, moment)).values()];
          const isTroubled = (level: string) => level !== 'healthy' && level !== 'no-data';
          expect(levels.filter(isTroubled)).toHaveLength(failing + degraded);
        });
      }),
      { numRuns: 60 }
    );
  });
});
