/** @jest-environment node */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epochMs } from '../model/units';
import type { About } from '../telemetry/about';
import { auxiliaryPattern } from '../telemetry/auxiliary';
import { promqlText } from '../telemetry/promql';
import { mixed } from './chance';
import { demoEnvironments } from './environments';
import { demoOpenMetrics } from './openMetrics';
import { anchor, askDemo, column, numbers } from './testing/askDemo';

const programs = { prometheus: '/usr/bin/prometheus', promtool: '/usr/bin/promtool' };

/** Whether this machine has a Prometheus (Debian's package `prometheus` brings both programs). */
const prometheusIsThere = Object.values(programs).every((path) => existsSync(path));

/** Minutes around the anchor that are written out: all that happens in the incident, and a quiet start. */
const written = { from: -34, to: 12 };
/** The deploy, the steps of the failing cache and of its errors, and the failing cards. */
const edges = [-21, -18, -16.5, -15, -11, -8];

/** Windows of 1 to 11 minutes; a quarter end just after an edge, a fifth begin and end exactly on samples. */
const moments = Array.from({ length: 200 }, (_, i) => {
  const random = (which: number) => mixed(i, which, 0xa9) / 2 ** 32;
  const grid = i % 5 === 0 ? 15_000 : 1;
  const range = 60_000 + random(1) * (i % 2 === 0 ? 60_000 : 600_000);
  const edge = edges[Math.floor(i / 4) % edges.length] ?? 0;
  const minutes = i % 4 === 0 ? edge + 1.5 * random(2) : -23 + 34 * random(2);
  return {
    at: epochMs(Math.round((anchor + minutes * 60_000) / grid) * grid),
    rangeSeconds: (Math.round(range / Math.max(1000, grid)) * Math.max(1000, grid)) / 1000,
  };
});

const inbound = 'deployment_environment="prod-kr",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"';
const failing = `${inbound},status_code="STATUS_CODE_ERROR"`;
const calls = (matchers: string, range: string, by: string) =>
  `sum by (${by}) (rate(traces_spanmetrics_calls_total{${matchers}}[${range}]))`;
const graph = (rest: string, more: string, range: string) =>
  `rate(traces_service_graph_request_${rest}{deployment_environment="prod-kr"${more}}[${range}])`;
const edgeQuantile = (quantile: string, [side, more]: readonly [string, string], range: string) =>
  `label_replace(histogram_quantile(${quantile}, sum by (client, server, connection_type, le) (${graph(`${side}_seconds_bucket`, more, range)})), "quantile", "${quantile}", "", "")`;

const without = auxiliaryPattern({ auxiliary: { operations: ['GET /images/*', 'a "quoted" \\ name'] } }) ?? '';
const withoutAuxiliary = `${inbound},span_name!~${promqlText(without)}`;

interface Compared {
  readonly about: About;
  readonly refId: string;
  readonly expr: (range: string) => string;
  readonly tolerance: number;
}

const ends = 'client, server, connection_type';
const compared: readonly Compared[] = [
  { about: { is: 'services' }, refId: 'rate', expr: (range) => calls(inbound, range, 'service'), tolerance: 0.01 },
  { about: { is: 'services' }, refId: 'errors', expr: (range) => calls(failing, range, 'service'), tolerance: 0.01 },
  {
    about: { is: 'services' },
    refId: 'p95',
    expr: (range) =>
      `histogram_quantile(0.95, sum by (service, le) (rate(traces_spanmetrics_latency_bucket{${inbound}}[${range}])))`,
    tolerance: 0.02,
  },
  {
    about: { is: 'operations', service: { name: 'frontend' } },
    refId: 'time',
    expr: (range) =>
      `sum by (span_name, span_kind) (rate(traces_spanmetrics_latency_sum{${inbound},service="frontend"}[${range}]))`,
    tolerance: 0.01,
  },
  {
    about: { is: 'services', without },
    refId: 'rate',
    expr: (range) => calls(withoutAuxiliary, range, 'service'),
    tolerance: 0.01,
  },
  {
    about: { is: 'auxiliary-operations', service: { name: 'frontend' }, only: without },
    refId: 'rate',
    expr: (range) => calls(`${inbound},service="frontend",span_name=~${promqlText(without)}`, range, 'span_name'),
    tolerance: 0.01,
  },
  {
    about: { is: 'edges' },
    refId: 'rate',
    expr: (range) => `sum by (${ends}) (${graph('total', '', range)})`,
    tolerance: 0.01,
  },
  {
    about: { is: 'edges' },
    refId: 'errors',
    expr: (range) => `sum by (${ends}) (${graph('failed_total', '', range)})`,
    tolerance: 0.01,
  },
  {
    about: { is: 'edges' },
    refId: 'quantiles',
    expr: (range) =>
      ['0.5', '0.95', '0.99']
        .flatMap((quantile) => [
          edgeQuantile(quantile, ['server', ',connection_type!="virtual_node"'], range),
          edgeQuantile(quantile, ['client', ',connection_type="virtual_node",client!="user"'], range),
          edgeQuantile(quantile, ['server', ',connection_type="virtual_node",client="user"'], range),
        ])
        .join(' or '),
    tolerance: 0.02,
  },
];

