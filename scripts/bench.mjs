// Runs the benchmarks: `npm run bench`, or `npm run bench -- <name>` for those whose name starts so.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';

const root = new URL('..', import.meta.url).pathname;
const wanted = process.argv[2] ?? '';
ensureInstalled(root);

/** Which file measures which figures. */
const inNode = readdirSync(new URL('../bench', import.meta.url)).filter((file) => file.endsWith('.bench.ts'));
const inBrowser = ['bundle.', 'overview.', 'trace.', 'logs.', 'map.'];
const touches = (prefix) => prefix.startsWith(wanted) || wanted.startsWith(prefix);
const env = { ...process.env, BENCH: wanted, NODE_OPTIONS: '--max-old-space-size=4096' };
let failed = false;

const run = (args) => {
  const { status } = spawnSync('npx', ['--no-install', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  failed ||= status !== 0;
};
for (const file of inNode) {
  run(['tsx', `bench/${file}`]);
}
if (inBrowser.some(touches)) {
  ensureBuilt(root);
  run(['playwright', 'test', '--config', 'bench/playwright.config.ts', '--reporter=./bench/lineReporter.ts']);
}
process.exit(failed ? 1 : 0);
