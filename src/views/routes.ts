import type { Signal } from '../model/environment';
import { readSpanId, readTraceId, type SpanId, type TraceId } from '../model/ids';
import { logLevels, type LogLevel } from '../model/log';
import type { ServiceId } from '../model/service';
import { epochMs, ms, type EpochMs, type Ms } from '../model/units';
import { readWidened, widenKey, writeWidened } from '../telemetry/guard/widening';
import { readQueryValue, writeQueryValue } from './queryValue';

/** Where the plugin lives in Grafana. */
export const base = '/a/throughline-investigation-app';

/**
 * What every link of ours carries along: the clock and how often it is asked again, the environment, and the moment at
 * which the demo's story is set. All that the app's scene writes into the URL; `src/app/oneContext.test.tsx` compares.
 */
export const contextKeys = ['from', 'to', 'timezone', 'refresh', 'var-env', 'demo-at'] as const;

/** The context of a place, as it stands in the query string. */
export type Context = Readonly<Partial<Record<(typeof contextKeys)[number], string>>>;

/**
 * The thread: the way from a service to a log line. A page shows the last part that is set;
 * the parts before it are kept in the URL so that each step back is a link.
 */
export interface Thread {
  readonly service?: ServiceId;
  /** The exemplar that led to the trace. */
  readonly exemplar?: ExemplarMark;
  readonly traceId?: TraceId;
  readonly spanId?: SpanId;
}

/** When an exemplar was measured and the duration it stands for. */
export interface ExemplarMark {
  readonly at: EpochMs;
  readonly took: Ms;
  /** What was measured, where the exemplar's labels say: if its trace is not stored, another of the same is offered. */
  readonly operation?: string;
}

export interface OverviewView {
  readonly selected?: ServiceId;
  readonly edge?: { readonly client: ServiceId; readonly server: ServiceId };
}

export const serviceTabs = ['operations', 'neighbours', 'traces', 'logs', 'resources'] as const;
export type ServiceTab = (typeof serviceTabs)[number];

export interface ServiceView {
  readonly tab?: ServiceTab;
  readonly operation?: string;
  readonly pick?: 'errors' | 'slow' | 'newest';
  /** Marks the point that was opened, so that a step back shows it again. */
  readonly exemplar?: ExemplarMark;
  /** Signals that are asked further back than a page does by itself. */
  readonly widened?: readonly Signal[];
}

export interface LogsView {
  readonly widened?: readonly Signal[];
  readonly levels?: readonly LogLevel[];
  readonly contains?: string;
}

/** The context part of a query string. */
export function readContext(search: string): Context {
  const query = new URLSearchParams(search);
  const context: Partial<Record<(typeof contextKeys)[number], string>> = {};
  for (const key of contextKeys) {
    const value = query.get(key);
    if (value) {
      context[key] = value;
    }
  }
  return context;
}

export function overviewPath(context: Context, view: OverviewView = {}): string {
  return link('/overview', context, {
    ...(view.selected ? serviceQuery(view.selected) : {}),
    client: view.edge?.client.name,
    'client-ns': view.edge?.client.namespace,
    server: view.edge?.server.name,
    'server-ns': view.edge?.server.namespace,
  });
}

/** All environments beside each other, over the time of `context`. */
export function environmentsPath(context: Context): string {
  return link('/environments', context, {});
}

export function servicePath(context: Context, service: ServiceId, view: ServiceView = {}): string {
  return link(`/services/${writeServiceName(service.name)}`, context, {
    ns: service.namespace,
    tab: view.tab,
    operation: view.operation,
    pick: view.pick,
    ...exemplarQuery(view.exemplar),
    [widenKey]: writeWidened(view.widened),
  });
}

export function tracePath(context: Context, traceId: TraceId, thread: Thread = {}): string {
  return link(`/traces/${traceId}`, context, {
    ...(thread.service ? serviceQuery(thread.service) : {}),
    ...exemplarQuery(thread.exemplar),
    span: thread.spanId,
  });
}

/** Where environments are put together before, or without, anything being saved. */
export function setupPath(context: Context): string {
  return link('/setup', context, {});
}

export function logsPath(context: Context, thread: Thread = {}, view: LogsView = {}): string {
  return link('/logs', context, {
    ...(thread.service ? serviceQuery(thread.service) : {}),
    ...exemplarQuery(thread.exemplar),
    trace: thread.traceId,
    span: thread.spanId,
    level: view.levels?.join(','),
    find: view.contains,
    [widenKey]: writeWidened(view.widened),
  });
}

export function readOverviewView(search: string): OverviewView {
  const query = valuesIn(search);
  const client = query.get('client');
  const server = query.get('server');
  return {
    selected: readService(query),
    edge:
      client && server
        ? {
            client: serviceOf(client, query.get('client-ns')),
            server: serviceOf(server, query.get('server-ns')),
          }
        : undefined,
  };
}

export function readServiceView(search: string): ServiceView {
  const query = valuesIn(search);
  const pick = query.get('pick');
  return {
    tab: serviceTabs.find((tab) => tab === query.get('tab')),
    operation: query.get('operation') ?? undefined,
    pick: pick === 'errors' || pick === 'slow' || pick === 'newest' ? pick : undefined,
    exemplar: readExemplar(query),
    ...widenedIn(query),
  };
}

