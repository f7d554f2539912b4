import path from 'node:path';
import webpack, { type Chunk, type Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

/** Parts of scenes that are never drawn: see docs/decisions/0028. */
const pickers =
  /@grafana[\\/]scenes[\\/].*[\\/](AdHocFiltersComboboxRenderer|AdHocFilterRenderer|AdHocFilterBuilder|variables[\\/]filter)\.js$/;

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
      alias: {
        '@grafana/e2e-selectors$': standIn('selectors'),
        'react-select$': standIn('pickers'),
      },
    },
    plugins: [new webpack.NormalModuleReplacementPlugin(pickers, standIn('pickers'))],
  });
};

function standIn(of: 'selectors' | 'pickers'): string {
  return path.resolve(process.cwd(), `scripts/${of}StandIn.mjs`);
}

export default config;
