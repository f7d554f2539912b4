import type { Signal } from '../model/environment';
import { readSpanId, readTraceId, type SpanId, type TraceId } from '../model/ids';
import type { ServiceId } from '../model/service';
import { epochMs, ms, type EpochMs, type Ms } from '../model/units';
import { readWidened, widenKey, writeWidened } from '../telemetry/guard/widening';
import { valuesIn, writeQueryValue, type QueryValues } from './queryValue';
import { readServiceName, writeServiceName } from './serviceSegment';
import { lookQuery, type TraceLook } from './traceLook';

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
  return link('/overview', context, overviewQuery(view));
}

export function overviewQuery({ selected, edge }: OverviewView): LinkQuery {
  return {
    ...(selected ? serviceQuery(selected) : {}),
    client: edge?.client.name,
    'client-ns': edge?.client.namespace,
    server: edge?.server.name,
    'server-ns': edge?.server.namespace,
  };
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

/** A thread that ends at a trace, and how one looks at that trace. */
export interface TracePlace extends Thread {
  readonly look?: TraceLook;
}

export function tracePath(context: Context, traceId: TraceId, thread: TracePlace = {}): string {
  return link(`/traces/${traceId}`, context, {
    ...(thread.service ? serviceQuery(thread.service) : {}),
    ...exemplarQuery(thread.exemplar),
    span: thread.spanId,
    ...lookQuery(thread.look),
  });
}

/** Where environments are put together before, or without, anything being saved. */
export function setupPath(context: Context): string {
  return link('/setup', context, {});
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

export interface PagePath {
  readonly page: 'overview' | 'environments' | 'service' | 'trace' | 'traces' | 'compare' | 'file' | 'logs' | 'setup' | 'map';
  /** What the path names, read as the browser writes it; undefined where that cannot be read. */
  readonly param?: string;
}

/** Pages whose path is their name. */
const plainPages = ['overview', 'map', 'environments', 'traces', 'logs', 'setup'] as const;
/** Pages beside the traces, none of whose names can be the id of one. */
const tracesPages = ['compare', 'file'] as const;

/** Which page a path is of; undefined for one that none of our links leads to. */
export function readPagePath(pathname: string): PagePath | undefined {
  const [, rest] = pathname.startsWith(base) ? (/^(|\/.*?)\/?$/.exec(pathname.slice(base.length)) ?? []) : [];
  const plain =
    rest === ''
      ? 'overview'
      : (plainPages.find((page) => rest === `/${page}`) ?? tracesPages.find((page) => rest === `/traces/${page}`));
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

/** Own keys of a link and their values; undefined and empty ones are left out. */
export type LinkQuery = Readonly<Record<string, string | undefined>>;

/** Scenes reads the context, so that stands there as it is; what is ours we write and read ourselves. */
export function link(path: string, context: Context, query: LinkQuery): string {
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

export function widenedIn(query: QueryValues): { readonly widened?: readonly Signal[] } {
  const widened = readWidened(query.get(widenKey));
  return widened ? { widened } : {};
}

export function serviceQuery(service: ServiceId): LinkQuery {
  return { service: service.name, ns: service.namespace };
}

export function exemplarQuery(mark: ExemplarMark | undefined): LinkQuery {
  return mark
    ? { at: String(Math.round(mark.at)), took: String(Math.round(mark.took * 1000) / 1000), op: mark.operation }
    : {};
}

export function readService(query: QueryValues): ServiceId | undefined {
  const name = query.get('service');
  return name ? serviceOf(name, query.get('ns')) : undefined;
}

export function serviceOf(name: string, namespace: string | null): ServiceId {
  return namespace ? { name, namespace } : { name };
}

function readExemplar(query: QueryValues): ExemplarMark | undefined {
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
