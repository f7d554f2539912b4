import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Why Prometheus cannot be run here, or undefined if it can. */
export function prometheusMissing() {
  const missing = ['prometheus', 'promtool'].filter((name) => spawnSync(name, ['--version']).error);
  return missing.length
    ? `needs ${missing.join(' and ')}: apt install prometheus, or prometheus.io/download`
    : undefined;
}

/** A Prometheus of its own that holds the samples of an OpenMetrics text, given in pieces. Answers its address and how to end it. */
export async function startPrometheus(openMetrics) {
  const dir = mkdtempSync(path.join(tmpdir(), 'throughline-prometheus-'));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  try {
    await pipeline(Readable.from(openMetrics), createWriteStream(path.join(dir, 'metrics.om')));
    await finished('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', 'metrics.om', 'data'], dir);
    rmSync(path.join(dir, 'metrics.om'));
    writeFileSync(path.join(dir, 'prometheus.yml'), '');
    const port = await freePort();
    const child = spawn(
      'prometheus',
      [
        '--config.file=prometheus.yml',
        '--storage.tsdb.path=data',
        // The samples may be years old.
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=127.0.0.1:${port}`,
        '--log.level=error',
      ],
      { cwd: dir, stdio: 'ignore' }
    );
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const url = `http://127.0.0.1:${port}`;
    await ready(url, child);
    return {
      url,
      pid: child.pid,
      stop: async () => {
        child.kill('SIGTERM');
        await ended;
        remove();
      },
      /** For the last moment of this process, where nothing can be waited for. */
      stopNow: () => {
        child.kill('SIGKILL');
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function finished(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (text) => (complaint += text));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command}: ${complaint.slice(-2000)}`))));
  });
}

async function ready(url, child) {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) {
      throw new Error(`prometheus ended with code ${child.exitCode}`);
    }
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('prometheus was not ready within 30 s');
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
