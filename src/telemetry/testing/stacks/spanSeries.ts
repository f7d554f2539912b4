import type { WrittenSeries } from '../remoteWrite';
import { classic, counter, native, type Measured } from './series';
import { calls, service, shop, traceOf, type ShopService } from './shop';

type Labels = Readonly<Record<string, string>>;

/** How one producer of span metrics writes. */
export interface SpanWriter {
  /** Absent where only the histogram is written. */
  readonly calls?: string;
  readonly duration: string;
  /** How many of the histogram's unit are a second. */
  readonly perUnit: 1 | 1000;
  readonly form: 'classic' | 'native';
  readonly bounds: readonly number[];
  readonly every: number;
  readonly labels: (span: { service: string; operation: string; kind: string; failed: boolean }) => Labels;
  /** Label of the trace id in exemplars; absent where none are written. */
  readonly exemplar?: string;
  /** Label that tells callers' spans whom they called. */
  readonly peer?: string;
}

/** Bounds of Tempo's span metrics, in seconds. */
export const tempoBounds = Array.from({ length: 14 }, (_, index) => 0.002 * 2 ** index);
/** Bounds of the collector's span metrics, in milliseconds. */
export const collectorBounds = [2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1000, 1400, 2000, 5000, 10_000, 15_000];

/** Server spans of every service, and client spans of its callers, which must not be counted with them. */
export function spanSeries(writer: SpanWriter): readonly WrittenSeries[] {
  const served = shop.flatMap((one) => ofSpan(writer, one, 'SPAN_KIND_SERVER'));
  const called = calls.flatMap(([client, server]) =>
    client === 'user' ? [] : ofSpan(writer, service(server), 'SPAN_KIND_CLIENT', client)
  );
  return [...served, ...called];
}

function ofSpan(writer: SpanWriter, one: ShopService, kind: string, client?: string): readonly WrittenSeries[] {
  const by = client ?? one.name;
  const peer: Labels = writer.peer && client ? { [writer.peer]: one.name } : {};
  return [true, false].flatMap((failed) => {
    const operation = `${one.method} ${one.route}`;
    const labels = { ...writer.labels({ service: by, operation, kind, failed }), ...peer };
    const perSecond = one.perSecond * (failed ? one.failing : 1 - one.failing);
    const measured: Measured = {
      base: writer.duration,
      labels,
      perSecond,
      spread: one.took.map(([seconds, share]) => [seconds * writer.perUnit, share] as const),
      exemplar: writer.exemplar && failed && !client ? { [writer.exemplar]: traceOf(one.name) } : undefined,
    };
    const histogram = writer.form === 'native' ? [native(measured, writer.every)] : classic(measured, writer);
    return [...(writer.calls ? [counter(writer.calls, labels, { perSecond, every: writer.every })] : []), ...histogram];
  });
}

/** How one producer of service graphs writes. */
export interface GraphWriter {
  /** Such as `traces_service_graph_request`. */
  readonly base: string;
  /** `_total`, or nothing where suffixes are off. */
  readonly ending: string;
  readonly form: 'classic' | 'native';
  readonly bounds: readonly number[];
  readonly every: number;
  readonly labels: Labels;
  /** Writes `connection_type`; without it each side writes only what it saw itself. */
  readonly connection: boolean;
  /** Writes the label `failed` on every metric, as the collector does. */
  readonly failedLabel?: boolean;
}

export function graphSeries(writer: GraphWriter): readonly WrittenSeries[] {
  return calls.flatMap(([client, server]) => {
    const one = service(server);
    const fromUser = client === 'user';
    const ends: Labels = {
      ...writer.labels,
      client,
      server,
      ...(writer.connection && fromUser ? { connection_type: 'virtual_node' } : {}),
    };
    const { every } = writer;
    const shares = writer.failedLabel ? [one.failing, 1 - one.failing] : [1];
    return [
      counter(`${writer.base}_failed${writer.ending}`, writer.failedLabel ? { ...ends, failed: 'true' } : ends, {
        perSecond: one.perSecond * one.failing,
        every,
      }),
      ...shares.flatMap((share, index) => {
        const labels: Labels = writer.failedLabel ? { ...ends, failed: String(index === 0) } : ends;
        const perSecond = one.perSecond * share;
        const side = (name: string, spread: Measured['spread']) => {
          const measured: Measured = { base: `${writer.base}_${name}`, labels, perSecond, spread };
          return writer.form === 'native' ? [native(measured, every)] : classic(measured, writer);
        };
        return [
          counter(`${writer.base}${writer.ending}`, labels, { perSecond, every }),
          ...side('server_seconds', one.took),
          ...clientSide(writer, { fromUser, side, one }),
        ];
      }),
    ];
  });
}

/** Of what users send, Tempo observes the client's side as zero, and eBPF nothing. */
function clientSide(
  { connection, form }: GraphWriter,
  { fromUser, side, one }: { fromUser: boolean; side: Side; one: ShopService }
): readonly WrittenSeries[] {
  if (!fromUser) {
    return side('client_seconds', one.took);
  }
  return connection && form === 'classic' ? side('client_seconds', [[0, 1]]) : [];
}

type Side = (name: string, spread: Measured['spread']) => readonly WrittenSeries[];
