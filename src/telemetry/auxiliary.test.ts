import fc from 'fast-check';
import { auxiliaryPattern, isAuxiliary } from './auxiliary';
import { auxiliaryQuestion, operationsQuestion } from './operations';
import { redQuestion } from './red';
import { servicesQuestion } from './services';
import { traceqlNotNamed } from './traceql';
import { classic, metricScope, promqlOf } from './testing/scopes';

const pattern = auxiliaryPattern();

describe('auxiliary operations', () => {
  it.each([
    '/health',
    '/healthz',
    'GET /healthz',
    'HEAD /healthz/',
    'HTTP GET /livez',
    'GET /health/ready',
    'GET /readyz',
    '/ready',
    '/live',
    'GET /ping',
    '/metrics',
    'GET /status/health',
    'GET /actuator/health',
    'GET /actuator/health/liveness',
    '/actuator/prometheus',
    'grpc.health.v1.Health/Check',
    '/grpc.health.v1.Health/Watch',
    'grpc.health.v1.Health',
    'grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo',
  ])('are known by a name such as %s', (name) => {
    expect(isAuxiliary(name, pattern)).toBe(true);
  });

  it.each([
    '',
    'GET /',
    'GET /healthcare',
    'GET /health/records',
    'POST /api/metrics',
    'GET /pings',
    'GET /actuator/env',
    'shop.Health/Check',
    'GetHealth',
    'get /healthz and more',
    'GET /products/ping',
  ])('are not mistaken for %j, which serves people', (name) => {
    expect(isAuxiliary(name, pattern)).toBe(false);
  });

  it('count like any other where the environment says so', () => {
    expect(auxiliaryPattern({ auxiliary: { counted: true, operations: ['*'] } })).toBeUndefined();
    expect(isAuxiliary('GET /healthz', undefined)).toBe(false);
  });

  it('are also those that the environment names, taken literally but for the star', () => {
    const further = auxiliaryPattern({ auxiliary: { operations: ['GET /internal/*', 'a+b', ''] } });
    expect(isAuxiliary('GET /internal/dump', further)).toBe(true);
    expect(isAuxiliary('GET /internally', further)).toBe(false);
    expect(isAuxiliary('a+b', further)).toBe(true);
    expect(isAuxiliary('aab', further)).toBe(false);
    expect(isAuxiliary('', further)).toBe(false);
    expect(isAuxiliary('GET /healthz', further)).toBe(true);
  });

  it('can be named by any text at all', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(name, fc.string({ unit: 'binary' }), (one, rest) => {
        const text = one.replaceAll('*', 'x').replace(/\p{Surrogate}/gu, 'x');
        const own = auxiliaryPattern({ auxiliary: { operations: [`${text}*`] } });
        expect(isAuxiliary(`${text}${rest}`, own)).toBe(true);
      })
    );
  });
});

describe('questions of metrics without auxiliary operations', () => {
  const without = 'GET /healthz|/x\\.y';
  const literal = '"GET /healthz|/x\\\\.y"';

  it('leave out the span names that fit', () => {
    const { rate } = promqlOf(servicesQuestion(metricScope({ without })));
    expect(rate).toContain(`span_name!~${literal}`);
  });

  it('say in what they are about that something is left out, for sources that read no queries', () => {
    expect(servicesQuestion(metricScope({ without })).about).toEqual({ is: 'services', without });
    expect(servicesQuestion(metricScope()).about).toEqual({ is: 'services' });
    expect(redQuestion({ is: 'environment' }, metricScope({ without })).about).toMatchObject({ without });
  });

  it('leave out nothing of an operation that was asked for by its name', () => {
    const question = redQuestion(
      { is: 'operation', service: { name: 'cart' }, operation: 'GET /healthz' },
      metricScope({ without })
    );
    expect(promqlOf(question).rate).not.toContain('!~');
    expect(question.about).not.toHaveProperty('without');
  });

  const speaking = (operation: readonly string[]) => ({
    ...classic,
    convention: { ...classic.convention, requests: { ...classic.convention.requests, operation } },
  });

  it('ask each label of an operation, since a gRPC service has its own beside the method', () => {
    const { rate } = promqlOf(
      servicesQuestion(metricScope({ profile: speaking(['rpc_service', 'rpc_method']), without }))
    );
    expect(rate).toContain(`rpc_service!~${literal}`);
    expect(rate).toContain(`rpc_method!~${literal}`);
  });

  it('stay as they are where operations are not told apart', () => {
    const profile = speaking([]);
    expect(promqlOf(servicesQuestion(metricScope({ profile, without })))).toEqual(
      promqlOf(servicesQuestion(metricScope({ profile })))
    );
    expect(auxiliaryQuestion({ name: 'cart' }, metricScope({ profile, without }))).toBeUndefined();
  });

  it('are joined by one about what is left out, which together are all there is', () => {
    const left = auxiliaryQuestion({ name: 'cart' }, metricScope({ without }));
    expect(left?.about).toEqual({ is: 'auxiliary-operations', service: { name: 'cart' }, only: without });
    expect(left && promqlOf(left).rate).toContain(`span_name=~${literal}`);
    expect(promqlOf(operationsQuestion({ name: 'cart' }, metricScope({ without }))).rate).toContain(
      `span_name!~${literal}`
    );
    expect(auxiliaryQuestion({ name: 'cart' }, metricScope())).toBeUndefined();
  });
});

describe('searches for traces', () => {
  it('leave them out by a pattern that is anchored, as older Tempo does not anchor by itself', () => {
    expect(traceqlNotNamed('/x\\.y|"')).toBe('name !~ "^(?:/x\\\\.y|\\")$"');
  });
});
