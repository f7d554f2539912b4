import type { RedSubject } from '../model/red';
import { lengthOf, type Window } from '../model/window';
import { chosen, momentWithin, numbersIn } from './arrivals';
import { mixedShare, populationSize } from './chance';
import { field, frameOf, type DemoFrame } from './demoFrame';
import { environmentLabel } from './environments';
import { counted, covers, kindText } from './subjects';
import { fate } from './population';
import { memberOf, requestIn, spanOf, stretchOf, type ShopRequest, type ShopSpan } from './request';
import { isStored, withoutLeadingZeros } from './requestId';
import { bucketOf, boundText, edgeBounds, edgeEnds, spanBounds, type EdgeTally } from './tally';
import type { Between, Crowd, World } from './world';

const slots = 64;
const looksPerSlot = 24;

export interface ExemplarsAsked {
  readonly world: World;
  readonly window: Window;
  readonly subject: RedSubject;
  readonly without?: string;
}

interface Candidate {
  readonly crowd: Crowd;
  readonly n: number;
  /** Index of the measured span's shape. */
  readonly shape: number;
  readonly duration: number;
  readonly failed: boolean;
}

interface Measured {
  readonly crowd: Crowd;
  /** Shapes whose spans the subject's histograms measure. */
  readonly shapes: readonly number[];
}

/**
 * Real requests among those that a duration histogram of `subject` has counted in `window`: in each of 64 equal slots
 * the slowest of a few dozen looked at, as back ends keep the largest too, and every so often an ordinary or a failed
 * one. Empty where nothing came in.
 */
export function exemplarsOf(asked: ExemplarsAsked): readonly DemoFrame[] {
  const { world, window } = asked;
  const measured = world.crowds.flatMap((crowd) => {
    const shapes = measuredShapes(crowd, asked);
    return shapes.length > 0 ? { crowd, shapes } : [];
  });
  const length = lengthOf(window) / slots;
  const picked: Candidate[] = [];
  for (let slot = 0; slot < slots && length > 0; slot++) {
    const from = window.from + slot * length;
    picked.push(...pickFrom(candidatesIn(world, measured, { from, to: from + length }), Math.floor(from / 1000)));
  }
  const rows = [
    ...new Map(picked.map((candidate) => [`${candidate.crowd.journey}/${candidate.n}`, candidate])).values(),
  ]
    .flatMap((candidate) => rowOf(asked, candidate) ?? [])
    .sort((a, b) => a.at - b.at);
  return rows.length > 0 ? [exemplarFrame(rows)] : [];
}

function measuredShapes({ population }: Crowd, { subject, without }: ExemplarsAsked): number[] {
  const made = population();
  const requests = counted(without);
  return made.shapes.flatMap((shape, index) => {
    if (subject.is !== 'edge') {
      return requests(shape) && covers(subject, shape) ? [index] : [];
    }
    const ends = edgeEnds(made, shape);
    return ends?.client === subject.client.name && ends.server === subject.server.name ? [index] : [];
  });
}

function candidatesIn(world: World, measured: readonly Measured[], between: Between): Candidate[] {
  const runs = measured.flatMap(({ crowd, shapes }) =>
    numbersIn(world, crowd, between).map(({ first, last }) => ({ crowd, shapes, first, count: last - first + 1 }))
  );
  const total = runs.reduce((sum, run) => sum + run.count, 0);
  const found: Candidate[] = [];
  for (const { crowd, shapes, first, count } of runs) {
    const looks = Math.min(count, Math.ceil((looksPerSlot * count) / total));
    for (let look = 0; look < looks; look++) {
      found.push(...candidatesOf(crowd, shapes, first + Math.floor((look * count) / looks)));
    }
  }
  return found;
}

