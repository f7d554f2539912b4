import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Builds the plugin where `dist` is missing or older than what it is made of. */
export function ensureBuilt(root, dist = join(root, 'dist')) {
  const built = join(dist, 'module.js');
  const inputs = ['src', 'package.json', 'webpack.config.ts'].map((name) => join(root, name));
  if (existsSync(built) && statSync(built).mtimeMs >= latestChange(inputs)) {
    return;
  }
  console.log('Building the plugin …');
  const { status } = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    throw new Error('npm run build failed');
  }
}

/** Time of the latest change below any of `entries`. */
function latestChange(entries) {
  const times = entries.map((entry) => {
    const stat = statSync(entry);
    return stat.isDirectory() ? latestChange(readdirSync(entry).map((name) => join(entry, name))) : stat.mtimeMs;
  });
  return Math.max(0, ...times);
}
