import { logLevels, type LogLevel, type LogSubject } from '../../model/log';
import type { About } from '../../telemetry/about';
import { lineFilter } from '../../telemetry/logFilters';
import { field, frameOf, labelled, type DemoFrame } from '../demoFrame';
import { idOf } from './environments';
import type { ScaleAsked } from './grid';
import { keysIn, throughs } from './search';
import { failureText, nodeOf } from './spanText';
import { keyOf } from './traceKey';
import { walk, type Walked, type WalkedSpan } from './walk';

type LinesAbout = Extract<About, { is: 'logs' | 'log-volume' }>;

interface Line {
  readonly at: number;
  readonly level: LogLevel;
  readonly body: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A search and a count read so many requests and no more; a longer window is told by its newest part. */
const mostRead = 3000;

/** The newest lines first: what receives writes one as it ends, and one that says why where it failed. */
export function linesAnswer(asked: ScaleAsked, about: Extract<About, { is: 'logs' }>): readonly DemoFrame[] {
  const isWanted = wanted(about);
  const lines: Line[] = [];
  for (const line of linesOf(asked, about.of)) {
    if (about.direction !== 'forward' && lines.length >= about.limit) {
      break;
    }
    if (isWanted(line)) {
      lines.push(line);
    }
  }
  return [linesFrame(lines.sort((a, b) => b.at - a.at).slice(-about.limit))];
}

/** Lines per step and level; a point counts the step that ends there. */
export function volumeAnswer(asked: ScaleAsked, about: Extract<About, { is: 'log-volume' }>): readonly DemoFrame[] {
  const isWanted = wanted(about);
  const every = Math.max(1000, asked.step);
  const counts = new Map<LogLevel, Map<number, number>>();
  for (const line of linesOf(asked, about.of)) {
    if (isWanted(line)) {
      const ofLevel = counts.get(line.level) ?? new Map<number, number>();
      const point = Math.ceil(line.at / every) * every;
      counts.set(line.level, ofLevel.set(point, (ofLevel.get(point) ?? 0) + 1));
    }
  }
  return logLevels.flatMap((level) => {
    const points = [...(counts.get(level) ?? [])].sort(([a], [b]) => a - b);
    const time = field(
      'Time',
      'time',
      points.map(([at]) => at)
    );
    const value = labelled(
      field(
        'Value',
        'number',
        points.map(([, lines]) => lines)
      ),
      { detected_level: level }
    );
    return points.length > 0 ? [frameOf([time, value], { meta: { type: 'timeseries-multi' } })] : [];
  });
}

function wanted(about: LinesAbout): (line: Line) => boolean {
  const fits = lineFilter(about);
  const levels = about.is === 'logs' ? (about.levels ?? []) : [];
  return (line) => (levels.length === 0 || levels.includes(line.level)) && fits(line);
}

function* linesOf(asked: ScaleAsked, of: LogSubject): Generator<Line> {
  const { from, to } = asked.window;
  const isWithin = ({ at }: Line) => at >= from && at <= to;
  if (of.is === 'trace' || of.is === 'span') {
    yield* linesOfTrace(asked, of).filter(isWithin);
    return;
  }
  const service = of.is === 'service' ? { name: of.service } : undefined;
  let read = 0;
  for (const key of keysIn(asked.world, asked.window, throughs(asked.world, { service }))) {
    if (++read > mostRead) {
      return;
    }
    const walked = walk(key);
    const spans = walked.spans.filter(({ node }) => !service || node === key.through.index);
    yield* spans.flatMap((span) => linesOfSpan(walked, span)).filter(isWithin);
  }
}

/** The lines of a trace follow from its id; they were written in one shop. */
function linesOfTrace({ world }: ScaleAsked, of: Extract<LogSubject, { traceId: unknown }>): readonly Line[] {
  const key = keyOf(of.traceId);
  const walked = key?.world.shop === world.shop ? walk(key) : undefined;
  const spans = walked?.spans.filter(({ spanId }) => of.is === 'trace' || of.spanId === spanId) ?? [];
  return spans.flatMap((span) => (walked ? linesOfSpan(walked, span) : []));
}

function linesOfSpan(walked: Walked, span: WalkedSpan): readonly Line[] {
  if (span.kind !== 'server' && span.kind !== 'consumer') {
    return [];
  }
  const node = nodeOf(walked, span);
  const level: LogLevel = span.failed ? 'error' : 'info';
  const took = `${span.duration.toFixed(1)} ms`;
  const environment = idOf(walked.key.world.shop.size);
  return [
    {
      at: span.start + span.duration,
      level,
      body: span.failed
        ? `${span.operation} failed: ${failureText(walked, span)}`
        : `${span.operation} handled in ${took}`,
      labels: {
        deployment_environment: environment,
        deployment_environment_name: environment,
        detected_level: level,
        service_name: node?.name ?? '',
        service_namespace: node?.namespace ?? '',
        severity_text: level.toUpperCase(),
        trace_id: walked.traceId,
        span_id: span.spanId,
      },
    },
  ];
}

const indexed = new Set(['deployment_environment', 'deployment_environment_name', 'service_name', 'service_namespace']);

/** As Loki's data source makes it of lines with structured metadata. */
function linesFrame(lines: readonly Line[]): DemoFrame {
  const column = (name: string, type: string, of: (line: Line) => unknown) => field(name, type, lines.map(of));
  const ns = ({ at }: Line) => `${Math.floor(at)}${String(Math.floor((at % 1) * 1e3) * 1e3).padStart(6, '0')}`;
  return frameOf(
    [
      column('labels', 'other', ({ labels }) => labels),
      column('Time', 'time', ({ at }) => Math.floor(at)),
      column('Line', 'string', ({ body }) => body),
      column('tsNs', 'string', ns),
      column('labelTypes', 'other', ({ labels }) =>
        Object.fromEntries(Object.keys(labels).map((name) => [name, indexed.has(name) ? 'I' : 'S']))
      ),
      column('id', 'string', (line) => `${ns(line)}_${line.labels.span_id ?? ''}`),
    ],
    { meta: { custom: { frameType: 'LabeledTimeValues' }, preferredVisualisationType: 'logs' } }
  );
}
