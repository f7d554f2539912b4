import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { prometheusMissing, startPrometheus } from './prometheus.mjs';

const rootDir = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Which sources read which store. */
const sourceOf = { shop: ['prometheus'], recorded: ['recorded', 'unconfigured'] };
export const storeOf = { prometheus: 'shop', recorded: 'recorded', unconfigured: 'recorded' };

/**
 * The Prometheus servers behind the sources, each started when it is first needed: `recorded` holds the recorded
 * samples, `shop` those of the demo shop as it is at `storyAt`.
 */
export function metricStores() {
  const missing = prometheusMissing();
  /** Why a source cannot be had, as far as is known. */
  const unavailable = missing ? { prometheus: missing, recorded: missing, unconfigured: missing } : {};
  const storyAt = Math.floor(Date.now() / 60_000) * 60_000;
  const running = new Map();
  const started = [];
  let world;
  const demo = () => (world ??= demoWorld());
  const texts = {
    recorded: () => [gunzipSync(readFileSync(path.join(rootDir, 'tests', 'recorded', 'metrics.om.gz')))],
    shop: async () => (await demo()).openMetrics(storyAt),
  };
  const start = async (name) => {
    try {
      const store = await startPrometheus(await texts[name]());
      started.push(store);
      return store.url;
    } catch (error) {
      console.error(error);
      sourceOf[name].forEach((source) => (unavailable[source] = String(error.message).split('\n')[0]));
      return undefined;
    }
  };
  return {
    storyAt,
    unavailable: () => unavailable,
    environments: async () => (await demo()).environments,
    /** Address of a store, or undefined if it cannot be had. */
    url: async (name) => {
      if (!(name in texts) || missing) {
        return undefined;
      }
      if (!running.has(name)) {
        running.set(name, start(name));
      }
      return running.get(name);
    },
    stop: async () => {
      await Promise.allSettled([...running.values()]);
      await Promise.all(started.splice(0).map((store) => store.stop()));
    },
    stopNow: () => started.splice(0).forEach((store) => store.stopNow()),
  };
}

/** The demo's code, made readable for Node. */
async function demoWorld() {
  const dir = mkdtempSync(path.join(tmpdir(), 'throughline-demo-'));
  const outfile = path.join(dir, 'world.mjs');
  await build({
    entryPoints: [path.join(rootDir, 'host', 'server', 'demoWorld.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const loaded = await import(pathToFileURL(outfile).href);
  rmSync(dir, { recursive: true, force: true });
  return loaded;
}
