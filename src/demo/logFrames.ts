import type { LogLevel } from '../model/log';
import { mixed, seedOf } from './chance';
import { field, frameOf, labelled, type DemoFrame } from './demoFrame';
import { versionOf } from './incidents';
import type { ShopLine } from './logLines';
import { podOf } from './resource';
import type { World } from './world';

/** One series of counts by moment; undefined where nothing was counted. */
export function volumeFrame(level: LogLevel, points: ReadonlyMap<number, number> | undefined): DemoFrame | undefined {
  if (points === undefined) {
    return undefined;
  }
  const sorted = [...points].sort(([a], [b]) => a - b);
  return frameOf(
    [
      field(
        'Time',
        'time',
        sorted.map(([at]) => at)
      ),
      labelled(
        field(
          'Value',
          'number',
          sorted.map(([, lines]) => lines)
        ),
        { detected_level: level }
      ),
    ],
    { meta: { type: 'timeseries-multi' } }
  );
}

const severity: Readonly<Record<LogLevel, number>> = {
  critical: 21,
  error: 17,
  warn: 13,
  info: 9,
  debug: 5,
  trace: 1,
  unknown: 0,
};
const indexed: ReadonlySet<string> = new Set([
  'deployment_environment',
  'deployment_environment_name',
  'k8s_namespace_name',
  'k8s_pod_name',
  'service_name',
  'service_namespace',
]);

/** As Loki's data source makes it of lines with structured metadata. */
export function linesFrame(world: World, lines: readonly ShopLine[]): DemoFrame {
  const labels = lines.map((line) => labelsOf(world, line));
  const ns = lines.map((line) => nanoseconds(line.at));
  return frameOf(
    [
      field('labels', 'other', labels),
      field(
        'Time',
        'time',
        lines.map((line) => Math.floor(line.at))
      ),
      field(
        'Line',
        'string',
        lines.map((line) => line.body)
      ),
      field('tsNs', 'string', ns),
      field(
        'labelTypes',
        'other',
        labels.map((of) => Object.fromEntries(Object.keys(of).map((name) => [name, indexed.has(name) ? 'I' : 'S'])))
      ),
      field(
        'id',
        'string',
        lines.map(
          (line, i) =>
            `${ns[i]}_${mixed(seedOf(line.body), seedOf(line.service + (line.spanId ?? line.choice)))
              .toString(16)
              .padStart(8, '0')}`
        )
      ),
    ],
    { meta: { custom: { frameType: 'LabeledTimeValues' }, preferredVisualisationType: 'logs' } }
  );
}

/** Labels and metadata of a line, as Loki has them. */
export function labelsOf(world: World, line: ShopLine): Record<string, string> {
  const { environment } = world.place;
  return {
    deployment_environment: environment,
    deployment_environment_name: environment,
    detected_level: line.level,
    k8s_namespace_name: `shop-${environment}`,
    k8s_pod_name: podOf(world, line.service, line),
    scope_name: 'shop',
    service_name: line.service,
    service_namespace: 'shop',
    service_version: versionOf(world.place, line.service, line.at - world.anchor),
    severity_number: String(severity[line.level]),
    severity_text: line.level.toUpperCase(),
    ...line.details,
    ...(line.traceId && line.spanId ? { trace_id: line.traceId, span_id: line.spanId } : {}),
  };
}

function nanoseconds(at: number): string {
  const whole = Math.floor(at);
  const rest = Math.min(999_999, Math.round((at - whole) * 1e3) * 1e3);
  return `${whole}${String(rest).padStart(6, '0')}`;
}
