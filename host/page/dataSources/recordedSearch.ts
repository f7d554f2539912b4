import type { SearchedCall, SearchedTraces } from '../../../src/model/traceSearch';
import type { About } from '../../../src/telemetry/about';
import type { Asked } from '../../../src/telemetry/asked';
import { isOfUser, peerAttributes } from '../../../src/telemetry/callSpans';
import { attributeFits } from '../../../src/demo/attributeFits';
import { fits } from './recordings';
import { isInbound, recordedTraces, type RecordedSpan, type RecordedTrace } from './recordedSpans';

/** Traces with those of their recorded spans that are as wanted, newest first. Recordings cannot be asked in TraceQL. */
export async function searchedRecordings(
  { matchers, window }: Asked,
  { want, limit }: Extract<About, { is: 'trace-search' }>
): Promise<ReadonlyArray<{ readonly trace: RecordedTrace; readonly spans: readonly RecordedSpan[] }>> {
  if (want.traceql !== undefined) {
    throw { message: 'The recorded traces answer what the form asks, not TraceQL', status: 400 };
  }
  return [...(await recordedTraces()).values()]
    .map((trace) => ({
      trace,
      spans: wantedSpans(trace, want).filter(
        ({ start, resource }) => start >= window.from && start <= window.to && fits(resource, matchers)
      ),
    }))
    .filter(({ spans }) => spans.length > 0)
    .sort((a, b) => (b.trace.root?.start ?? 0) - (a.trace.root?.start ?? 0))
    .slice(0, limit);
}

/** Names of attributes, or values of one, over all recorded spans: like an older Tempo, whatever is searched. */
export async function recordedTags(path: string, tag: unknown): Promise<unknown> {
  const spans = [...(await recordedTraces()).values()].flatMap((trace) => trace.spans);
  if (path === 'tags') {
    const names = (of: (span: RecordedSpan) => object) => [...new Set(spans.flatMap((span) => Object.keys(of(span))))];
    return {
      scopes: [
        { name: 'resource', tags: names(({ resource }) => resource) },
        { name: 'span', tags: names(({ attributes }) => attributes) },
        { name: 'intrinsic', tags: ['kind', 'name', 'statusMessage', 'rootName', 'rootServiceName'] },
      ],
    };
  }
  const key = decodeURIComponent(decodeURIComponent(String(tag)));
  const values = new Set(spans.flatMap((span) => valueOf(span, key) ?? []).map(String));
  return { tagValues: [...values].map((value) => ({ type: 'string', value })) };
}

function wantedSpans({ spans, root }: RecordedTrace, want: SearchedTraces): readonly RecordedSpan[] {
  const { service, operation, attributes = [] } = want;
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const [atLeast, atMost] = [want.atLeast ?? 0, want.atMost ?? Infinity];
  const anything = Object.values({ ...want, attributes: attributes[0] }).every((part) => part === undefined);
  if (anything) {
    return spans.filter((span) => span === root && /^0*$/.test(span.parentId));
  }
  return spans.filter(
    (span) =>
      (service === undefined || span.service === service.name) &&
      (operation === undefined || span.operation === operation) &&
      isAsCalled(span, byId.get(span.parentId), want) &&
      span.duration >= atLeast &&
      span.duration <= atMost &&
      attributes.every((filter) => attributeFits(valueOf(span, filter.key), filter))
  );
}

function isAsCalled(
  span: RecordedSpan,
  above: RecordedSpan | undefined,
  { calls, status }: Pick<SearchedTraces, 'calls' | 'status'>
): boolean {
  return (
    (calls === undefined || isOfCall(span, above, calls)) &&
    (status === undefined || status === (hasFailed(span, above, calls) ? 'error' : 'unset'))
  );
}

/** Of a call that both ends traced, where either of them failed. */
function hasFailed(span: RecordedSpan, above: RecordedSpan | undefined, calls: SearchedCall | undefined): boolean {
  const isTracedTwice = calls?.kind === 'call' || calls?.kind === 'messaging';
  return span.failed || (isTracedTwice && above?.failed === true);
}

/** Whether a span is the listed one of a call, by the rules of `src/telemetry/callSpans.ts`. */
function isOfCall(
  span: RecordedSpan,
  above: RecordedSpan | undefined,
  { client, server, kind }: SearchedCall
): boolean {
  const is = (one: RecordedSpan | undefined, service: string, kindOfSpan: string) =>
    one?.service === service && one.kind === kindOfSpan;
  if (kind === 'call') {
    return is(span, server.name, 'server') && is(above, client.name, 'client');
  }
  if (kind === 'messaging') {
    return is(span, server.name, 'consumer') && is(above, client.name, 'producer');
  }
  return isOfUser({ client, kind })
    ? span.service === server.name && isInbound(span) && /^0*$/.test(span.parentId)
    : span.service === client.name &&
        ['client', 'producer'].includes(span.kind) &&
        peerAttributes.some((key) => span.attributes[key] === server.name);
}

function valueOf(span: RecordedSpan, key: string): string | number | boolean | undefined {
  const [, scope, name = ''] = /^(resource|span)?\.(.+)$/s.exec(key) ?? [];
  const intrinsic = {
    name: span.operation,
    kind: span.kind,
    duration: span.duration,
    statusMessage: span.statusMessage,
  };
  const all: Readonly<Record<string, unknown>> =
    name === ''
      ? { ...intrinsic, status: span.failed ? 'error' : 'unset' }
      : { ...(scope === 'span' ? {} : span.resource), ...(scope === 'resource' ? {} : span.attributes) };
  const value = all[name === '' ? key : name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
