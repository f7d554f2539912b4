import { minutes } from '../model/units';
import { readTraceId } from '../model/ids';
import { otlpOf, type OtlpAttribute, type OtlpSpan } from './otlp';
import { anchor } from './testing/askDemo';
import { worldOf } from './world';

const world = worldOf(anchor, 0) ?? fail('no world');
/** Two seconds in the middle of the incident. */
const slice = { from: anchor - minutes(5), to: anchor - minutes(5) + 2000, every: 3 };
const { traces, logs } = otlpOf(world, slice);
const spans = traces.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
const records = logs.resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap((scope) => scope.logRecords));
const ofResource = (attributes: readonly OtlpAttribute[], key: string) =>
  attributes.find((one) => one.key === key)?.value;

const attributes = [...traces.resourceSpans, ...logs.resourceLogs]
  .flatMap(({ resource }) => resource.attributes)
  .concat(spans.flatMap((span) => [span, ...span.events, ...span.links].flatMap((one) => one.attributes)))
  .concat(records.flatMap((record) => record.attributes));

/** Field names of opentelemetry-proto in lowerCamelCase, as OTLP's JSON mapping demands. */
const spanFields = [
  'traceId', 'spanId', 'traceState', 'parentSpanId', 'flags', 'name', 'kind', 'startTimeUnixNano', 'endTimeUnixNano',
  'attributes', 'droppedAttributesCount', 'events', 'droppedEventsCount', 'links', 'droppedLinksCount', 'status',
]; // prettier-ignore
const recordFields = [
  'timeUnixNano', 'observedTimeUnixNano', 'severityNumber', 'severityText', 'body', 'attributes',
  'droppedAttributesCount', 'flags', 'traceId', 'spanId', 'eventName',
]; // prettier-ignore

describe('the shop as OTLP in JSON', () => {
  it('has the field names of the protocol and no others', () => {
    expect(spans.length).toBeGreaterThan(50);
    expect([...new Set(spans.flatMap((span) => Object.keys(span)))].filter((key) => !spanFields.includes(key))).toEqual(
      []
    );
    expect(
      [...new Set(records.flatMap((line) => Object.keys(line)))].filter((key) => !recordFields.includes(key))
    ).toEqual([]);
    expect(Object.keys(traces.resourceSpans[0] ?? {})).toEqual(['resource', 'scopeSpans']);
    expect(Object.keys(logs.resourceLogs[0] ?? {})).toEqual(['resource', 'scopeLogs']);
  });

  it('writes ids in hexadecimal, kinds as numbers and times in nanoseconds as text', () => {
    for (const span of spans) {
      expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
      expect(span.parentSpanId ?? '0000000000000001').toMatch(/^[0-9a-f]{16}$/);
      expect([1, 2, 3, 4, 5]).toContain(span.kind);
      expect(span.startTimeUnixNano).toMatch(/^\d{19}$/);
      expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano)).toBe(true);
    }
  });

  it('gives each attribute one value, and writes whole numbers as text', () => {
    const kindsOf = ({ value }: OtlpAttribute) => Object.entries(value).map(([kind, one]) => `${kind}: ${typeof one}`);
    expect(attributes.filter((one) => one.key === '' || kindsOf(one).length !== 1)).toEqual([]);
    expect([...new Set(attributes.flatMap(kindsOf))].sort()).toEqual([
      'boolValue: boolean',
      'intValue: string',
      'stringValue: string',
    ]);
    for (const { value } of attributes) {
      expect('intValue' in value ? value.intValue : '0').toMatch(/^-?\d+$/);
    }
  });

  it('writes statuses, severities, bodies and the ids of log lines as the protocol has them', () => {
    for (const { status } of spans) {
      expect([undefined, 2]).toContain(status.code);
    }
    for (const { severityNumber, body, traceId, spanId } of records) {
      expect(severityNumber).toBeGreaterThanOrEqual(1);
      expect(severityNumber).toBeLessThanOrEqual(24);
      expect(Object.keys(body)).toEqual(['stringValue']);
      expect(traceId ?? '0'.repeat(32)).toMatch(/^[0-9a-f]{32}$/);
      expect(spanId ?? '0'.repeat(16)).toMatch(/^[0-9a-f]{16}$/);
    }
  });

  it('says of each sender its service, version and environment', () => {
    for (const { resource } of [...traces.resourceSpans, ...logs.resourceLogs]) {
      expect(ofResource(resource.attributes, 'deployment.environment')).toEqual({ stringValue: 'prod-kr' });
      expect(ofResource(resource.attributes, 'service.name')).toBeDefined();
      expect(ofResource(resource.attributes, 'service.version')).toBeDefined();
    }
  });

  it('keeps traces whole: every parent but those never stored was sent', () => {
    const known = new Set(spans.map(idOf));
    const orphans = spans.filter(
      ({ traceId, parentSpanId }) => parentSpanId !== undefined && !known.has(`${traceId}/${parentSpanId}`)
    );
    expect(orphans.length).toBeLessThan(spans.length / 20);
    expect(spans.some(({ parentSpanId }) => parentSpanId === undefined)).toBe(true);
  });

  it('has failures with their reasons, and log lines that lead to their spans', () => {
    const failed = spans.filter(({ status }) => status.code === 2);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.some(({ events }) => events.some(({ name }) => name === 'exception'))).toBe(true);
    const known = new Set(spans.map(idOf));
    const linked = records.filter(({ traceId, spanId }) => known.has(`${traceId}/${spanId}`));
    expect(linked.length).toBeGreaterThan(records.length / 2);
    expect(linked.every(({ traceId }) => readTraceId(traceId) !== undefined)).toBe(true);
  });

  it('gives each level the severity number of OpenTelemetry', () => {
    const numbers = new Map(records.map(({ severityText, severityNumber }) => [severityText, severityNumber]));
    expect(numbers.get('ERROR')).toBe(17);
    expect(numbers.get('INFO')).toBe(9);
  });

  it('sends the same twice for the same slice, and fewer requests where it is told to', () => {
    expect(otlpOf(world, slice)).toEqual({ traces, logs });
    const fewer = otlpOf(world, { ...slice, every: 30 }).traces.resourceSpans;
    expect(fewer.flatMap(({ scopeSpans }) => scopeSpans[0]?.spans ?? []).length).toBeLessThan(spans.length / 4);
  });
});

function idOf({ traceId, spanId }: OtlpSpan): string {
  return `${traceId}/${spanId}`;
}

function fail(why: string): never {
  throw new Error(why);
}
