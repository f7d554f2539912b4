import type { Frame } from '../../frame';
import { calls, end, service, traceOf } from './shop';

/** The trace that exemplars of `name` lead to, in the shape in which Grafana's Tempo data source gives it. */
export function traceFrame(name: string): Frame {
  const chain = chainTo(name);
  const begin = end - 120_000;
  const column = <Value>(field: string, type: string, value: (hop: string, index: number) => Value) => ({
    name: field,
    type,
    values: chain.map(value),
  });
  return {
    name: 'Trace',
    fields: [
      column('traceID', 'string', () => traceOf(name)),
      column('spanID', 'string', (_, index) => spanIdOf(index)),
      column('parentSpanID', 'string', (_, index) => (index === 0 ? '0000000000000000' : spanIdOf(index - 1))),
      column('operationName', 'string', (hop) => `${service(hop).method} ${service(hop).route}`),
      column('serviceName', 'string', (hop) => hop),
      column('kind', 'string', () => 'server'),
      column('statusCode', 'number', (hop) => (hop === name ? 2 : 0)),
      column('statusMessage', 'string', (hop) => (hop === name ? 'declined' : '')),
      column('instrumentationLibraryName', 'string', () => 'shop'),
      column('instrumentationLibraryVersion', 'string', () => ''),
      column('traceState', 'string', () => ''),
      column('serviceTags', 'other', (hop) => [
        { key: 'service.name', value: hop },
        { key: 'deployment.environment', value: 'prod' },
      ]),
      column('startTime', 'number', (_, index) => begin + index),
      column('duration', 'number', (hop, index) => (service(hop).took.at(-1)?.[0] ?? 0) * 1000 - index),
      column('logs', 'other', () => null),
      column('references', 'other', () => null),
      column('tags', 'other', (hop) => [{ key: 'http.route', value: service(hop).route }]),
    ],
  };
}

export function spanIdOf(index: number): string {
  return `${index + 1}`.repeat(16);
}

/** From the entrance to `name`. */
export function chainTo(name: string): readonly string[] {
  const caller = calls.find(([, server]) => server === name)?.[0];
  return caller === undefined || caller === 'user' ? [name] : [...chainTo(caller), name];
}
