import path from 'node:path';
import type { Chunk, Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

/** The scaffold's build; only what has to differ is here. */
const config = async (env: Env): Promise<Configuration> => {
  const base = await grafanaConfig(env);
  return merge(base, {
    // The size budget is held by a test on `dist` instead of a warning that nobody reads.
    performance: { hints: false },
    // A worker is one script: what it shares with the page would be looked for relative to itself, and not be found.
    optimization: { splitChunks: { chunks: (chunk: Chunk) => !chunk.canBeInitial() && !chunk.hasRuntime() } },
    module: {
      // How workers are started here beside `new Worker`: see src/grafana/workers.
      parser: { javascript: { worker: ['...', 'WorkerPlace from ./workerPlace'] } },
    },
    resolve: {
      alias: { '@grafana/e2e-selectors$': path.resolve(process.cwd(), 'scripts/selectorsStandIn.mjs') },
    },
  });
};

export default config;
