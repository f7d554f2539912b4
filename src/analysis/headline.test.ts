import fc from 'fast-check';
import type { Edge, ServiceGraph } from '../model/graph';
import type { ServiceRed } from '../model/red';
import { serviceKey } from '../model/service';
import { calls, told, toldOnset, toldWindow } from '../model/testing/told';
import { ms, ratio } from '../model/units';
import { headline } from './headline';
import { healthOf } from './health';

const graphOf = (...edges: Edge[]): ServiceGraph => ({ nodes: [], edges });

describe('the headline', () => {
  const services = [
    told('frontend', { rate: 400, errors: [0, 0.03], p95: [200, 1600] }),
    told('recommendation', { rate: 100, errors: [0, 0.12], p95: [60, 1420] }),
    told('cart'),
  ];
  const user = { service: { name: 'user' }, kind: 'user' as const };
  const graph: ServiceGraph = {
    nodes: [user],
    edges: [calls('user', 'frontend'), calls('frontend', 'recommendation', { rate: 100, errors: 0.04 })],
  };
  const told3 = (some: ServiceRed[], graph?: ServiceGraph) =>
    headline({ services: some, health: healthOf(some, graph), graph, window: toldWindow });

  it('counts requests where users come in, since the trouble began, and names its cause', () => {
    const facts = told3(services, graph);
    expect(facts).toMatchObject({
      kind: 'errors',
      level: 'failing',
      attention: 1,
      affected: 1,
      of: 3,
      since: toldOnset,
      hurt: [{ service: { name: 'recommendation' } }],
    });
    expect(facts.failing).toBeCloseTo(0.03, 9);
    expect(facts.failures).toBeCloseTo(12, 9);
  });

  it('speaks of slowness where nothing fails', () => {
    expect(told3([told('cart', { p95: [50, 400] }), told('shop')])).toMatchObject({
      kind: 'slow',
      failing: 0,
      since: toldOnset,
      hurt: [{ slow: { p95: 400, quiet: 50, times: 8 } }],
    });
  });

  it('says next to the failures when these began, not when it became slow', () => {
    const earlier = told('recommendation', { rate: 100, errors: [0, 0.12] });
    const { at } = earlier.course.p95;
    const slowFrom = at[30];
    const values = at.map((time) => ms(slowFrom !== undefined && time > slowFrom ? 900 : 60));
    const slowFirst = { ...earlier, course: { ...earlier.course, p95: { at, values } } };
    const [entry] = services;
    const facts = told3(entry ? [entry, slowFirst] : [], graph);
    expect(facts).toMatchObject({ kind: 'errors', since: toldOnset, hurt: [{ slow: { since: slowFrom } }] });
  });

  it('counts the failures of the end, not of all the time since they began', () => {
    const [entry, ...others] = services;
    const grown = (entry ? [entry] : []).map((one) => {
      const { at, values } = one.course.errors;
      const risen = values.map((value, index) => (index >= values.length - 3 ? ratio(0.09) : value));
      return { ...one, course: { ...one.course, errors: { at, values: risen } } };
    });
    expect(told3([...grown, ...others], graph).failing).toBeCloseTo(0.09, 9);
  });

  it('names every service through which requests fail, the worst first', () => {
    const two = [...services, told('payment', { rate: 20, errors: [0, 0.06] })];
    const both = { ...graph, edges: [...graph.edges, calls('frontend', 'payment', { rate: 20, errors: 0.02 })] };
    expect(told3(two, both).hurt.map(({ service }) => service.name)).toEqual(['recommendation', 'payment']);
  });

  it('blames nobody for failures that stay inside: behind a message, or behind who bears them', () => {
    const inside = [told('shop', { errors: [0.002, 0.002] }), told('stock'), told('mail', { errors: [0.04, 0.04] })];
    const calm = calls('shop', 'stock', { rate: 100, errors: 0 });
    for (const kind of ['messaging', 'call'] as const) {
      const facts = told3(inside, graphOf(calm, { ...calls('stock', 'mail', { rate: 100, errors: 0.04 }), kind }));
      expect(facts).toMatchObject({ kind: 'hurt', level: 'degraded', hurt: [{ service: { name: 'mail' } }] });
      expect(facts.failing).toBeCloseTo(0.002, 9);
      expect(facts.since).toBeUndefined();
    }
    const [entry, , mail] = inside;
    const sent = { ...calls('shop', 'mail', { rate: 100, errors: 0.04 }), kind: 'messaging' as const };
    const failing = told('shop', { errors: [0, 0.04] });
    expect(told3(entry && mail ? [entry, mail] : [], graphOf(sent)).kind).toBe('hurt');
    expect(told3(mail ? [failing, mail] : [], graphOf(sent)).hurt).toMatchObject([{ service: { name: 'shop' } }]);
  });

  it('is calm when all is well, and silent when there is nothing', () => {
    expect(told3([told('cart')])).toMatchObject({ kind: 'all-well', attention: 0, of: 1, failing: 0 });
    expect(told3([{ ...told('cart'), red: {} }])).toMatchObject({ kind: 'no-data' });
    expect(told3([])).toMatchObject({ kind: 'no-data', of: 0 });
  });

  it('counts at services nobody calls when users are not in the graph', () => {
    const facts = told3(services, graphOf(calls('frontend', 'recommendation'), calls('frontend', 'cart')));
    expect(facts.failures).toBeCloseTo(12, 9);
  });

  const anyFigures = fc.array(fc.tuple(fc.constantFrom(0, 0.02, 0.3), fc.constantFrom(50, 900)), { maxLength: 6 });
  const anyEdges = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.option(fc.constantFrom(0, 0.05, 0.5))), {
    maxLength: 12,
  });

  it('law: who is blamed is hurt, and some entry fails; who is not hurt is not named', () => {
    fc.assert(
      fc.property(anyFigures, anyEdges, (figures, pairs) => {
        const some = figures.map(([errors, p95], i) => told(`s${i}`, { errors: [0, errors], p95: [50, p95] }));
        const edges = pairs.map(([a, b, errors]) => calls(`s${a}`, `s${b}`, { errors: errors ?? undefined }));
        const facts = told3(some, graphOf(...edges));
        const levels = healthOf(some, graphOf(...edges));
        for (const { service, level } of facts.hurt) {
          expect(levels.get(serviceKey(service))?.level).toBe(level);
        }
        expect(facts.hurt.length > 0).toBe(facts.attention > 0);
        expect(facts.level !== undefined).toBe(facts.attention > 0);
        expect(facts.kind === 'errors' && (facts.failing ?? 0) === 0).toBe(false);
      })
    );
  });
});