export function readLogsView(search: string): LogsView {
  const query = valuesIn(search);
  const asked = query.get('level')?.split(',') ?? [];
  const levels = logLevels.filter((level) => asked.includes(level));
  return {
    levels: levels.length > 0 ? levels : undefined,
    contains: query.get('find') ?? undefined,
    ...widenedIn(query),
  };
}

export interface PagePath {
  readonly page: 'overview' | 'environments' | 'service' | 'trace' | 'logs' | 'setup';
  /** What the path names, read as the browser writes it; undefined where that cannot be read. */
  readonly param?: string;
}

/** Pages whose path is their name. */
const plainPages = ['overview', 'environments', 'logs', 'setup'] as const;

/** Which page a path is of; undefined for one that none of our links leads to. */
export function readPagePath(pathname: string): PagePath | undefined {
  const [, rest] = pathname.startsWith(base) ? (/^(|\/.*?)\/?$/.exec(pathname.slice(base.length)) ?? []) : [];
  const plain = rest === '' ? 'overview' : plainPages.find((page) => rest === `/${page}`);
  if (plain) {
    return { page: plain };
  }
  const [, kind, param] = /^\/(services|traces)\/([^/]+)$/.exec(rest ?? '') ?? [];
  return kind ? { page: kind === 'services' ? 'service' : 'trace', param: decoded(param ?? '') } : undefined;
}

/** The service of a service page's path; undefined where the text cannot be one. */
export function readServicePath(param: string | undefined, search: string): ServiceId | undefined {
  const name = param === undefined ? undefined : readServiceName(param);
  return name === undefined ? undefined : serviceOf(name, valuesIn(search).get('ns'));
}

/** The thread as far as a trace or logs page's URL tells it. */
export function readThread(traceParam: string | undefined, search: string): Thread {
  const query = valuesIn(search);
  return {
    service: readService(query),
    exemplar: readExemplar(query),
    traceId: readTraceId(traceParam ?? query.get('trace') ?? undefined),
    spanId: readSpanId(query.get('span') ?? undefined),
  };
}

/**
 * A service's name as one path segment. Letters and digits of any script stay readable; everything that browsers,
 * proxies or routers treat specially in a path (slashes, dots alone, percent signs) is written as `~hex~`.
 */
export function writeServiceName(name: string): string {
  if (name === '') {
    return '~';
  }
  const special = /^\.+$/.test(name) ? /./gu : /[^\p{L}\p{N}_.-]/gu;
  return name.replace(special, (character) => `~${(character.codePointAt(0) ?? 0).toString(16)}~`);
}

/** Undoes {@link writeServiceName}; undefined for text it cannot have written. */
export function readServiceName(segment: string): string | undefined {
  if (segment === '~') {
    return '';
  }
  let broken = false;
  const name = segment.replace(/~([0-9a-f]{0,6})(~?)/g, (_, hex: string, end: string) => {
    const code = hex === '' ? Number.NaN : parseInt(hex, 16);
    if (end === '' || Number.isNaN(code) || code > 0x10ffff) {
      broken = true;
      return '';
    }
    return String.fromCodePoint(code);
  });
  return broken ? undefined : name;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Scenes reads the context, so that stands there as it is; what is ours we write and read ourselves. */
function link(path: string, context: Context, query: Query): string {
  const own = Object.entries(query).map(([key, value]) => [key, value && writeQueryValue(value)] as const);
  const text = new URLSearchParams();
  for (const [key, value] of [...Object.entries(context), ...own]) {
    if (value) {
      text.set(key, value);
    }
  }
  const search = text.toString();
  return encodeURI(`${base}${path}`) + (search ? `?${search}` : '');
}

type Values = Pick<URLSearchParams, 'get'>;

function valuesIn(search: string): Values {
  const query = new URLSearchParams(search);
  return {
    get: (key) => {
      const value = query.get(key);
      return value === null ? null : readQueryValue(value);
    },
  };
}

function widenedIn(query: Values): { readonly widened?: readonly Signal[] } {
  const widened = readWidened(query.get(widenKey));
  return widened ? { widened } : {};
}

function serviceQuery(service: ServiceId): Query {
  return { service: service.name, ns: service.namespace };
}

function exemplarQuery(mark: ExemplarMark | undefined): Query {
  return mark
    ? { at: String(Math.round(mark.at)), took: String(Math.round(mark.took * 1000) / 1000), op: mark.operation }
    : {};
}

function readService(query: Values): ServiceId | undefined {
  const name = query.get('service');
  return name ? serviceOf(name, query.get('ns')) : undefined;
}

function serviceOf(name: string, namespace: string | null): ServiceId {
  return namespace ? { name, namespace } : { name };
}

function readExemplar(query: Values): ExemplarMark | undefined {
  const at = Number(query.get('at') ?? Number.NaN);
  const took = Number(query.get('took') ?? Number.NaN);
  return Number.isFinite(at) && Number.isFinite(took) && at > 0 && took >= 0
    ? { at: epochMs(at), took: ms(took), operation: query.get('op') || undefined }
    : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
