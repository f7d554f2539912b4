// `npm run dashboards`: writes the dashboards that are shipped with the plugin (src/dashboards/*.json) and those that are
// provisioned (provisioning/dashboards). `npm run dashboards -- --label env --histogram native --out my-dashboards`
// writes one set of your own instead: another label of the environment, or data sources per environment (`--sources`).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    label: { type: 'string', default: 'deployment_environment' },
    histogram: { type: 'string', default: 'classic' },
    sources: { type: 'boolean', default: false },
    language: { type: 'string', default: 'en-US' },
    prefix: { type: 'string', default: 'throughline-own' },
    out: { type: 'string' },
  },
});

const { allDashboards } = await tsImport('../src/dashboards/allDashboards.ts', import.meta.url);
const { provisioned, shipped, usualProfile } = await tsImport('../src/dashboards/edition.ts', import.meta.url);

if (options.out) {
  await write(resolve(options.out), {
    prefix: options.prefix,
    language: options.language,
    environments: options.sources ? { by: 'data-source', named: '' } : { by: 'label', label: options.label },
    profile: { ...usualProfile, spanHistogram: options.histogram, graphHistogram: options.histogram },
  });
} else {
  await write(join(root, 'src/dashboards'), shipped);
  for (const [folder, edition] of Object.entries(provisioned)) {
    await write(join(root, 'provisioning/dashboards', folder), edition);
  }
}

async function write(folder, edition) {
  const style = await resolveConfig(join(root, 'package.json'));
  mkdirSync(folder, { recursive: true });
  for (const [name, dashboard] of allDashboards(edition)) {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, await format(JSON.stringify(dashboard), { ...style, parser: 'json' }));
    console.log(file);
  }
}
