import fc from 'fast-check';
import type { Edge, ServiceGraph } from '../model/graph';
import type { ServiceRed } from '../model/red';
import { serviceKey } from '../model/service';
import { calls, told, toldOnset } from '../model/testing/told';
import { ms, perSecond, ratio } from '../model/units';
import { healthOf, worstFirst, type HealthLevel } from './health';

const graphOf = (...edges: Edge[]): ServiceGraph => ({ nodes: [], edges });
const levelsOf = (services: ServiceRed[], graph?: ServiceGraph): Record<string, HealthLevel> =>
  Object.fromEntries([...healthOf(services, graph)].map(([key, health]) => [key, health.level]));

describe('the health of a service', () => {
  it('is failing from 5 % errors, degraded from 1 %, and says since when and how many', () => {
    const services = [
      told('a', { errors: [0, 0.08] }),
      told('b', { errors: [0, 0.02] }),
      told('c', { errors: [0, 0.002] }),
    ];
    expect(levelsOf(services)).toEqual({ a: 'failing', b: 'degraded', c: 'healthy' });
    const [reason] = healthOf(services).get('a')?.reasons ?? [];
    expect(reason).toMatchObject({ kind: 'errors', quiet: 0, since: toldOnset });
    expect(reason?.kind === 'errors' && reason.ratio).toBeCloseTo(0.08, 9);
    expect(reason?.kind === 'errors' && reason.perMinute).toBeCloseTo(480, 6);
  });

  it('is not in trouble over errors it always has, unless they are many', () => {
    const services = [told('a', { errors: [0.015, 0.019] }), told('b', { errors: [0.04, 0.04] })];
    expect(levelsOf(services)).toEqual({ a: 'healthy', b: 'degraded' });
  });

  it('has failed since before the window where it failed before it got worse', () => {
    const [reason] = healthOf([told('a', { errors: [0.08, 0.2] })]).get('a')?.reasons ?? [];
    expect(reason).toMatchObject({ kind: 'errors', level: 'failing' });
    expect(reason).not.toHaveProperty('since');
  });

  it('is judged by its own quiet level when slow', () => {
    const services = [told('a', { p95: [50, 300] }), told('b', { p95: [50, 120] }), told('c', { p95: [900, 950] })];
    expect(levelsOf(services)).toEqual({ a: 'failing', b: 'degraded', c: 'healthy' });
    expect(healthOf(services).get('a')?.reasons).toEqual([
      {
        kind: 'slow',
        level: 'failing',
        p95: 300,
        quiet: 50,
        times: 6,
        latest: { p95: 300, times: 6 },
        since: toldOnset,
      },
    ]);
  });

  it('is told by its latest figures where it rose, and by none of them where it did not', () => {
    const { course, ...rest } = told('a', { errors: [0, 0.08], p95: [50, 300] });
    const grown = (values: ReadonlyArray<number | undefined>, to: number) =>
      values.map((value, index) => (index >= values.length - 3 ? to : value));
    const errors = { at: course.errors.at, values: grown(course.errors.values, 0.12).map((one) => ratio(one ?? 0)) };
    const p95 = { at: course.p95.at, values: grown(course.p95.values, 900).map((one) => ms(one ?? 0)) };
    expect(healthOf([{ ...rest, course: { ...course, errors, p95 } }]).get('a')?.reasons).toMatchObject([
      { kind: 'errors', latest: 0.12, since: toldOnset },
      { kind: 'slow', p95: 300, latest: { p95: 900, times: 18 }, since: toldOnset },
    ]);
    const [steady] = healthOf([told('b', { errors: [0.04, 0.04] })]).get('b')?.reasons ?? [];
    expect(steady).toMatchObject({ kind: 'errors', latest: undefined });
  });

  it('is not in trouble over a few requests or a few milliseconds', () => {
    const services = [told('rare', { rate: 0.001, errors: [0, 1], p95: [50, 900] }), told('fast', { p95: [0.5, 3] })];
    expect(levelsOf(services)).toEqual({ rare: 'healthy', fast: 'healthy' });
  });

  it('is unknown without traffic, which is not health', () => {
    const silent: ServiceRed = { ...told('a'), red: {} };
    expect(healthOf([silent]).get('a')).toEqual({ level: 'no-data', reasons: [{ kind: 'no-traffic' }] });
    expect(levelsOf([{ ...silent, red: { rate: perSecond(0) } }])).toEqual({ a: 'no-data' });
  });

  it('is affected when its failures are those of its calls', () => {
    const services = [
      told('frontend', { rate: 400, errors: [0, 0.03] }),
      told('recommendation', { errors: [0, 0.12] }),
    ];
    const graph = graphOf(calls('frontend', 'recommendation', { rate: 100, errors: 0.04 }));
    expect(levelsOf(services, graph)).toEqual({ frontend: 'affected', recommendation: 'failing' });
    expect(healthOf(services, graph).get('frontend')?.reasons[0]).toEqual({
      kind: 'through',
      callee: { name: 'recommendation' },
      cause: { name: 'recommendation' },
      hops: 1,
      by: 'errors',
      share: 1,
    });
  });

  it('is its own when its calls fail far less than itself', () => {
    const services = [told('frontend', { rate: 400, errors: [0, 0.3] }), told('recommendation', { errors: [0, 0.12] })];
    const graph = graphOf(calls('frontend', 'recommendation', { rate: 100, errors: 0.04 }));
    expect(levelsOf(services, graph)).toEqual({ frontend: 'failing', recommendation: 'failing' });
  });

  it('is affected even where errors it always had outnumber the new ones', () => {
    const services = [told('checkout', { errors: [0.015, 0.06] }), told('payment', { errors: [0.004, 0.049] })];
    const graph = graphOf(calls('checkout', 'payment', { rate: 100, errors: 0.004 + 0.045 / 3 }));
    expect(levelsOf(services, graph)).toEqual({ checkout: 'affected', payment: 'degraded' });
  });

  it('is affected when it waits for a callee that became slow', () => {
    const services = [told('frontend', { p95: [200, 1600] }), told('recommendation', { p95: [60, 1420] })];
    const graph = graphOf(calls('frontend', 'recommendation', { rate: 10 }));
    expect(levelsOf(services, graph)).toEqual({ frontend: 'affected', recommendation: 'failing' });
  });

  it('is not excused by a message it sent', () => {
    const services = [told('shop', { errors: [0, 0.1] }), told('mail', { errors: [0, 0.1] })];
    const graph = graphOf({ ...calls('shop', 'mail', { rate: 100, errors: 0.1 }), kind: 'messaging' });
    expect(levelsOf(services, graph)).toEqual({ shop: 'failing', mail: 'failing' });
  });

  it('names a callee without figures of its own but stays in trouble', () => {
    const services = [told('payment', { errors: [0, 0.06] })];
    const graph = graphOf(calls('payment', 'card-provider', { rate: 100, errors: 0.02 }));
    const health = healthOf(services, graph).get('payment');
    expect(health?.level).toBe('failing');
    expect(health?.reasons).toMatchObject([{ kind: 'errors' }, { kind: 'through', callee: { name: 'card-provider' } }]);
  });

  it('hands a cause on along a chain', () => {
    const services = ['a', 'b', 'c'].map((name) => told(name, { errors: [0, 0.1] }));
    const graph = graphOf(calls('a', 'b'), calls('b', 'c'));
    const health = healthOf(services, graph);
    expect(levelsOf(services, graph)).toEqual({ a: 'affected', b: 'affected', c: 'failing' });
    expect(health.get('a')?.reasons[0]).toMatchObject({ callee: { name: 'b' }, cause: { name: 'c' }, hops: 2 });
    expect(worstFirst(services, health).map(({ service }) => service.name)).toEqual(['c', 'b', 'a']);
  });

  it('has a cause even where services blame each other', () => {
    const services = [told('a', { errors: [0, 0.1] }), told('b', { errors: [0, 0.2] })];
    const graph = graphOf(calls('a', 'b'), calls('b', 'a'));
    expect(levelsOf(services, graph)).toEqual({ a: 'affected', b: 'failing' });
  });

  const anyServices = fc.array(
    fc.tuple(fc.constantFrom(0, 0.02, 0.3), fc.constantFrom(50, 130, 900), fc.constantFrom(0, 1, 300)),
    { maxLength: 8 }
  );
  const anyEdges = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.option(fc.constantFrom(0, 0.05, 0.5))), {
    maxLength: 20,
  });
  const world = (services: Array<[number, number, number]>, edges: Array<[number, number, number | null]>) => ({
    services: services.map(([errors, p95, rate], i) => told(`s${i}`, { errors: [0, errors], p95: [50, p95], rate })),
    graph: graphOf(
      ...edges.map(([a, b, errors]) => calls(`s${a}`, `s${b}`, { rate: 50, errors: errors ?? undefined }))
    ),
  });

  it('law: trouble always has a cause, and no affected service stands above its cause', () => {
    fc.assert(
      fc.property(anyServices, anyEdges, (figures, pairs) => {
        const { services, graph } = world(figures, pairs);
        const health = healthOf(services, graph);
        const order = worstFirst(services, health).map(({ service }) => serviceKey(service));
        expect([...order].sort()).toEqual(services.map(({ service }) => serviceKey(service)).sort());
        for (const [key, { level, reasons }] of health) {
          const through = reasons.filter((reason) => reason.kind === 'through');
          expect(level === 'affected' && through.length === 0).toBe(false);
          for (const { cause } of level === 'affected' ? through : []) {
            expect(['failing', 'degraded', undefined]).toContain(health.get(serviceKey(cause))?.level);
            expect(order.indexOf(serviceKey(cause))).toBeLessThan(order.indexOf(key));
          }
        }
      })
    );
  });

  it('law: the order in which services and edges are read does not matter', () => {
    fc.assert(
      fc.property(anyServices, anyEdges, (figures, pairs) => {
        const { services, graph } = world(figures, pairs);
        const there = healthOf(services, graph);
        const back = healthOf([...services].reverse(), { ...graph, edges: [...graph.edges].reverse() });
        expect([...back.entries()].reverse().map(([key, { level }]) => [key, level])).toEqual(
          [...there.entries()].map(([key, { level }]) => [key, level])
        );
      })
    );
  });
});

describe('the order of services', () => {
  it('is by level, then by failures, then by rate', () => {
    const services = [
      told('calm'),
      told('calm-busy', { rate: 900 }),
      told('degraded', { errors: [0, 0.02] }),
      told('failing-busy', { rate: 200, errors: [0, 0.2] }),
      told('failing', { errors: [0, 0.2] }),
      { ...told('silent'), red: {} },
    ];
    expect(worstFirst(services, healthOf(services)).map(({ service }) => service.name)).toEqual([
      'failing-busy',
      'failing',
      'degraded',
      'calm-busy',
      'calm',
      'silent',
    ]);
  });
});
