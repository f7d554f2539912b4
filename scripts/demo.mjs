// `npm run demo`: installs and builds what is missing, then serves the plugin in the host page.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const rootDir = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: {
    port: { type: 'string' },
    source: { type: 'string', default: 'demo' },
    host: { type: 'string', default: '13' },
    dist: { type: 'string', default: 'dist' },
    'no-build': { type: 'boolean', default: false },
  },
});
const dist = path.resolve(rootDir, options.dist);

function npm(...args) {
  execFileSync('npm', args, { cwd: rootDir, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** Time of the latest change below any of `entries`. */
function changed(...entries) {
  const times = entries.map((entry) => {
    const stat = statSync(entry);
    return stat.isDirectory() ? changed(...readdirSync(entry).map((name) => path.join(entry, name))) : stat.mtimeMs;
  });
  return Math.max(0, ...times);
}

if (!existsSync(path.join(rootDir, 'node_modules', '@grafana', 'ui'))) {
  console.log('Installing dependencies …');
  npm('ci');
}
const built = path.join(dist, 'module.js');
const inputs = ['src', 'package.json', 'webpack.config.ts'].map((name) => path.join(rootDir, name));
if (
  options.dist === 'dist' &&
  !options['no-build'] &&
  (!existsSync(built) || statSync(built).mtimeMs < changed(...inputs))
) {
  console.log('Building the plugin …');
  npm('run', 'build');
}

// Only now is there anything to import.
const { buildPage } = await import('../host/build.mjs');
const { startServer } = await import('../host/server/server.mjs');

console.log('Building the host page …');
await buildPage(options.host);
const server = await serve(Number(options.port ?? 3300));
console.log(`\nThroughline (not in Grafana, but as Grafana ${options.host} loads it): ${server.url}\n`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!stopping) {
      stopping = true;
      void server.stop().then(() => process.exit(0));
    }
  });
}
process.on('exit', () => server.stopNow());

/** Without `--port`, the next free one from 3300 on. */
async function serve(port) {
  try {
    return await startServer({ version: options.host, source: options.source, port, dist });
  } catch (error) {
    if (error.code === 'EADDRINUSE' && !options.port) {
      return serve(port + 1);
    }
    throw error;
  }
}
