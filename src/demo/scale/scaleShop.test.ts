/** @jest-environment node */
import { healthOf } from '../../analysis/health';
import { readTraceId } from '../../model/ids';
import type { Red } from '../../model/red';
import { serviceKey, type ServiceId } from '../../model/service';
import { ms } from '../../model/units';
import { windowOf } from '../../model/window';
import { edgesOverTimeQuestion } from '../../telemetry/edgesOverTime';
import { redQuestion } from '../../telemetry/red';
import { edgesQuestion } from '../../telemetry/serviceGraph';
import { servicesQuestion } from '../../telemetry/services';
import { classic, metricScope, valueOf } from '../../telemetry/testing/scopes';
import { tempoGenerator } from '../../telemetry/conventions/tempoGenerator';
import { column, numbers } from '../testing/askDemo';
import { scaleSizes, type ScaleSize } from './environments';
import { slowed, spine } from './nodes';
import { anchor, asAnswers, askScale, edgesRefIds, servicesRefIds } from './testing/askScale';

const { graph: tempoGraph } = tempoGenerator;
const scope = metricScope({
  profile: {
    ...classic,
    namespaced: true,
    convention: { ...tempoGenerator, ...(tempoGraph ? { graph: { ...tempoGraph, firstBound: 0.0001 } } : {}) },
  },
  window: windowOf(anchor - 3_600_000, anchor),
  step: ms(60_000),
});

const servicesOf = (size: ScaleSize) =>
  valueOf(
    servicesQuestion(scope).read(
      asAnswers(askScale({ is: 'services' }, { size, refIds: servicesRefIds, step: 60_000 }))
    )
  );
const graphOf = (size: ScaleSize, of?: ServiceId) =>
  valueOf(
    edgesQuestion(scope).read(asAnswers(askScale({ is: 'edges', ...(of && { of }) }, { size, refIds: edgesRefIds })))
  );
const nested = (value: unknown) => JSON.stringify(value);

