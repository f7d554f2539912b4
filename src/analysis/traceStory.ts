import type { SpanId } from '../model/ids';
import type { LogLine } from '../model/log';
import type { SpanEvent } from '../model/trace';
import { ms, type Ms } from '../model/units';
import { median } from './median';
import type { PreparedTrace } from './preparedTrace';
import type { TraceNode, TraceTree } from './traceTree';

/** A span's start; the entry's length is the span's. */
export interface SpanEntry {
  readonly is: 'span';
  /** From the start of the trace, on its common clock; below 0 for what was written before. */
  readonly at: Ms;
  readonly node: TraceNode;
}

export interface EventEntry {
  readonly is: 'event';
  readonly at: Ms;
  readonly node: TraceNode;
  readonly event: SpanEvent;
}

export interface LineEntry {
  readonly is: 'line';
  readonly at: Ms;
  readonly line: LogLine;
  /** The span that wrote it; absent where it names none of the trace's. */
  readonly node?: TraceNode;
  /** It names a span that is not in the trace. */
  readonly unknownSpan: boolean;
  /** It was written so long after its span had ended. */
  readonly late?: Ms;
  /** What was added to its clock, as to the spans of its service. */
  readonly adjustedBy?: Ms;
}

export type StoryEntry = SpanEntry | EventEntry | LineEntry;

/** A millisecond is what loggers round to. */
const atOnce = 1;

/**
 * A trace's spans, their events and its log lines as one list in the order of time, across services; each stands in it
 * exactly once, whatever order they came in.
 *
 * Events and lines keep the clock of what wrote them, so they are moved with their span; lines without a span of the
 * trace are moved as most spans of their service are, which is a guess where its instances' clocks differ.
 */
export function traceStory({ tree }: PreparedTrace, lines: readonly LogLine[]): readonly StoryEntry[] {
  const entries: StoryEntry[] = [];
  for (const node of tree.order) {
    entries.push({ is: 'span', at: ms(node.start - tree.start), node });
    const events = node.span.events.map((event) => ({
      is: 'event' as const,
      at: ms(event.at - tree.start + (node.adjustedBy ?? 0)),
      node,
      event,
    }));
    entries.push(...events);
  }
  const shiftOf = shiftsByService(tree);
  for (const line of lines) {
    entries.push(lineEntry(line, tree, shiftOf));
  }
  const places = new Map(tree.order.map(({ span }, index) => [span.spanId, index]));
  return entries.sort((a, b) => a.at - b.at || ranks[a.is] - ranks[b.is] || amongEqual(a, b, places));
}

function lineEntry(line: LogLine, tree: TraceTree, shiftOf: ReadonlyMap<string, Ms>): LineEntry {
  const node = line.spanId && tree.nodes.get(line.spanId);
  const adjustedBy = node ? node.adjustedBy : shiftOf.get(line.service ?? '');
  const at = ms(line.at - tree.start + (adjustedBy ?? 0));
  const late = node ? at - (node.start - tree.start + node.duration) : 0;
  return {
    is: 'line',
    at,
    line,
    unknownSpan: line.spanId !== undefined && !node,
    ...(node ? { node } : {}),
    ...(late > atOnce ? { late: ms(late) } : {}),
    ...(adjustedBy ? { adjustedBy } : {}),
  };
}

/** By how much spans of a service were moved, in the middle; only services of which some were. */
function shiftsByService({ order }: TraceTree): ReadonlyMap<string, Ms> {
  const moved = new Set(order.filter(({ adjustedBy }) => adjustedBy).map(({ span }) => span.service.name));
  const shifts = new Map<string, number[]>();
  for (const { span, adjustedBy } of order) {
    if (moved.has(span.service.name)) {
      const known = shifts.get(span.service.name) ?? [];
      known.push(adjustedBy ?? 0);
      shifts.set(span.service.name, known);
    }
  }
  return new Map([...shifts].map(([service, all]) => [service, ms(median(all) ?? 0)]));
}

const ranks: Readonly<Record<StoryEntry['is'], number>> = { span: 0, event: 1, line: 2 };

/** The order of entries of one kind at the same moment: by span, then as written. */
function amongEqual(a: StoryEntry, b: StoryEntry, places: ReadonlyMap<SpanId, number>): number {
  if (a.is === 'line' && b.is === 'line') {
    return byText(a.line.atNs.padStart(20), b.line.atNs.padStart(20)) || byText(a.line.id, b.line.id);
  }
  const placeOf = ({ node }: StoryEntry) => (node && places.get(node.span.spanId)) ?? 0;
  return placeOf(a) - placeOf(b);
}

function byText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** A silence worth a line is at least this share of the trace's duration. */
const longSilence = 0.2;

/** Which entries stand after a long silence, and how long it was. Entries are in the order of time. */
export function silences(entries: readonly StoryEntry[], duration: Ms): ReadonlyMap<StoryEntry, Ms> {
  const found = new Map<StoryEntry, Ms>();
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    if (before && duration > 0 && entry.at - before.at >= duration * longSilence) {
      found.set(entry, ms(entry.at - before.at));
    }
  });
  return found;
}