const describeWhere = prometheusIsThere ? describe : describe.skip;

describeWhere(
  'the demo and a real Prometheus filled with its OpenMetrics (skipped without /usr/bin/prometheus)',
  () => {
    let prometheus: RealPrometheus;

    beforeAll(async () => {
      const environments = demoEnvironments.slice(0, 1);
      const [from, to] = [epochMs(anchor + written.from * 60_000), epochMs(anchor + written.to * 60_000)];
      prometheus = await realPrometheus(demoOpenMetrics({ anchor, from, to, environments }));
    }, 60_000);

    afterAll(() => prometheus?.stop());

    it.each(compared)(
      'agree on $about.is $refId at 200 moments, edges of the incident among them',
      async ({ about, refId, expr, tolerance }) => {
        let worst = 0;
        for (const { at, rangeSeconds } of moments) {
          const theirs = byLabels(await prometheus.query(expr(`${rangeSeconds}s`), at));
          const ours = demoFigures(about, refId, { at, rangeSeconds });
          expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
          for (const [labels, value] of theirs) {
            worst = Math.max(worst, Math.abs((ours.get(labels) ?? NaN) - value) / Math.max(Math.abs(value), 1e-9));
          }
        }
        expect(worst).toBeLessThan(tolerance);
      },
      60_000
    );

    it('agree on which versions ran, as the deploy goes out and after it', async () => {
      for (const minutes of [-25, -21, -20.5, -18, -16.1, -15.9, 0]) {
        const at = epochMs(anchor + minutes * 60_000);
        const expr = 'count by (job, service_version) (traces_target_info{deployment_environment="prod-kr"})';
        const theirs = byLabels(await prometheus.query(expr, at));
        const ours =
          askDemo({ is: 'versions' }, { from: minutes, to: minutes, step: 1000 }).get('versions')?.frames ?? [];
        expect(
          new Map(ours.map((frame) => [labelText(frame.fields[1]?.labels ?? {}), numbers(frame, 'Value')[0]]))
        ).toEqual(theirs);
      }
    });
  }
);

function byLabels(samples: readonly Sample[]): Map<string, number> {
  return new Map(samples.map(({ metric, value }) => [labelText(metric), value]));
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.keys(labels)
    .filter((name) => labels[name] !== '')
    .sort()
    .map((name) => `${name}=${labels[name]}`)
    .join(',');
}

function demoFigures(
  about: About,
  refId: string,
  { at, rangeSeconds }: { at: number; rangeSeconds: number }
): Map<string, number> {
  const to = (at - anchor) / 60_000;
  const frame = askDemo(about, { from: to - rangeSeconds / 60, to }).get(refId)?.frames[0];
  const names = frame?.fields.filter(({ type }) => type === 'string').map(({ name }) => name) ?? [];
  return new Map(
    numbers(frame, 'Value').map((value, row) => [
      labelText(Object.fromEntries(names.map((name) => [name, String(column(frame, name)[row])]))),
      value,
    ])
  );
}

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A Prometheus of this test's own, filled with samples. */
interface RealPrometheus {
  readonly query: (expr: string, at: number) => Promise<readonly Sample[]>;
  readonly stop: () => void;
}

/** Writes `pieces` of OpenMetrics into blocks and starts a Prometheus on them, on a port nobody uses. */
async function realPrometheus(pieces: Iterable<string>): Promise<RealPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-prometheus-'));
  const text = join(folder, 'metrics.om');
  const file = openSync(text, 'w');
  for (const piece of pieces) {
    writeSync(file, piece);
  }
  closeSync(file);
  const filled = spawnSync(
    programs.promtool,
    ['tsdb', 'create-blocks-from', 'openmetrics', text, join(folder, 'data')],
    { encoding: 'utf8' }
  );
  if (filled.status !== 0) {
    throw new Error(`promtool refused: ${filled.stderr}`);
  }
  rmSync(text);
  writeFileSync(join(folder, 'prometheus.yml'), 'scrape_configs: []\n');
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(
    programs.prometheus,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=${address}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' }
  );
  const stop = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  await ready(server, address);
  return { query: (expr, at) => query(address, expr, at), stop };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port'))
      );
    });
  });
}

async function ready(server: ChildProcess, address: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    if (server.exitCode !== null) {
      throw new Error(`Prometheus ended with ${server.exitCode}`);
    }
    const answered = await fetch(`http://${address}/-/ready`)
      .then(({ ok }) => ok)
      .catch(() => false);
    if (answered) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Prometheus did not get ready');
}

async function query(address: string, expr: string, at: number): Promise<readonly Sample[]> {
  const body = new URLSearchParams({ query: expr, time: String(at / 1000) });
  const reply: {
    data?: { result: Array<{ metric: Record<string, string>; value: [number, string] }> };
    error?: string;
  } = await (await fetch(`http://${address}/api/v1/query`, { method: 'POST', body })).json();
  if (reply.data === undefined) {
    throw new Error(`${reply.error}: ${expr}`);
  }
  return reply.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
}