describe.each(scaleSizes)('a shop of %i services', (size) => {
  const services = servicesOf(size);
  const graph = graphOf(size);
  const health = healthOf(services, graph);
  const ofLevel = (level: string) =>
    services
      .filter(({ service }) => health.get(serviceKey(service))?.level === level)
      .map(({ service }) => service.name);

  it('has just so many services, and as many calls as such shops have', () => {
    expect(services).toHaveLength(size);
    expect(graph.edges.length).toBeGreaterThanOrEqual({ 50: 125, 100: 250, 500: 1690, 2000: 7990 }[size]);
    expect(graph.edges.length).toBeLessThanOrEqual({ 50: 130, 100: 260, 500: 1700, 2000: 8000 }[size]);
    expect(new Set(services.map(({ service }) => service.namespace)).size).toBe(
      { 50: 5, 100: 8, 500: 24, 2000: 60 }[size]
    );
    expect(new Set(graph.nodes.map(({ kind }) => kind))).toEqual(
      new Set(['service', 'user', 'database', 'queue', 'external'])
    );
    expect(new Set(graph.edges.map(({ kind }) => kind))).toEqual(new Set(['call', 'messaging', 'database', 'virtual']));
    expect(graph.edges.some(({ client, server }) => serviceKey(client) === serviceKey(server))).toBe(true);
  });

  it('shows its incident: one service fails, those who call it suffer, another is slow, all others are well', () => {
    expect(ofLevel('failing')).toEqual(['ledger-postings']);
    expect(ofLevel('degraded')).toEqual([slowed.name]);
    expect(ofLevel('affected')).toEqual(expect.arrayContaining(spine.slice(0, 5).map(({ name }) => name)));
    expect(ofLevel('affected').length + ofLevel('healthy').length).toBe(size - 2);
    const shares = spine.map(({ name }) => services.find(({ service }) => service.name === name)?.red.errors ?? 0);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('law: what comes in over calls is what a service says of itself', () => {
    const sums = new Map<string, { rate: number; failures: number }>();
    const requests = (red: Red) => ({ rate: red.rate ?? 0, failures: (red.rate ?? 0) * (red.errors ?? 0) });
    for (const { server, red } of graph.edges) {
      const sum = sums.get(serviceKey(server)) ?? { rate: 0, failures: 0 };
      const { rate, failures } = requests(red);
      sums.set(serviceKey(server), { rate: sum.rate + rate, failures: sum.failures + failures });
    }
    const called = services.filter(({ service }) => sums.has(serviceKey(service)));
    expect(called.length).toBeGreaterThan(0.97 * size);
    for (const { service, red } of called) {
      const { rate, failures } = requests(red);
      expect(sums.get(serviceKey(service))).toEqual({
        rate: expect.closeTo(rate, 8),
        failures: expect.closeTo(failures, 8),
      });
    }
  });

  it('tells the same of each call at each moment as the callee tells of itself', () => {
    const over = valueOf(
      edgesOverTimeQuestion(scope).read(
        asAnswers(
          askScale(
            { is: 'edges-over-time' },
            { size, refIds: ['rateOverTime', 'errorsOverTime', 'p95OverTime'], step: 60_000 }
          )
        )
      )
    );
    const sums = new Float64Array(61);
    over
      .filter(({ server }) => server.name === 'ledger-postings')
      .forEach(({ course }) => course.rate.values.forEach((rate, i) => (sums[i] = (sums[i] ?? 0) + (rate ?? 0))));
    const own = services.find(({ service }) => service.name === 'ledger-postings')?.course.rate.values ?? [];
    own.forEach((rate, i) => expect(sums[i]).toBeCloseTo(rate ?? 0, 9));
    expect(over).toHaveLength(graph.edges.length);
  });

  it('gives the same bytes each time', () => {
    const again = () => nested([...askScale({ is: 'edges' }, { size, refIds: edgesRefIds })]);
    expect(again()).toBe(again());
  });
});

describe('one service of a large shop', () => {
  const ledger = { name: 'ledger-postings', namespace: 'payments' };

  it('has the calls that touch it, the course of a call, and the version that made another slow', () => {
    const near = graphOf(500, ledger).edges;
    expect(near.every(({ client, server }) => [client.name, server.name].includes(ledger.name))).toBe(true);
    const client = { name: 'payments-ledger', namespace: 'payments' };
    const of = { is: 'edge', client, server: ledger } as const;
    const red = valueOf(
      redQuestion(of, scope).read(asAnswers(askScale({ is: 'red', of }, { size: 500, refIds: ['rate', 'duration'] })))
    );
    expect(red.errors.values.at(-1)).toBeGreaterThan(0.1);
    expect(red.exemplars.length).toBeGreaterThan(20);
    const versions = askScale({ is: 'versions' }, { size: 500, refIds: ['versions'] }).get('versions')?.frames ?? [];
    const ofSlowed = versions.filter(({ fields }) => fields[1]?.labels?.job === `catalog/${slowed.name}`);
    expect(ofSlowed).toHaveLength(2);
  });

  it('has traces that are made again from their ids, failed ones through where the incident is', () => {
    const found = askScale(
      { is: 'trace-search', want: { service: ledger, status: 'error' }, limit: 20, spansPerTrace: 3 },
      { size: 500, refIds: ['traces'] }
    ).get('traces')?.frames[0];
    expect(found?.length).toBe(20);
    for (const text of column(found, 'traceID')) {
      const traceId = readTraceId(text);
      const trace = traceId && askScale({ is: 'trace', traceId }, { size: 500, refIds: ['trace'] }).get('trace');
      const frame = trace?.frames[0];
      expect(frame?.length).toBeGreaterThanOrEqual(5);
      expect(frame?.length).toBeLessThanOrEqual(40);
      const failed = numbers(frame, 'statusCode').flatMap((code, i) => (code === 2 ? [i] : []));
      expect(failed.map((i) => column(frame, 'serviceName')[i])).toContain('ledger-postings');
    }
  });

  it('has traces of just one call', () => {
    const calls = { client: { name: 'payments-ledger' }, server: ledger, kind: 'call' } as const;
    const found = askScale(
      { is: 'trace-search', want: { calls }, limit: 5, spansPerTrace: 3 },
      { size: 2000, refIds: ['traces'] }
    );
    expect(found.get('traces')?.frames[0]?.length).toBe(5);
  });

  it('has lines of its own and of its traces', () => {
    const lines = askScale(
      { is: 'logs', of: { is: 'service', service: ledger.name }, way: '', levels: ['error'], limit: 10 },
      { size: 50, refIds: ['lines'] }
    ).get('lines')?.frames[0];
    expect(lines?.length).toBe(10);
    expect(nested(column(lines, 'Line'))).toContain('read-only');
  });

  it('is nobody’s where the shop has no such service or trace', () => {
    const nobody = { name: 'nobody' };
    const reply = askScale({ is: 'operations', service: nobody }, { size: 50, refIds: ['rate'] }).get('rate');
    expect(reply?.frames).toEqual([{ fields: [], length: 0, refId: 'rate' }]);
    const traceId = readTraceId('1');
    const trace = traceId && askScale({ is: 'trace', traceId }, { size: 50, refIds: ['trace'] }).get('trace');
    expect(trace?.error?.status).toBe(404);
  });
});
