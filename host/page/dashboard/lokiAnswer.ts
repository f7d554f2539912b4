import { FieldType, type DataFrame, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { services } from '../../../src/demo/journeys';
import { environmentLabel } from '../../../src/demo/environments';
import { queriesKey } from '../../../src/grafana/demoDataSource';
import { logLevels, type LogLevel, type LogSubject } from '../../../src/model/log';
import { epochMs, ms } from '../../../src/model/units';
import { windowOf } from '../../../src/model/window';
import type { About } from '../../../src/telemetry/about';
import { askedKey, type Asked } from '../../../src/telemetry/asked';
import type { HostDataSource, Target } from '../dataSources/HostDataSource';

/**
 * Behind Loki stands the demo shop, which reads questions and no LogQL. So this turns the few queries that the
 * dashboards have back into questions: lines of some levels, and counts of lines by level or by service.
 */
export async function lokiAnswer(
  source: HostDataSource,
  request: DataQueryRequest<Target>,
  environment: string
): Promise<DataQueryResponse> {
  const [target] = request.targets;
  const expr = target?.expr ?? '';
  const of: LogSubject = { is: 'environment' };
  const ask = (about: About) => framesOf(source, asking(request, about, environment));
  const levels = levelsIn(expr);
  if (expr.startsWith('sum by (service_name)')) {
    const answers = await Promise.all(
      services.map(async (service) =>
        summed(await ask({ is: 'log-volume', of: { is: 'service', service }, way: 'otlp' }), service, levels)
      )
    );
    return { data: answers.flat().map((frame) => ({ ...frame, refId: target?.refId })) };
  }
  if (expr.startsWith('sum by ')) {
    return { data: await ask({ is: 'log-volume', of, way: 'otlp' }) };
  }
  return { data: await ask({ is: 'logs', of, way: 'otlp', levels, limit: target?.maxLines ?? 100 }) };
}

async function framesOf(source: HostDataSource, request: DataQueryRequest<Target>): Promise<DataFrame[]> {
  const { data, error } = await lastValueFrom(source.query(request));
  if (error) {
    throw error;
  }
  return data.map((frame: DataFrame) => ({ ...frame, refId: request.targets[0]?.refId }));
}

function asking(request: DataQueryRequest<Target>, about: About, environment: string): DataQueryRequest<Target> {
  const { from, to } = request.range;
  const refId = about.is === 'logs' ? 'lines' : 'volume';
  const asked: Asked = {
    about,
    window: windowOf(epochMs(from.valueOf()), epochMs(to.valueOf())),
    step: ms(request.intervalMs),
    environment,
    matchers: [{ label: environmentLabel, op: '=', value: environment }],
  };
  const queries = [{ kind: 'logql', refId, expr: '', shape: 'range', limit: 0 }];
  return {
    ...request,
    scopedVars: { [askedKey]: { text: '', value: asked }, [queriesKey]: { text: '', value: queries } },
  };
}

/** The levels whose name is among the words that a query looks for. */
function levelsIn(expr: string): LogLevel[] {
  const [, words = ''] = /detected_level=~"\(\?i\)\(([^)]*)\)/.exec(expr) ?? [];
  return logLevels.filter((level) => words.split('|').includes(level));
}

/** One course of the counts of these levels together, as Loki adds them up by service. */
function summed(frames: readonly DataFrame[], service: string, levels: readonly string[]): DataFrame[] {
  const counts = new Map<number, number>();
  for (const { fields } of frames) {
    const [time, value] = fields;
    if (time && value && levels.includes(value.labels?.detected_level ?? '')) {
      time.values.forEach((at: number, row: number) => counts.set(at, (counts.get(at) ?? 0) + value.values[row]));
    }
  }
  const points = [...counts].sort(([one], [other]) => one - other);
  return points.length ? [courseOf(points, { service_name: service })] : [];
}

function courseOf(points: ReadonlyArray<readonly [number, number]>, labels: Record<string, string>): DataFrame {
  return {
    fields: [
      { name: 'Time', type: FieldType.time, config: {}, values: points.map(([at]) => at) },
      { name: 'Value', type: FieldType.number, config: {}, labels, values: points.map(([, count]) => count) },
    ],
    length: points.length,
  };
}
