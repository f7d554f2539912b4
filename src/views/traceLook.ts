import { ms, type Ms } from '../model/units';
import { readList, writeList } from './queryList';
import { valuesIn } from './queryValue';

export const traceShows = ['flame', 'services', 'map', 'story'] as const;
export const rowPicks = ['critical', 'errors', 'slow'] as const;

/** Which spans have a row: those of the critical path, failed ones with their ancestors, or those slower than usual. */
export type RowPick = (typeof rowPicks)[number];

/** How a trace is looked at. Without anything: the waterfall, all of it, nothing folded. */
export interface TraceLook {
  readonly show?: (typeof traceShows)[number];
  readonly only?: RowPick;
  /** Text looked for in services, operations and attributes. */
  readonly find?: string;
  /** The part of the trace's time in sight, from its start. */
  readonly zoom?: { readonly from: Ms; readonly to: Ms };
  /** Spans at this depth are folded; roots have depth 0. */
  readonly depth?: number;
  /** Services whose spans are folded. */
  readonly folded?: readonly string[];
}

/** A look as own keys of a link. */
export function lookQuery(look: TraceLook = {}): Readonly<Record<string, string | undefined>> {
  const { zoom, depth } = look;
  return {
    show: look.show,
    only: look.only,
    find: look.find,
    zoom: zoom && `${written(zoom.from)}-${written(zoom.to)}`,
    depth: depth === undefined ? undefined : String(depth),
    fold: writeList(look.folded),
  };
}

export function readTraceLook(search: string): TraceLook {
  const query = valuesIn(search);
  const depth = /^\d{1,4}$/.exec(query.get('depth') ?? '')?.[0];
  return {
    show: traceShows.find((show) => show === query.get('show')),
    only: rowPicks.find((pick) => pick === query.get('only')),
    find: query.get('find') || undefined,
    zoom: readZoom(query.get('zoom')),
    depth: depth === undefined ? undefined : Number(depth),
    folded: readList(query.get('fold')),
  };
}

function readZoom(text: string | null): TraceLook['zoom'] {
  const [, from, to] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text ?? '') ?? [];
  const zoom = { from: ms(Number(from)), to: ms(Number(to)) };
  return from !== undefined && to !== undefined && zoom.from < zoom.to ? zoom : undefined;
}

/** To the microsecond. */
function written(offset: Ms): string {
  return String(Math.max(0, Math.round(offset * 1000) / 1000));
}
