import { readTraceId, type TraceId } from '../model/ids';
import type { TraceSelection } from '../model/traceSelection';
import type { EdgeKind } from '../model/graph';
import type { AttributeFilter, SearchedCall, SearchedTraces } from '../model/traceSearch';
import { epochMs, ms, type Ms } from '../model/units';
import { readList, writeList } from './queryList';
import { valuesIn, type QueryValues } from './queryValue';
import type { Signal } from '../model/environment';
import { widenKey, writeWidened } from '../telemetry/guard/widening';
import { link, readService, serviceOf, serviceQuery, widenedIn, type Context } from './routes';

export const tracesTabs = ['differences', 'errors'] as const;

/** What traces are searched, what of them is selected, and what of the answer is shown. */
export interface TracesView extends SearchedTraces {
  readonly selection?: TraceSelection;
  /** Of what more was asked for than is usual. */
  readonly widened?: readonly Signal[];
  /** The list where nothing is said. */
  readonly tab?: (typeof tracesTabs)[number];
}

export function tracesPath(context: Context, view: TracesView = {}): string {
  const { service, selection } = view;
  return link('/traces', context, {
    ...(service ? serviceQuery(service) : {}),
    operation: view.operation,
    status: view.status,
    min: writeMs(view.atLeast),
    max: writeMs(view.atMost),
    with: writeList(view.attributes?.flatMap(({ key, op, value }) => [key, op, value])),
    calls: view.calls && writeCall(view.calls),
    q: view.traceql,
    sel: selection && writeSelection(selection),
    tab: view.tab,
    [widenKey]: writeWidened(view.widened),
  });
}

export function readTracesView(search: string): TracesView {
  const query = valuesIn(search);
  return {
    service: readService(query),
    operation: query.get('operation') || undefined,
    status: (['error', 'ok', 'unset'] as const).find((status) => status === query.get('status')),
    atLeast: readMs(query.get('min')),
    atMost: readMs(query.get('max')),
    attributes: readAttributes(query),
    calls: readCall(query.get('calls')),
    traceql: query.get('q') || undefined,
    selection: readSelection(query.get('sel')),
    tab: tracesTabs.find((tab) => tab === query.get('tab')),
    ...widenedIn(query),
  };
}

export interface Compared {
  readonly before?: TraceId;
  readonly after?: TraceId;
}

/** Two traces beside each other: what `after` does otherwise than `before`. */
export function comparePath(context: Context, { before, after }: Compared): string {
  return link('/traces/compare', context, { before, after });
}

export function readCompared(search: string): Compared {
  const query = valuesIn(search);
  return {
    before: readTraceId(query.get('before') ?? undefined),
    after: readTraceId(query.get('after') ?? undefined),
  };
}

/** Where a trace out of a file is shown. The file itself stays in the browser: a link cannot carry it. */
export function tracesFilePath(context: Context): string {
  return link('/traces/file', context, {});
}

const ops: ReadonlyArray<AttributeFilter['op']> = ['=', '!=', '=~', '!~', '>', '<', '>=', '<='];

function readAttributes(query: QueryValues): readonly AttributeFilter[] | undefined {
  const parts = readList(query.get('with')) ?? [];
  const filters: AttributeFilter[] = [];
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [key = '', sign, value = ''] = parts.slice(index, index + 3);
    const op = ops.find((known) => known === sign);
    if (key !== '' && op) {
      filters.push({ key, op, value });
    }
  }
  return filters.length > 0 ? filters : undefined;
}

function writeCall({ client, server, kind }: SearchedCall): string | undefined {
  return writeList([client.name, client.namespace ?? '', server.name, server.namespace ?? '', kind]);
}

const edgeKinds: readonly EdgeKind[] = ['call', 'messaging', 'database', 'virtual'];

function readCall(text: string | null): SearchedCall | undefined {
  const [client, within, server, there, word, ...more] = readList(text) ?? [];
  const kind = edgeKinds.find((known) => known === word);
  return client && server && kind && more.length === 0
    ? { client: serviceOf(client, within || null), server: serviceOf(server, there || null), kind }
    : undefined;
}

function writeMs(duration: Ms | undefined): string | undefined {
  return duration === undefined ? undefined : String(Math.round(duration * 1000) / 1000);
}

function readMs(text: string | null): Ms | undefined {
  const read = /^\d+(\.\d+)?$/.test(text ?? '') ? Number(text) : Number.NaN;
  return Number.isFinite(read) ? ms(read) : undefined;
}

/** `from-to-min-max`, each empty where it bounds nothing, and `-failed` or `-fine` at the end. */
function writeSelection({ from, to, atLeast, atMost, failed }: TraceSelection): string {
  const bounds = [from, to].map((at) => (at === undefined ? '' : String(Math.round(at))));
  return [...bounds, writeMs(atLeast) ?? '', writeMs(atMost) ?? '', outcomeText(failed)].join('-');
}

function outcomeText(failed: boolean | undefined): string {
  if (failed === undefined) {
    return '';
  }
  return failed ? 'failed' : 'fine';
}

function readSelection(text: string | null): TraceSelection | undefined {
  const [, from, to, least, most, outcome] = /^(\d*)-(\d*)-([\d.]*)-([\d.]*)-(failed|fine|)$/.exec(text ?? '') ?? [];
  const selection = {
    from: from ? epochMs(Number(from)) : undefined,
    to: to ? epochMs(Number(to)) : undefined,
    atLeast: readMs(least ?? null),
    atMost: readMs(most ?? null),
    failed: outcome ? outcome === 'failed' : undefined,
  };
  return Object.values(selection).some((bound) => bound !== undefined) ? selection : undefined;
}
