import type { ComparedSpans, ComparedValue } from '../model/comparedSpans';
import type { SpanId } from '../model/ids';
import type { Attribute, Span, Trace, TraceSummary } from '../model/trace';
import { isSelected, type TraceSelection } from '../model/traceSelection';

/** Longer texts are statements and payloads: no two alike, and nothing to filter by. */
const longest = 300;

/**
 * Counts the attributes of those spans for which traces were found, in traces that were read whole. Spans that a list
 * leaves out (it names a few of each trace) are not counted, nor are lists and maps.
 */
export function comparedSample(
  traces: readonly Trace[],
  found: readonly TraceSummary[],
  selection: TraceSelection
): ComparedSpans {
  const summaries = new Map(found.map((summary) => [summary.traceId, summary]));
  const tally = new Map<string, Map<string, Counted>>();
  const sides = { selected: 0, others: 0 };
  for (const trace of new Map(traces.map((one) => [one.traceId, one])).values()) {
    const summary = summaries.get(trace.traceId);
    const wanted = new Set<SpanId>(summary?.matched.map(({ spanId }) => spanId));
    for (const span of new Map(trace.spans.map((one) => [one.spanId, one])).values()) {
      if (wanted.has(span.spanId)) {
        const side = isSelected({ ...span, failed: span.status === 'error' }, selection) ? 'selected' : 'others';
        sides[side] += 1;
        tellingOf(span, summary).forEach((value, key) => count(tally, { key, value, side }));
      }
    }
  }
  return { ...sides, attributes: [...tally].map(([key, values]) => attributeOf(key, [...values.values()])) };
}

interface Counted {
  readonly value: string;
  readonly isText: boolean;
  selected: number;
  others: number;
}

interface Telling {
  readonly key: string;
  readonly value: string | number | boolean;
  readonly side: 'selected' | 'others';
}

function count(tally: Map<string, Map<string, Counted>>, { key, value, side }: Telling): void {
  const values = tally.get(key) ?? new Map<string, Counted>();
  tally.set(key, values);
  const isText = typeof value === 'string';
  const name = JSON.stringify(value);
  const counted = values.get(name) ?? { value: String(value), isText, selected: 0, others: 0 };
  counted[side] += 1;
  values.set(name, counted);
}

function attributeOf(key: string, values: readonly ComparedValue[]) {
  return {
    key,
    selected: values.reduce((sum, value) => sum + value.selected, 0),
    others: values.reduce((sum, value) => sum + value.others, 0),
    values,
  };
}

/** All that can be told of a span, by full names; of an attribute that comes twice, the last. */
function tellingOf(span: Span, summary: TraceSummary | undefined): ReadonlyMap<string, string | number | boolean> {
  const telling = new Map<string, string | number | boolean>([
    ['name', span.operation],
    ['kind', span.kind],
    ['status', span.status],
    ['resource.service.name', span.service.name],
  ]);
  const put = (scope: string, attributes: readonly Attribute[]) =>
    attributes.forEach(({ key, value }) => {
      if (
        (typeof value === 'string' && value.length <= longest) ||
        typeof value === 'number' ||
        typeof value === 'boolean'
      ) {
        telling.set(`${scope}${key}`, value);
      }
    });
  put('', [
    { key: 'statusMessage', value: span.statusMessage ?? null },
    { key: 'rootName', value: summary?.rootOperation ?? null },
    { key: 'rootServiceName', value: summary?.rootService ?? null },
  ]);
  put('span.', span.attributes);
  put('resource.', span.resource);
  return telling;
}
