import {
  DataFrameType,
  FieldType,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
} from '@grafana/data';
import type { LogSubject } from '../../../src/model/log';
import type { Asked } from '../../../src/telemetry/asked';
import { lineFilter, type LineFilters } from '../../../src/telemetry/logFilters';
import { askedOf, HostDataSource, type Target } from './HostDataSource';
import { recordedPatterns } from './recordedPatterns';
import { firstFrame, fits, recording, rowOf, type Recording } from './recordings';
import { filled } from './RecordedTraces';

interface Line {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly row: Record<string, unknown>;
}

interface Wanted extends LineFilters {
  readonly of: LogSubject;
  readonly levels?: readonly string[];
}

/** Loki's part of the recorded source: lines and counts over all lines that were recorded with a trace, a service or an error. */
export class RecordedLogs extends HostDataSource {
  protected resource(path: string, params: Readonly<Record<string, unknown>>): Promise<unknown> {
    return path === 'patterns' ? recordedPatterns(params) : lokiApi(path);
  }

  protected async answer(request: DataQueryRequest<Target>): Promise<DataQueryResponse> {
    const [target] = request.targets;
    const asked = askedOf(request);
    if (target && asked?.about.is === 'check') {
      const lines = (await recordedLines()).filter(
        (line) => line.at >= asked.window.from && line.at <= asked.window.to && fits(line.labels, asked.matchers)
      );
      return { data: [await frameOf(lines.slice(0, 1), target)], state: LoadingState.Done };
    }
    if (!target || !asked || (asked.about.is !== 'logs' && asked.about.is !== 'log-volume')) {
      throw new Error('The recorded logs answer only questions about logs');
    }
    const { about } = asked;
    const passes = lineFilter(about);
    const lines = (await recordedLines()).filter(
      (line) =>
        isAskedFor(line, asked, about) &&
        passes({ body: line.text, labels: line.labels }) &&
        asWritten(line, about.of, target.expr)
    );
    const data = about.is === 'logs' ? [await frameOf(taken(lines, about), target)] : volumes(lines, asked, target);
    return { data, state: LoadingState.Done };
  }
}

const streamLabels = ['deployment_environment', 'service_name', 'service_namespace'];

/** Loki's own APIs beside queries, told of the recorded lines. */
async function lokiApi(path: string): Promise<unknown> {
  if (path === 'labels') {
    return { status: 'success', data: streamLabels };
  }
  if (path === 'detected_fields') {
    return (await recording<{ body: unknown }>('http/loki-detected-fields.json')).body;
  }
  const [, label = ''] = /^label\/(\w+)\/values$/.exec(path) ?? [];
  const values = (await recordedLines()).flatMap(({ labels }) => labels[label] ?? []);
  return { status: 'success', data: [...new Set(values)].sort() };
}

let reading: Promise<readonly Line[]> | undefined;

/** Newest first, each once. */
function recordedLines(): Promise<readonly Line[]> {
  reading ??= Promise.all([
    recording<{ logs: Record<string, Recording> }>('loki/logs-by-trace-id.json'),
    recording<Recording>('loki/logs-service.json'),
    recording<Recording>('loki/logs-error-level.json'),
  ]).then(([{ logs }, ...others]) => {
    const lines = new Map<string, Line>();
    for (const recorded of [...Object.values(logs), ...others]) {
      linesOf(firstFrame(recorded)).forEach((line) => lines.set(line.id, line));
    }
    return [...lines.values()].sort((a, b) => b.at - a.at || b.id.localeCompare(a.id));
  });
  return reading;
}

function linesOf(frame: DataFrame): Line[] {
  return Array.from({ length: frame.length }, (_, index) => {
    const row = rowOf(frame, index);
    const labels = row.labels as Record<string, string>;
    return { id: String(row.id), at: Number(row.Time), text: String(row.Line), labels, row };
  });
}

/** As many as are wanted, from the end that is. */
function taken(lines: readonly Line[], { direction, limit }: Extract<Asked['about'], { is: 'logs' }>): readonly Line[] {
  return direction === 'forward' ? lines.slice(-limit) : lines.slice(0, limit);
}

function isAskedFor({ at, labels }: Line, { matchers, window }: Asked, { levels, of }: Wanted): boolean {
  return (
    at >= window.from &&
    at <= window.to &&
    fits(labels, matchers) &&
    isOf(labels, of) &&
    (!levels?.length || levels.includes(labels.detected_level ?? 'unknown'))
  );
}

function isOf(labels: Line['labels'], of: LogSubject): boolean {
  switch (of.is) {
    case 'environment':
      return true;
    case 'service':
      return labels.service_name === of.service;
    case 'trace':
      return labels.trace_id === of.traceId;
    case 'span':
      return labels.trace_id === of.traceId && labels.span_id === of.spanId;
  }
}

/** These lines carry their ids as structured metadata only: a query that looks for them in the text finds nothing. */
function asWritten({ text }: Line, of: LogSubject, expr = ''): boolean {
  if (of.is !== 'trace' && of.is !== 'span') {
    return true;
  }
  const looksIntoText = expr.includes(`|= "${of.traceId}"`) || expr.includes(`|= \`${of.traceId}\``);
  return looksIntoText ? text.includes(of.traceId) : /\btrace_id\s*=/.test(expr);
}

async function frameOf(lines: readonly Line[], target: Target): Promise<DataFrame> {
  const template = firstFrame(await recording<Recording>('loki/logs-service.json'));
  const frame = filled(
    template,
    lines.map((line) => line.row)
  );
  const meta = { ...template.meta, executedQueryString: `Expr: ${target.expr}`, limit: target.maxLines };
  return { ...frame, fields: frame.fields.map((field) => ({ ...field, nanos: undefined })), refId: target.refId, meta };
}

/** Lines of each level counted per step, as `sum by (detected_level) (count_over_time(…))` gives it. */
function volumes(lines: readonly Line[], { step, window }: Asked, target: Target): DataFrame[] {
  const levels = [...new Set(lines.map((line) => line.labels.detected_level ?? 'unknown'))].sort();
  const first = Math.ceil(window.from / step) * step;
  const times = Array.from(
    { length: Math.max(0, Math.floor((window.to - first) / step) + 1) },
    (_, index) => first + index * step
  );
  return levels.map((level) => {
    const counts = times.map(() => 0);
    for (const line of lines) {
      const index = Math.ceil((line.at - first) / step);
      if ((line.labels.detected_level ?? 'unknown') === level && index in counts) {
        counts[index] = (counts[index] ?? 0) + 1;
      }
    }
    // Loki answers only where it counted something.
    const counted = times.map((_, index) => index).filter((index) => counts[index]);
    return volumeFrame({
      level,
      step,
      target,
      at: counted.map((index) => times[index]),
      values: counted.map((index) => counts[index]),
    });
  });
}

interface Volume {
  readonly level: string;
  readonly step: number;
  readonly target: Target;
  readonly at: unknown[];
  readonly values: unknown[];
}

function volumeFrame({ at, level, step, target, values }: Volume): DataFrame {
  const labels = { detected_level: level };
  return {
    refId: target.refId,
    meta: {
      type: DataFrameType.TimeSeriesMulti,
      typeVersion: [0, 1],
      executedQueryString: `Expr: ${target.expr}\nStep: ${step / 1000}s`,
      preferredVisualisationType: 'graph',
    },
    fields: [
      { name: 'Time', type: FieldType.time, config: { interval: step }, values: at },
      {
        name: 'Value',
        type: FieldType.number,
        labels,
        config: { displayNameFromDS: `{detected_level="${level}"}` },
        values,
      },
    ],
    length: at.length,
  };
}
