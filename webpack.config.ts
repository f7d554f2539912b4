import path from 'node:path';
import webpack, { type Chunk, type Configuration, type RuleSetRule } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

/** Parts of scenes that are never drawn: see docs/decisions/0028. */
const pickers =
  /@grafana[\\/]scenes[\\/].*[\\/](AdHocFiltersComboboxRenderer|AdHocFilterRenderer|AdHocFilterBuilder|variables[\\/]filter)\.js$/;

/** The scaffold's build; only what has to differ is here. */
const config = async (env: Env): Promise<Configuration> => {
  const base = inTodaysScript(await grafanaConfig(env));
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

/**
 * The scaffold writes scripts as of 2015, where each spread of an object and each `await` is a call of a helper: for
 * thousands of calls on a map that shows. Every browser that a supported Grafana runs in knows what is written here.
 */
function inTodaysScript({ module, ...rest }: Configuration): Configuration {
  const rules = module?.rules?.map((rule) =>
    isOurs(rule) ? merge<object>(rule, { use: { options: { jsc: { target: 'es2022' } } } }) : rule
  );
  return { ...rest, module: { ...module, rules } };
}

function isOurs(rule: NonNullable<NonNullable<Configuration['module']>['rules']>[number]): rule is RuleSetRule {
  const use = rule && typeof rule === 'object' ? rule.use : undefined;
  return typeof use === 'object' && !Array.isArray(use) && use.loader === 'swc-loader';
}

function standIn(of: 'selectors' | 'pickers'): string {
  return path.resolve(process.cwd(), `scripts/${of}StandIn.mjs`);
}

export default config;
