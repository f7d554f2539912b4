import type { SpanId } from '../model/ids';
import type { LogLine } from '../model/log';
import type { LogMark, LogMarks } from '../model/spanLogs';
import { shifted } from '../model/units';
import type { TraceTree } from './traceTree';

/** The log lines of a trace by who wrote them; together all lines, each once. In the order of time. */
export interface TraceLines {
  readonly bySpan: ReadonlyMap<SpanId, readonly LogLine[]>;
  /** Lines that name the trace and none of its spans, by the name of their service; `''` where that is not said. */
  readonly unnamed: ReadonlyMap<string, readonly LogLine[]>;
}

/** A line that names a span which is not in the trace names none. */
export function linesBySpan(lines: readonly LogLine[], tree: Pick<TraceTree, 'nodes'>): TraceLines {
  const bySpan = new Map<SpanId, LogLine[]>();
  const unnamed = new Map<string, LogLine[]>();
  for (const line of inTime(lines)) {
    if (line.spanId !== undefined && tree.nodes.has(line.spanId)) {
      added(bySpan, line.spanId, line);
    } else {
      added(unnamed, line.service ?? '', line);
    }
  }
  return { bySpan, unnamed };
}

/** When each span logged, on the trace's common clock: lines move with the span whose process wrote them. */
export function logMarks({ bySpan }: TraceLines, tree: Pick<TraceTree, 'nodes'>): LogMarks {
  const marks = new Map<SpanId, readonly LogMark[]>();
  for (const [spanId, lines] of bySpan) {
    const by = tree.nodes.get(spanId)?.adjustedBy ?? 0;
    marks.set(
      spanId,
      lines.map(({ at, level }) => ({ at: shifted(at, by), level }))
    );
  }
  return marks;
}

function added<Key>(map: Map<Key, LogLine[]>, key: Key, line: LogLine) {
  const known = map.get(key);
  if (known) {
    known.push(line);
  } else {
    map.set(key, [line]);
  }
}

/** By their nanoseconds, which one millisecond may hold many of. */
function inTime(lines: readonly LogLine[]): readonly LogLine[] {
  return [...lines].sort((a, b) => a.at - b.at || (a.atNs < b.atNs ? -1 : Number(a.atNs > b.atNs)));
}
