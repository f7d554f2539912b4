/** A file of traces as OpenTelemetry's collector writes them. */
export interface TraceFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

interface FileSpan {
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** In milliseconds from the trace's start. */
  readonly from: number;
  readonly to: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

const traceId = 'f11e0000000000000000000000000001';
const start = BigInt(1_795_227_600_000) * BigInt(1_000_000);

function fileOf(name: string, service: string, spans: readonly FileSpan[]): TraceFile {
  const nano = (offset: number) => String(start + BigInt(Math.round(offset * 1_000_000)));
  const values = (attributes: Readonly<Record<string, string>>) =>
    Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } }));
  const told = {
    resourceSpans: [
      {
        resource: { attributes: values({ 'service.name': service }) },
        scopeSpans: [
          {
            spans: spans.map(({ from, to, attributes = {}, ...span }) => ({
              ...span,
              traceId,
              kind: 2,
              startTimeUnixNano: nano(from),
              endTimeUnixNano: nano(to),
              attributes: values(attributes),
            })),
          },
        ],
      },
    ],
  };
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(told)) };
}

const spanId = (n: number) => n.toString(16).padStart(16, '0');

/** Two spans, as anyone may have sent them. */
export const plainTraceFile = fileOf('checkout.json', 'from-a-file', [
  { spanId: spanId(1), name: 'checkout', from: 0, to: 20 },
  { spanId: spanId(2), parentSpanId: spanId(1), name: 'charge', from: 5, to: 18 },
]);

export const markup = '<img src=x onerror="document.title=1">';

/** Markup, control characters, a megabyte, ten thousand attributes, two hundred roots, and a circle of parents. */
export const hostileTraceFile = fileOf('hostile.json', `${markup}\u001b[31m`, [
  {
    spanId: spanId(1),
    name: `${markup}\u001b[31mred\u0000\u202e`,
    from: 0,
    to: 1000,
    attributes: {
      [markup]: markup,
      'a.megabyte': 'x'.repeat(1024 * 1024),
      ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, '\u0000\uffff\ud800'])),
    },
  },
  { spanId: spanId(2), parentSpanId: spanId(3), name: 'circle', from: 1, to: 2 },
  { spanId: spanId(3), parentSpanId: spanId(2), name: 'circle', from: 1, to: 2 },
  ...Array.from({ length: 200 }, (_, index) => ({ spanId: spanId(100 + index), name: 'root', from: index, to: 500 })),
]);
