import { field, frameOf, type DemoFrame } from '../demoFrame';
import { attributesOf, failureText, nodeOf, resourceOf } from './spanText';
import type { Walked, WalkedSpan } from './walk';

const noParent = '0000000000000000';

/** All spans of a trace, as Grafana's Tempo data source gives them. */
export function spansFrame(walked: Walked): DemoFrame {
  const { spans } = walked;
  const column = (name: string, type: string, of: (span: WalkedSpan) => unknown) => field(name, type, spans.map(of));
  return frameOf(
    [
      column('traceID', 'string', () => walked.traceId),
      column('spanID', 'string', ({ spanId }) => spanId),
      column('parentSpanID', 'string', ({ parent }) => spans[parent]?.spanId ?? noParent),
      column('operationName', 'string', ({ operation }) => operation),
      column('serviceName', 'string', (span) => nodeOf(walked, span)?.name ?? ''),
      column('kind', 'string', ({ kind }) => kind),
      column('statusCode', 'number', ({ failed }) => (failed ? 2 : 0)),
      column('statusMessage', 'string', (span) => (span.failed ? failureText(walked, span) : '')),
      column('serviceTags', 'other', (span) => resourceOf(walked, span)),
      column('startTime', 'number', ({ start }) => start),
      column('duration', 'number', ({ duration }) => duration),
      column('logs', 'other', (span) => eventsOf(walked, span)),
      column('references', 'other', () => null),
      column('tags', 'other', (span) => attributesOf(walked, span)),
    ],
    { name: 'Trace', meta: { preferredVisualisationType: 'trace' } }
  );
}

function eventsOf(walked: Walked, span: WalkedSpan): unknown {
  if (!span.faulty) {
    return null;
  }
  const fields = [
    { key: 'exception.type', value: 'UnavailableError' },
    { key: 'exception.message', value: failureText(walked, span) },
  ];
  return [{ timestamp: span.start + span.duration, name: 'exception', fields }];
}

/** A list of traces with those of their spans that match. */
export function tracesFrame(
  found: readonly Walked[],
  matches: (span: WalkedSpan, walked: Walked) => boolean,
  most: number
): DemoFrame {
  const column = (name: string, type: string, of: (walked: Walked) => unknown) => field(name, type, found.map(of));
  const rootOf = ({ spans }: Walked) => spans[0];
  return frameOf(
    [
      column('traceID', 'string', ({ traceId }) => traceId.replace(/^0+/, '')),
      column('startTime', 'time', ({ at }) => at),
      column('traceService', 'string', (walked) => {
        const root = rootOf(walked);
        return root ? (nodeOf(walked, root)?.name ?? '') : '';
      }),
      column('traceName', 'string', (walked) => rootOf(walked)?.operation ?? ''),
      column('traceDuration', 'number', wholeDuration),
      column('nested', 'nestedFrames', (walked) => [
        matchedFrame(walked, walked.spans.filter((span) => matches(span, walked)).slice(0, most)),
      ]),
    ],
    { name: 'Traces', meta: { preferredVisualisationType: 'table' } }
  );
}

/** Whole milliseconds; Tempo gives none below one. */
function wholeDuration({ spans, at }: Walked): number | null {
  const end = spans.reduce((latest, { start, duration }) => Math.max(latest, start + duration), at);
  const whole = Math.floor(end - at);
  return whole < 1 ? null : whole;
}

function matchedFrame(walked: Walked, listed: readonly WalkedSpan[]): DemoFrame {
  const column = (name: string, type: string, of: (span: WalkedSpan) => unknown) => field(name, type, listed.map(of));
  return frameOf(
    [
      column('traceIdHidden', 'string', () => walked.traceId.replace(/^0+/, '')),
      column('spanID', 'string', ({ spanId }) => spanId),
      column('time', 'time', ({ start }) => start),
      column('name', 'string', ({ operation }) => operation),
      column('service.name', 'string', (span) => nodeOf(walked, span)?.name ?? ''),
      column('status', 'string', ({ failed }) => (failed ? 'error' : 'unset')),
      column('duration', 'number', ({ duration }) => Math.round(duration * 1e6)),
    ],
    { name: 'Spans', meta: { preferredVisualisationType: 'table' } }
  );
}
