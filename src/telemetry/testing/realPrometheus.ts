import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Frame } from '../frame';
import { problemOf } from '../problem';
import type { Answers, MetricQuery, Question, QueryAnswer } from '../question';

const prometheus = '/usr/bin/prometheus';
const promtool = '/usr/bin/promtool';

/** Why PromQL cannot be executed on this machine; undefined where it can. */
export const cannotExecute = [prometheus, promtool].every(existsSync)
  ? undefined
  : `${prometheus} and ${promtool} are not installed`;

export interface RealPrometheus {
  /** The reply to one PromQL text at one moment or, with a step, over time. Throws with what Prometheus said against it. */
  readonly ask: (
    expr: string,
    time: { at: number } | { from: number; to: number; step: number }
  ) => Promise<QueryAnswer>;
  /** All queries of a question, as the door would have them answered. */
  readonly answers: (question: Question<unknown>) => Promise<Answers>;
  readonly stop: () => Promise<void>;
}

/** A Prometheus of its own on a free port, back-filled from gzipped OpenMetrics. */
export async function startPrometheus(openMetricsGz: string): Promise<RealPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-prometheus-'));
  const text = join(folder, 'metrics.om');
  writeFileSync(text, gunzipSync(readFileSync(openMetricsGz)));
  execFileSync(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', text, join(folder, 'data')], { stdio: 'pipe' });
  writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
  const port = await freePort();
  const server = spawn(
    prometheus,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--storage.tsdb.retention.time=100y',
      '--log.level=error',
    ],
    { stdio: 'ignore' }
  );
  const base = `http://127.0.0.1:${port}`;
  await ready(`${base}/-/ready`);
  const ask: RealPrometheus['ask'] = (expr, time) => answered(base, expr, time);
  return {
    ask,
    answers: async (question) => {
      const { from, to } = question.window;
      const asked = question.queries.filter((query): query is MetricQuery => query.kind === 'promql');
      const replies = asked.map(async ({ refId, expr, shape }) => {
        const time = shape === 'instant' ? { at: to } : { from, to, step: question.step };
        const answer = await ask(expr, time).catch((error: unknown) => ({
          frames: [],
          problem: problemOf({ signal: 'metrics', query: expr, message: String(error) }),
        }));
        return [refId, answer] as const;
      });
      return new Map<string, QueryAnswer>(await Promise.all(replies));
    },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function ready(url: string): Promise<void> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Prometheus did not become ready in 20 seconds');
}

interface SeriesJson {
  readonly metric: Record<string, string>;
  readonly value?: readonly [number, string];
  readonly values?: ReadonlyArray<readonly [number, string]>;
}

async function answered(
  base: string,
  expr: string,
  time: { at: number } | { from: number; to: number; step: number }
): Promise<QueryAnswer> {
  const seconds = (moment: number) => String(moment / 1000);
  const [path, when] =
    'at' in time
      ? (['query', { time: seconds(time.at) }] as const)
      : (['query_range', { start: seconds(time.from), end: seconds(time.to), step: seconds(time.step) }] as const);
  const reply = await fetch(`${base}/api/v1/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ query: expr, ...when }),
  });
  const body = (await reply.json()) as { status: string; error?: string; data?: { result: SeriesJson[] } };
  if (body.status !== 'success') {
    throw new Error(body.error);
  }
  return { frames: (body.data?.result ?? []).map(seriesFrame) };
}

/** One frame per series with the labels on its value, as Grafana's back end makes them. */
function seriesFrame({ metric, value, values }: SeriesJson): Frame {
  const points = values ?? (value ? [value] : []);
  return {
    meta: { type: values ? 'timeseries-multi' : 'numeric-multi' },
    fields: [
      { name: 'Time', type: 'time', values: points.map(([at]) => at * 1000) },
      { name: 'Value', type: 'number', labels: metric, values: points.map(([, text]) => Number(text)) },
    ],
  };
}
