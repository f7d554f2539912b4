import type { Grouping, MapChoice } from '../analysis/map/mapChoice';
import { readTraceId, type TraceId } from '../model/ids';
import { epochMs, type EpochMs } from '../model/units';
import { windowOf, type Window } from '../model/window';
import { readList, writeList } from './queryList';
import { valuesIn, type QueryValues } from './queryValue';
import {
  link,
  overviewQuery,
  readOverviewView,
  serviceOf,
  type Context,
  type LinkQuery,
  type OverviewView,
} from './routes';

/** With what the map is compared. */
export type Against =
  | { readonly is: 'previous' }
  | { readonly is: 'window'; readonly window: Window }
  | { readonly is: 'environment'; readonly name: string };

/** Where the camera stands, as far as a link says it: the middle of what is seen, in pixels at zoom 1, and the zoom. */
export interface SeenFrom {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const twinShows = ['table', 'tree'] as const;

/** How the map page is looked at. */
export interface MapLook extends MapChoice, OverviewView {
  /** What is searched, in the language of analysis/map/mapQuery.ts. */
  readonly find?: string;
  /** The moment that is shown of the window; all of it where nothing is said. */
  readonly moment?: EpochMs;
  readonly against?: Against;
  readonly trace?: TraceId;
  /** The map in words beside the drawing. */
  readonly twin?: (typeof twinShows)[number];
  readonly seenFrom?: SeenFrom;
  /** For a screen that nobody sits at: nothing but the map. Grafana's own key, so that its bars go and come with it. */
  readonly kiosk?: true;
}

export function mapPath(context: Context, look: Partial<MapLook> = {}): string {
  return link('/map', context, {
    ...overviewQuery(look),
    ...choiceQuery(look),
    find: look.find,
    moment: look.moment === undefined ? undefined : String(Math.round(look.moment)),
    against: look.against && writeAgainst(look.against),
    trace: look.trace,
    twin: look.twin,
    seen: look.seenFrom && [look.seenFrom.x, look.seenFrom.y, look.seenFrom.zoom].map(short).join(' '),
    kiosk: look.kiosk ? '1' : undefined,
  });
}

function choiceQuery({ grouping, opened, hide, focus, only, selfCalls }: Partial<MapChoice>): LinkQuery {
  return {
    group: grouping && (typeof grouping === 'string' ? grouping : `label:${grouping.label}`),
    open: writeList(opened),
    hide,
    focus: focus?.service.name,
    'focus-ns': focus?.service.namespace,
    hops: focus && String(focus.hops),
    only,
    self: selfCalls ? 'true' : undefined,
  };
}

export function readMapLook(search: string): MapLook {
  const query = valuesIn(search);
  return {
    ...readOverviewView(search),
    ...readChoice(query),
    find: query.get('find') || undefined,
    moment: readMoment(query.get('moment')),
    against: readAgainst(query.get('against')),
    trace: readTraceId(query.get('trace') ?? undefined),
    twin: twinShows.find((show) => show === query.get('twin')),
    seenFrom: readSeenFrom(query.get('seen')),
    // Grafana writes `kiosk` without a value, people write `kiosk=1` and `kiosk=true`.
    kiosk: ['', '1', 'true'].includes(query.get('kiosk') ?? 'none') ? true : undefined,
  };
}

function readChoice(query: QueryValues): MapChoice {
  const focus = query.get('focus');
  const hops = Number(query.get('hops'));
  return {
    grouping: readGrouping(query.get('group')),
    opened: readList(query.get('open')) ?? [],
    hide: query.get('hide') || undefined,
    focus: focus
      ? {
          service: serviceOf(focus, query.get('focus-ns')),
          hops: Number.isInteger(hops) && hops > 0 ? Math.min(hops, 9) : 1,
        }
      : undefined,
    only: query.get('only') === 'hurt' ? 'hurt' : undefined,
    selfCalls: query.get('self') === 'true' ? true : undefined,
  };
}

function readGrouping(text: string | null): Grouping | undefined {
  const [, label] = /^label:(.+)$/s.exec(text ?? '') ?? [];
  return label ? { label } : (['none', 'namespace', 'name'] as const).find((grouping) => grouping === text);
}

function writeAgainst(against: Against): string {
  switch (against.is) {
    case 'previous':
      return 'previous';
    case 'window':
      return `window:${Math.round(against.window.from)}-${Math.round(against.window.to)}`;
    case 'environment':
      return `env:${against.name}`;
  }
}

function readAgainst(text: string | null): Against | undefined {
  if (text === 'previous') {
    return { is: 'previous' };
  }
  const [, from, to] = /^window:(\d{1,14})-(\d{1,14})$/.exec(text ?? '') ?? [];
  if (from !== undefined && to !== undefined && Number(from) < Number(to)) {
    return { is: 'window', window: windowOf(Number(from), Number(to)) };
  }
  const [, name] = /^env:(.+)$/s.exec(text ?? '') ?? [];
  return name ? { is: 'environment', name } : undefined;
}

function readMoment(text: string | null): EpochMs | undefined {
  return text !== null && /^\d{12,13}$/.test(text) ? epochMs(Number(text)) : undefined;
}

function readSeenFrom(text: string | null): SeenFrom | undefined {
  const [x, y, zoom, ...more] = (text ?? '').split(' ').map(Number);
  return more.length === 0 && [x, y, zoom].every(Number.isFinite) && zoom !== undefined && zoom > 0
    ? { x: x ?? 0, y: y ?? 0, zoom }
    : undefined;
}

function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}
