import { LoadingState, type DataFrame, type DataQueryRequest, type DataQueryResponse, type Field } from '@grafana/data';
import type { About } from '../../../src/telemetry/about';
import type { Asked } from '../../../src/telemetry/asked';
import { askedOf, HostDataSource, traceNotFound, type Target } from './HostDataSource';
import { firstFrame, fits, recording, type Recording } from './recordings';
import { isInbound, recordedTraces, type RecordedSpan, type RecordedTrace } from './recordedSpans';

type TracesAbout = Extract<About, { is: 'traces' }>;

interface Hit {
  readonly trace: RecordedTrace;
  readonly spans: readonly RecordedSpan[];
}

/** As many as Tempo lists by default. */
const spansPerTrace = 3;

/** Tempo's part of the recorded source: one trace, or the traces in which spans match what is asked about. */
export class RecordedTraces extends HostDataSource {
  protected async answer(request: DataQueryRequest<Target>): Promise<DataQueryResponse> {
    const [target] = request.targets;
    const asked = askedOf(request);
    if (asked?.about.is === 'trace') {
      const trace = (await recordedTraces()).get(asked.about.traceId);
      return trace
        ? { data: [{ ...trace.frame, refId: target?.refId }], state: LoadingState.Done }
        : traceNotFound(target);
    }
    if (asked?.about.is === 'traces') {
      return { data: [await listed(asked, asked.about)] };
    }
    throw new Error('The recorded traces answer only questions about traces');
  }
}

async function listed(asked: Asked, about: TracesAbout): Promise<DataFrame> {
  const traces = [...(await recordedTraces()).values()];
  const hits = traces
    .map((trace) => ({ trace, spans: trace.spans.filter((span) => isAskedFor(span, asked, about)) }))
    .filter(({ spans }) => spans.length > 0)
    .sort((a, b) => (b.trace.root?.start ?? 0) - (a.trace.root?.start ?? 0))
    .slice(0, about.limit);
  const template = firstFrame(
    await recording<Recording>(
      `tempo/${about.pick === 'errors' ? 'search-traces-errors-select' : 'search-traces-service'}.json`
    )
  );
  return filled(
    template,
    hits.map((hit) => rowOf({ ...hit, spans: hit.spans.slice(0, spansPerTrace) }))
  );
}

function isAskedFor(span: RecordedSpan, { matchers, window }: Asked, about: TracesAbout): boolean {
  return (
    span.service === about.service.name &&
    isPicked(span, about) &&
    span.start >= window.from &&
    span.start <= window.to &&
    fits(span.resource, matchers)
  );
}

function isPicked(span: RecordedSpan, { atLeast, operation, pick }: TracesAbout): boolean {
  const received = operation !== undefined || pick !== 'newest';
  return (
    (!received || isInbound(span)) &&
    (operation === undefined || span.operation === operation) &&
    (pick !== 'errors' || span.failed) &&
    span.duration >= (atLeast ?? 0)
  );
}

function rowOf({ spans, trace }: Hit): Record<string, unknown> {
  const { root } = trace;
  const end = Math.max(...trace.spans.map((span) => span.start + span.duration));
  return {
    traceID: searchId(trace.id),
    startTime: root?.start,
    traceService: root?.service ?? '<root span not yet received>',
    traceName: root?.operation ?? '',
    traceDuration: root ? Math.floor(end - root.start) : 0,
    nested: [matching(trace, spans)],
  };
}

/** Tempo's search leaves leading zeros out. */
function searchId(id: string): string {
  return id.replace(/^0+/, '');
}

function matching(trace: RecordedTrace, spans: readonly RecordedSpan[]): DataFrame {
  const columns: Record<string, readonly unknown[]> = {
    traceIdHidden: spans.map(() => searchId(trace.id)),
    spanID: spans.map((span) => span.spanId),
    time: spans.map((span) => span.start),
    name: spans.map((span) => span.operation),
    'service.name': spans.map((span) => span.service),
    status: spans.map((span) => (span.failed ? 'error' : 'unset')),
    statusMessage: spans.map((span) => span.statusMessage),
    duration: spans.map((span) => Math.round(span.duration * 1e6)),
  };
  const types: Record<string, string> = { time: 'time', duration: 'number' };
  const fields = Object.entries(columns).map(([name, values]) => {
    const unit = name === 'duration' ? { unit: 'ns' } : {};
    return {
      name,
      type: types[name] ?? 'string',
      config: { displayNameFromDS: name, ...unit },
      values,
    } as unknown as Field;
  });
  return { fields, length: spans.length, meta: { preferredVisualisationType: 'table' } };
}

/** A recorded frame with other rows. */
export function filled(template: DataFrame, rows: ReadonlyArray<Record<string, unknown>>): DataFrame {
  const fields = template.fields.map((field) => ({
    ...field,
    state: undefined,
    values: rows.map((row) => row[field.name]),
  }));
  return { ...template, fields, length: rows.length };
}
