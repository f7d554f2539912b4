/**
 * Prometheus' remote-write protocol as far as tests need it: version 1, protobuf in snappy's block format. Unlike
 * back-filled OpenMetrics it brings native histograms and exemplars.
 */

/** A native histogram at one moment, with one observation count per bucket of its schema. */
export interface NativePoint {
  readonly at: number;
  readonly sum: number;
  /** Cumulative observations by bucket index (upper bound `2^(index/2^schema)`), none of them zero or negative. */
  readonly buckets: ReadonlyMap<number, number>;
}

export interface WrittenSeries {
  /** With `__name__`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly samples?: ReadonlyArray<readonly [at: number, value: number]>;
  readonly histograms?: readonly NativePoint[];
  readonly exemplars?: ReadonlyArray<{
    readonly at: number;
    readonly value: number;
    readonly labels: Readonly<Record<string, string>>;
  }>;
}

/** Buckets grow by 2^(1/8), so a quantile is within 9 %. */
export const nativeSchema = 3;

/** The bucket of a native histogram in which `value` falls. */
export function nativeBucket(value: number): number {
  return Math.ceil(Math.log2(value) * 2 ** nativeSchema);
}

/** Sends series to a Prometheus that was started with its remote-write receiver. Throws with what it said against it. */
export async function remoteWrite(base: string, series: readonly WrittenSeries[]): Promise<void> {
  // Exemplars come after: they are refused as long as there is no series that they belong to.
  const exemplars = series
    .filter((one) => one.exemplars)
    .map(({ labels, exemplars: own }) => ({ labels, exemplars: own }));
  await sent(
    base,
    series.map(({ labels, samples, histograms }) => ({ labels, samples, histograms }))
  );
  await sent(base, exemplars);
}

async function sent(base: string, series: readonly WrittenSeries[]): Promise<void> {
  for (let from = 0; from < series.length; from += 200) {
    const body = literalSnappy(Buffer.concat(series.slice(from, from + 200).map((one) => field(1, timeSeries(one)))));
    const reply = await fetch(`${base}/api/v1/write`, {
      method: 'POST',
      headers: {
        'Content-Encoding': 'snappy',
        'Content-Type': 'application/x-protobuf',
        'X-Prometheus-Remote-Write-Version': '0.1.0',
      },
      body: new Uint8Array(body),
    });
    if (!reply.ok) {
      throw new Error(`${reply.status}: ${await reply.text()}`);
    }
  }
}

function timeSeries({ labels, samples = [], histograms = [], exemplars = [] }: WrittenSeries): Buffer {
  return Buffer.concat([
    ...labelPairs(labels),
    ...samples.map(([at, value]) => field(2, Buffer.concat([double(1, value), integer(2, at)]))),
    ...exemplars.map(({ labels: own, value, at }) =>
      field(3, Buffer.concat([...labelPairs(own), double(2, value), integer(3, at)]))
    ),
    ...histograms.map((point) => field(4, nativeHistogram(point))),
  ]);
}

function labelPairs(labels: Readonly<Record<string, string>>): Buffer[] {
  return Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))])));
}

/** Integer counts; one span per bucket, which is wasteful and always right. */
function nativeHistogram({ at, sum, buckets }: NativePoint): Buffer {
  const sorted = [...buckets].sort(([a], [b]) => a - b);
  const spans = sorted.map(([index], position) => {
    const before = sorted[position - 1]?.[0];
    const offset = before === undefined ? index : index - before - 1;
    return field(11, Buffer.concat([zigzag(1, offset), integer(2, 1)]));
  });
  const deltas = sorted.map(([, count], position) => varint(zigzagged(count - (sorted[position - 1]?.[1] ?? 0))));
  const count = sorted.reduce((total, [, own]) => total + own, 0);
  return Buffer.concat([
    integer(1, count),
    double(3, sum),
    zigzag(4, nativeSchema),
    double(5, 1e-9),
    integer(6, 0),
    ...spans,
    field(12, Buffer.concat(deltas)),
    integer(15, at),
  ]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

function zigzagged(value: number): number {
  return value >= 0 ? 2 * value : -2 * value - 1;
}

function integer(number: number, value: number): Buffer {
  return Buffer.concat([varint(number * 8), varint(value)]);
}

function zigzag(number: number, value: number): Buffer {
  return integer(number, zigzagged(value));
}

function double(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([varint(number * 8 + 1), bytes]);
}

function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(content.length), content]);
}

/** Snappy's block format without any compression: nothing but literals. */
function literalSnappy(content: Buffer): Buffer {
  const pieces: Buffer[] = [varint(content.length)];
  for (let from = 0; from < content.length; from += 65_536) {
    const piece = content.subarray(from, from + 65_536);
    const length = Buffer.alloc(2);
    length.writeUInt16LE(piece.length - 1);
    pieces.push(Buffer.from([61 * 4]), length, piece);
  }
  return Buffer.concat(pieces);
}
