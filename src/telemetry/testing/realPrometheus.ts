import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Frame } from '../frame';
import { problemOf } from '../problem';
import type { Answers, MetadataQuery, MetricQuery, Query, Question, QueryAnswer } from '../question';
import { queryTextOf } from '../target';
import { remoteWrite, type WrittenSeries } from './remoteWrite';

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
  /** All queries of a question, metadata and exemplars too, as the door would have them answered. */
  readonly answers: (question: Question<unknown>) => Promise<Answers>;
  readonly stop: () => Promise<void>;
}

/** A Prometheus of its own on a free port, back-filled from gzipped OpenMetrics. */
export async function startPrometheus(openMetricsGz: string): Promise<RealPrometheus> {
  return start((folder) => {
    const text = join(folder, 'metrics.om');
    writeFileSync(text, gunzipSync(readFileSync(openMetricsGz)));
    const into = join(folder, 'data');
    execFileSync(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', text, into], { stdio: 'pipe' });
  });
}

/** The same with series that are sent to it, which may be native histograms and carry exemplars. */
export async function startPrometheusWith(series: readonly WrittenSeries[]): Promise<RealPrometheus> {
  const prometheus = await start(() => undefined);
  await remoteWrite(prometheus.base, series);
  return prometheus;
}

async function start(fill: (folder: string) => void): Promise<RealPrometheus & { readonly base: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-prometheus-'));
  fill(folder);
  writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\nstorage: { exemplars: { max_exemplars: 10000 } }\n');
  const port = await freePort();
  const server = spawn(
    prometheus,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--storage.tsdb.retention.time=100y',
      '--web.enable-remote-write-receiver',
      '--enable-feature=native-histograms,exemplar-storage',
      '--log.level=error',
    ],
    { stdio: 'ignore' }
  );
  const base = `http://127.0.0.1:${port}`;
  await ready(`${base}/-/ready`);
  const ask: RealPrometheus['ask'] = (expr, time) => answered(base, expr, time);
  return {
    base,
    ask,
    answers: async (question) => {
      const { from, to } = question.window;
      const replies = question.queries.map(async (query) => {
        const time = { from, to, step: question.step };
        const answer = await replyTo(base, query, time).catch((error: unknown) => ({
          frames: [],
          problem: problemOf({ signal: 'metrics', query: queryTextOf(query), message: String(error) }),
        }));
        return [query.refId, answer] as const;
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

interface RangeAsked {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

async function replyTo(base: string, query: Query, time: RangeAsked): Promise<QueryAnswer> {
  if (query.kind === 'prometheus-api') {
    return metadata(base, query);
  }
  if (query.kind !== 'promql') {
    throw new Error(`${query.kind} is not for Prometheus`);
  }
  const answer = await answered(base, query.expr, query.shape === 'instant' ? { at: time.to } : time);
  return query.exemplars ? { frames: [...answer.frames, ...(await exemplarFrames(base, query, time))] } : answer;
}

/** The body as one text, as the door hands it on. */
async function metadata(base: string, { path, params }: MetadataQuery): Promise<QueryAnswer> {
  const reply = await fetch(`${base}/${path}?${new URLSearchParams(params).toString()}`);
  const body = await reply.text();
  if (!reply.ok) {
    throw new Error(body);
  }
  return { frames: [{ fields: [{ name: 'json', type: 'string', values: [body] }] }] };
}

interface ExemplarsJson {
  readonly seriesLabels: Record<string, string>;
  readonly exemplars: ReadonlyArray<{ labels: Record<string, string>; value: string; timestamp: number }>;
}

/** One frame with a column per label of series and exemplar, as Grafana's back end makes it. */
async function exemplarFrames(base: string, { expr }: MetricQuery, { from, to }: RangeAsked): Promise<Frame[]> {
  const params = new URLSearchParams({ query: expr, start: String(from / 1000), end: String(to / 1000) });
  const reply = await fetch(`${base}/api/v1/query_exemplars?${params.toString()}`);
  const body = (await reply.json()) as { data?: readonly ExemplarsJson[] };
  const rows = (body.data ?? []).flatMap(({ seriesLabels, exemplars }) =>
    exemplars.map((one) => ({ ...one, labels: { ...seriesLabels, ...one.labels } }))
  );
  const names = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))].sort();
  return rows.length === 0
    ? []
    : [
        {
          name: 'exemplar',
          meta: { custom: { resultType: 'exemplar' } },
          fields: [
            { name: 'Time', type: 'time', values: rows.map(({ timestamp }) => timestamp * 1000) },
            { name: 'Value', type: 'number', values: rows.map(({ value }) => Number(value)) },
            ...names.map((name) => ({ name, type: 'string', values: rows.map(({ labels }) => labels[name] ?? '') })),
          ],
        },
      ];
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
