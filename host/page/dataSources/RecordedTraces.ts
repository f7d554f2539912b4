import {
  FieldType,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type Field,
} from '@grafana/data';
import type { About } from '../../../src/telemetry/about';
import { isAuxiliary } from '../../../src/telemetry/auxiliary';
import type { Asked } from '../../../src/telemetry/asked';
import { askedOf, HostDataSource, traceNotFound, type Target } from './HostDataSource';
import { comparedRecordings } from './recordedCompare';
import { linkingTraces } from './recordedLinks';
import { firstFrame, fits, recording, type Recording } from './recordings';
import { recordedTags, searchedRecordings } from './recordedSearch';
import { isInbound, recordedTraces, type RecordedSpan, type RecordedTrace } from './recordedSpans';

/** Without a service, traces in which anybody received anything. */
type TracesAbout = Omit<Extract<About, { is: 'traces' }>, 'is' | 'service'> & {
  readonly service?: { readonly name: string };
};

interface Hit {
  readonly trace: RecordedTrace;
  readonly spans: readonly RecordedSpan[];
}

/** As many as Tempo lists by default. */
const spansPerTrace = 3;

/** The recorded processes say no version, and their spans no statements. */
const tellsNothing: ReadonlySet<string> = new Set(['versions-in-traces', 'statement-spans']);

/** Tempo's part of the recorded source: one trace, or the traces in which spans match what is asked about. */
export class RecordedTraces extends HostDataSource {
  protected resource(path: string, { tag }: Readonly<Record<string, unknown>>): Promise<unknown> {
    return recordedTags(path, tag);
  }

  protected async answer(request: DataQueryRequest<Target>): Promise<DataQueryResponse> {
    const [target] = request.targets;
    const asked = askedOf(request);
    const told = asked && (await toldOf(asked, target));
    if (told) {
      return told;
    }
    const list = asked && (await listedFor(asked));
    if (list) {
      return { data: [list] };
    }
    if (asked?.about.is === 'check') {
      return { data: [await sampled(asked, target)], state: LoadingState.Done };
    }
    if (asked && tellsNothing.has(asked.about.is)) {
      return { data: [], state: LoadingState.Done };
    }
    throw new Error('The recorded traces answer only questions about traces');
  }
}

/** One trace, or what was counted, where that is asked for. */
async function toldOf(asked: Asked, target: Target | undefined): Promise<DataQueryResponse | undefined> {
  const { about } = asked;
  if (about.is === 'trace') {
    const trace = (await recordedTraces()).get(about.traceId);
    return trace
      ? { data: [{ ...trace.frame, refId: target?.refId }], state: LoadingState.Done }
      : traceNotFound(target);
  }
  return about.is === 'trace-compare' ? comparedRecordings(asked, target) : undefined;
}

/** The list that is asked for, where one is. */
async function listedFor(asked: Asked): Promise<DataFrame | undefined> {
  const { about } = asked;
  if (about.is === 'trace-sample') {
    return listed(asked, { ...about, pick: 'newest' });
  }
  if (about.is === 'traces-linking-to') {
    return listOf(await linkingTraces(about.traceId), 'tempo/search-traces-service.json');
  }
  if (about.is === 'trace-search') {
    return listOf(
      await searchedRecordings(asked, about),
      'tempo/search-traces-errors-select.json',
      about.spansPerTrace
    );
  }
  return about.is === 'traces' ? listed(asked, about) : undefined;
}

async function listOf(hits: readonly Hit[], likeIn: string, most = spansPerTrace): Promise<DataFrame> {
  return filled(
    firstFrame(await recording<Recording>(likeIn)),
    hits.map((hit) => rowOf({ ...hit, spans: hit.spans.slice(0, most) }))
  );
}

/** The newest traces in the asked environment, their spans with the attributes of which a set-up asks the values. */
async function sampled({ matchers, window }: Asked, target: Target | undefined): Promise<DataFrame> {
  const wantsValues = target?.query?.includes('!= nil') ?? false;
  const traces = [...(await recordedTraces()).values()]
    .filter(({ root }) => root !== undefined && root.start >= window.from && root.start <= window.to)
    .filter(({ root }) => wantsValues || fits(root?.resource ?? {}, matchers))
    .slice(0, target?.limit ?? 20);
  const template = firstFrame(await recording<Recording>('tempo/search-traces-service.json'));
  const name = 'deployment.environment';
  // Every recorded span has the shorter of the two attributes, none the longer.
  const hasIt = target?.query?.includes(`${name}.name`) !== true;
  return filled(
    template,
    (wantsValues && !hasIt ? [] : traces).map((trace) => {
      const spans = trace.spans.slice(0, 1);
      const values = spans.map((span) => span.resource[name]);
      const nested = matching(trace, spans);
      const fields = [...nested.fields, { name, type: FieldType.string, config: {}, values }];
      return { ...rowOf({ trace, spans }), nested: [{ ...nested, fields }] };
    })
  );
}

async function listed(asked: Asked, about: TracesAbout): Promise<DataFrame> {
  const traces = [...(await recordedTraces()).values()];
  const hits = traces
    .map((trace) => ({ trace, spans: trace.spans.filter((span) => isAskedFor(span, asked, about)) }))
    .filter(({ spans }) => spans.length > 0)
    .sort((a, b) => (b.trace.root?.start ?? 0) - (a.trace.root?.start ?? 0))
    .slice(0, about.limit);
  return listOf(
    hits,
    `tempo/${about.pick === 'errors' ? 'search-traces-errors-select' : 'search-traces-service'}.json`
  );
}

function isAskedFor(span: RecordedSpan, { matchers, window }: Asked, about: TracesAbout): boolean {
  return (
    (about.service === undefined ? isInbound(span) : span.service === about.service.name) &&
    !isAuxiliary(span.operation, about.without) &&
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
