/** One field of a generated frame, in the shape Grafana gives it. */
export interface GeneratedField {
  readonly name: string;
  readonly type: string;
  readonly config: Record<string, never>;
  readonly values: unknown[];
}

/**
 * A trace frame of `spans` spans, eight children each, from 25 services. Self-contained, because benchmarks hand its
 * source to the browser.
 */
export function generatedTrace(traceId: string, spans: number) {
  const hex = (index: number) => (index + 1).toString(16).padStart(16, '0');
  const start = 1_795_227_600_000;
  const apart = 500 / spans;
  const column = (name: string, type: string, value: (row: number) => unknown): GeneratedField => ({
    name,
    type,
    config: {},
    values: Array.from({ length: spans }, (_, row) => value(row)),
  });
  return {
    name: 'Trace',
    refId: 'trace',
    meta: { preferredVisualisationType: 'trace' as const },
    length: spans,
    fields: [
      column('traceID', 'string', () => traceId),
      column('spanID', 'string', hex),
      column('parentSpanID', 'string', (row) => (row === 0 ? '' : hex(Math.floor((row - 1) / 8)))),
      column('operationName', 'string', (row) => `operation-${row % 40}`),
      column('serviceName', 'string', (row) => `service-${row % 25}`),
      column('kind', 'string', (row) => (row % 2 === 0 ? 'server' : 'client')),
      column('statusCode', 'number', (row) => (row % 97 === 0 ? 2 : 0)),
      column('statusMessage', 'string', () => ''),
      column('serviceTags', 'other', (row) => [{ key: 'service.name', value: `service-${row % 25}` }]),
      column('startTime', 'number', (row) => start + row * apart),
      column('duration', 'number', (row) => 600 - row * apart),
      column('logs', 'other', () => []),
      column('references', 'other', () => []),
      column('tags', 'other', (row) => [
        { key: 'http.route', value: `/r/${row % 40}` },
        { key: 'index', value: row },
      ]),
    ],
  };
}