/** The longest of a request's measured spans, and the longest failed one. */
function candidatesOf(crowd: Crowd, shapes: readonly number[], n: number): Candidate[] {
  const { fates, durations } = crowd.population();
  const longest = { fine: -1, failed: -1 };
  const member = memberOf(n);
  const durationOf = (shape: number) => durations[shape * populationSize + member] ?? 0;
  for (const shape of shapes) {
    const became = fates[shape * populationSize + member] ?? fate.absent;
    const kind = became >= fate.failed ? 'failed' : 'fine';
    if (became !== fate.absent && (longest[kind] < 0 || durationOf(shape) > durationOf(longest[kind]))) {
      longest[kind] = shape;
    }
  }
  const stretch = stretchOf(crowd.journey, n);
  return (['fine', 'failed'] as const).flatMap((kind) => {
    const shape = longest[kind];
    return shape < 0 ? [] : [{ crowd, n, shape, duration: durationOf(shape) * stretch, failed: kind === 'failed' }];
  });
}

function pickFrom(candidates: Candidate[], seed: number): Candidate[] {
  const bySlowness = [...candidates].sort((a, b) => b.duration - a.duration);
  const failed = bySlowness.find((candidate) => candidate.failed);
  const ordinary = mixedShare(seed, 5) < 0.3 ? bySlowness[chosen(bySlowness.length, seed, 9)] : undefined;
  return [bySlowness[0], mixedShare(seed, 6) < 0.4 ? failed : undefined, ordinary].filter(
    (candidate) => candidate !== undefined
  );
}

interface Row {
  readonly at: number;
  readonly value: number;
  readonly labels: Readonly<Record<string, string>>;
}

function rowOf({ world, window, subject }: ExemplarsAsked, { crowd, n, shape }: Candidate): Row | undefined {
  const at = momentWithin(world, crowd, { n, between: { from: window.from, to: window.to } });
  const request = at === undefined ? undefined : requestIn(world, crowd, { n, at });
  const span = request && spanOf(request, shape);
  // Every exemplar leads to a trace; those that were dropped are met through log lines only.
  if (request === undefined || span === undefined || !isStored(request.traceId)) {
    return undefined;
  }
  const trace = {
    traceID: withoutLeadingZeros(request.traceId),
    [environmentLabel]: world.place.environment,
    __metrics_gen_instance: 'demo',
  };
  const labels = subject.is === 'edge' ? edgeLabels(request, span) : spanLabels(span);
  // A foreign service's time is its caller's span, every other edge's the callee's: either way it is this span.
  const value = span.duration / 1000;
  const bounds = subject.is === 'edge' ? edgeBounds : spanBounds;
  return {
    at: Math.min(span.start + span.duration, window.to),
    value,
    labels: { ...labels, ...trace, le: boundText(bounds, bucketOf(bounds, value)) },
  };
}

function spanLabels({ shape, failed }: ShopSpan): Record<string, string> {
  return {
    __name__: 'traces_spanmetrics_latency_bucket',
    service: shape.service,
    span_kind: kindText(shape.kind),
    span_name: shape.operation,
    status_code: failed ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_UNSET',
  };
}

function edgeLabels({ population }: ShopRequest, { shape }: ShopSpan): Record<string, string> {
  const ends: Pick<EdgeTally, 'client' | 'server' | 'connection'> = edgeEnds(population, shape) ?? {
    client: '',
    server: '',
    connection: '',
  };
  const side = ends.connection === 'virtual_node' && ends.client !== 'user' ? 'client' : 'server';
  return {
    __name__: `traces_service_graph_request_${side}_seconds_bucket`,
    client: ends.client,
    connection_type: ends.connection,
    server: ends.server,
  };
}

/** One text column per label beside time and value, sorted by name. */
function exemplarFrame(rows: readonly Row[]): DemoFrame {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.labels)))].sort();
  return frameOf(
    [
      field(
        'Time',
        'time',
        rows.map((row) => row.at)
      ),
      field(
        'Value',
        'number',
        rows.map((row) => row.value)
      ),
      ...names.map((name) =>
        field(
          name,
          'string',
          rows.map((row) => row.labels[name] ?? '')
        )
      ),
    ],
    { name: 'exemplar', meta: { custom: { resultType: 'exemplar' }, dataTopic: 'annotations' } }
  );
}
