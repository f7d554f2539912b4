import type { Matcher } from '../model/environment';
import type { SpanId, TraceId } from '../model/ids';
import type { LogSubject } from '../model/log';
import { anyLabel, containing, logqlSelector, logqlText, valuePattern } from './logql';

/**
 * One way in which logs reach Loki, as far as finding them again goes: what names the service, and where the ids are.
 * Nothing in Loki says which one applies, so they are tried in order, and the one that finds lines is remembered.
 */
export interface LogWay {
  /** Stands in links and caches. */
  readonly id: string;
  readonly title: string;
  readonly service: {
    readonly label: string;
    /** `whole` value, last part of a `path` such as `namespace/name`, or `any` service at all. */
    readonly within: 'whole' | 'path' | 'any';
  };
  /**
   * Where a line has its trace id: in structured `metadata`, in a field of a `json` or `logfmt` line, somewhere in the
   * `line`, or in `either` metadata or line.
   */
  readonly ids: 'metadata' | 'json' | 'logfmt' | 'line' | 'either';
}

const whole = (label: string) => ({ label, within: 'whole' }) as const;
const path = (label: string) => ({ label, within: 'path' }) as const;
const any = { label: 'service_name', within: 'any' } as const;

/** Cheap and exact ways first; ways that ask no service at all last. */
export const logWays: readonly LogWay[] = [
  { id: 'otlp', title: 'OpenTelemetry: ids as structured metadata', service: whole('service_name'), ids: 'metadata' },
  { id: 'json', title: 'ids as fields of JSON lines', service: whole('service_name'), ids: 'json' },
  { id: 'logfmt', title: 'ids as fields of logfmt lines', service: whole('service_name'), ids: 'logfmt' },
  { id: 'text', title: 'trace id somewhere in the line', service: whole('service_name'), ids: 'line' },
  {
    id: 'service-path',
    title: 'service_name with its namespace in front',
    service: path('service_name'),
    ids: 'either',
  },
  { id: 'job', title: 'service as the last part of job', service: path('job'), ids: 'either' },
  { id: 'service', title: 'service as label service', service: whole('service'), ids: 'either' },
  { id: 'app', title: 'service as label app', service: whole('app'), ids: 'either' },
  {
    id: 'k8s-app',
    title: 'service as label app_kubernetes_io_name',
    service: whole('app_kubernetes_io_name'),
    ids: 'either',
  },
  {
    id: 'k8s-deployment',
    title: 'service as Kubernetes deployment',
    service: whole('k8s_deployment_name'),
    ids: 'either',
  },
  { id: 'container', title: 'service as container', service: whole('container'), ids: 'either' },
  { id: 'any-metadata', title: 'ids as structured metadata of any service', service: any, ids: 'metadata' },
  { id: 'any-line', title: 'trace id in a line of any service', service: any, ids: 'line' },
];

export function logWay(id: string): LogWay | undefined {
  return logWays.find((way) => way.id === id);
}

/** The streams of a subject, and the stages that leave only its lines. */
export function linesOf(of: LogSubject, way: LogWay, matchers: readonly Matcher[]): string {
  const streams = logqlSelector([...servicesOf(of, way), ...matchers], way.service.label);
  switch (of.is) {
    case 'environment':
    case 'service':
      return streams;
    case 'trace':
      return `${streams}${withIds(way, of.traceId, undefined)}`;
    case 'span':
      return `${streams}${withIds(way, of.traceId, of.spanId)}`;
  }
}

function servicesOf(of: LogSubject, { service }: LogWay): readonly Matcher[] {
  const known = namesIn(of);
  const wanted = of.is === 'service' || service.within !== 'any';
  if (known.length === 0 || !wanted) {
    return [];
  }
  const [first] = known;
  if (service.within !== 'path' && known.length === 1 && first !== undefined) {
    return [{ label: service.label, op: '=', value: first }];
  }
  return [{ label: service.label, op: '=~', value: valuePattern(known, service.within === 'path' ? 'path' : 'whole') }];
}

function namesIn(of: LogSubject): readonly string[] {
  switch (of.is) {
    case 'environment':
      return [];
    case 'service':
      return of.service === '' ? [] : [of.service];
    case 'trace':
    case 'span':
      return [...new Set(of.services)].filter((name) => name !== '');
  }
}

const traceLabels = ['trace_id', 'traceid', 'traceId', 'traceID'];
const spanLabels = ['span_id', 'spanid', 'spanId', 'spanID'];
/** A line that is not JSON or logfmt after all must not fail the query. */
export const tolerant = '| drop __error__, __error_details__';

function withIds(way: LogWay, traceId: TraceId, spanId: SpanId | undefined): string {
  const line = [containing(shortest(traceId)), ...(spanId ? [containing(spanId)] : [])].join(' ');
  const fields = [`| ${hasId(traceLabels, traceId)}`, ...(spanId ? [`| ${hasId(spanLabels, spanId)}`] : [])].join(' ');
  switch (way.ids) {
    case 'metadata':
      return ` ${fields}`;
    case 'json':
    case 'logfmt':
      return ` ${line} | ${way.ids} ${tolerant} ${fields}`;
    case 'line':
      return ` ${line}`;
    case 'either':
      return ` ${eitherIn(traceLabels, shortest(traceId), 'trace')}${spanId ? ` ${eitherIn(spanLabels, spanId, 'span')}` : ''}`;
  }
}

/** 64-bit trace ids, padded with zeros here, may be written in their 16 digits where the logs come from. */
function shortest(id: string): string {
  return /^0{16}/.test(id) ? id.slice(16) : id;
}

function hasId(labels: readonly string[], id: string): string {
  return [id, shortest(id)]
    .filter((one, index, all) => all.indexOf(one) === index && one !== '')
    .map((one) => anyLabel(labels, '=', one))
    .join(' or ');
}

/** Line filters do not see structured metadata; a label made from the line can be compared beside it. */
function eitherIn(labels: readonly string[], id: string, what: string): string {
  const label = `line_has_${what}`;
  return `| label_format ${label}=\`{{ contains ${logqlText(id)} __line__ }}\` | ${label}="true" or ${hasId(labels, id)}`;
}
