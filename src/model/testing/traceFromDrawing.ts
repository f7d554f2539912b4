import { readSpanId, readTraceId, type SpanId } from '../ids';
import type { Span, SpanKind, Trace } from '../trace';
import { epochMs, ms } from '../units';

/** When the first drawn span starts. */
export const drawnStart = epochMs(1_700_000_000_000);

/** A trace made from a drawing, whose spans are found by the names they have there. */
export interface DrawnTrace extends Trace {
  /** The span drawn under `name`. Throws if there is none or if several have the name. */
  span(name: string): Span;
}

/**
 * A trace from a drawing: indent = parent, one column = 1 ms, the bars `|` are where a span starts and ends.
 *
 *   shop         |=========|        10 ms, service "shop", operation "shop"
 *     shop:cart    |##|             3 ms, starts 2 ms later, service "shop", operation "cart"
 *     payment!         |###|        an error
 *     stock?         |              0 ms, an orphan: its parent is named but not drawn
 *     mail             |==|  consumer
 *
 * A span without a kind behind its bar is `server` where its service differs from its parent's, else `internal`.
 * Times count from the bar of the first line. A line that cannot be read is an error of the test and throws.
 */
export function traceFromDrawing(drawing: string): DrawnTrace {
  const lines = drawing.split('\n').filter((line) => line.trim() !== '');
  const drawn = lines.map(readLine);
  const zero = drawn[0]?.from ?? 0;
  const byName = new Map<string, Span[]>();
  const open: Array<{ indent: number; span: Span }> = [];
  const spans = drawn.map((line, index) => {
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= line.indent) {
      open.pop();
    }
    const span = spanOf(line, { index, zero, parent: open.at(-1)?.span });
    open.push({ indent: line.indent, span });
    byName.set(line.name, [...(byName.get(line.name) ?? []), span]);
    return span;
  });
  return {
    traceId: readTraceId('d0a11') ?? never('trace id'),
    spans,
    span: (name) => {
      const found = byName.get(name) ?? [];
      return found.length === 1 && found[0] ? found[0] : never(`exactly one span "${name}", found ${found.length}`);
    },
  };
}

interface DrawnLine {
  readonly indent: number;
  readonly name: string;
  readonly failed: boolean;
  readonly lost: boolean;
  readonly from: number;
  readonly to: number;
  readonly kind?: SpanKind;
}

const line = /^(\s*)([^\s|!?]+)([!?]*)(\s*)\|(?:([^|\s]*)\|)?\s*(\w+)?\s*$/;
const kinds: readonly SpanKind[] = ['server', 'client', 'producer', 'consumer', 'internal', 'unspecified'];

function readLine(text: string): DrawnLine {
  const parts = line.exec(text) ?? never(`a drawn span in "${text}"`);
  const [, indent = '', name = '', marks = '', gap = '', bar, word] = parts;
  const from = indent.length + name.length + marks.length + gap.length;
  const kind = kinds.find((known) => known === word);
  if (word !== undefined && kind === undefined) {
    never(`a kind of span, found "${word}"`);
  }
  return {
    indent: indent.length,
    name,
    failed: marks.includes('!'),
    lost: marks.includes('?'),
    from,
    to: bar === undefined ? from : from + bar.length + 1,
    kind,
  };
}

function spanOf(drawn: DrawnLine, place: { index: number; zero: number; parent: Span | undefined }): Span {
  const [service = '', operation = service] = drawn.name.split(':');
  const sameService = place.parent?.service.name === service;
  return {
    spanId: drawnSpanId(place.index + 1),
    parentSpanId: drawn.lost ? drawnSpanId(0xdead_0000 + place.index) : place.parent?.spanId,
    service: { name: service },
    operation,
    kind: drawn.kind ?? (sameService ? 'internal' : 'server'),
    start: epochMs(drawnStart + drawn.from - place.zero),
    duration: ms(drawn.to - drawn.from),
    status: drawn.failed ? 'error' : 'unset',
    attributes: [],
    resource: [],
    events: [],
    links: [],
  };
}

function drawnSpanId(number: number): SpanId {
  return readSpanId(number.toString(16)) ?? never('span id');
}

function never(expected: string): never {
  throw new Error(`A drawing needs ${expected}`);
}
