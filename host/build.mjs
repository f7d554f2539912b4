// Builds the host page against Grafana's own packages of one version: `node host/build.mjs [13|12]`.
import { existsSync, mkdirSync, copyFileSync, readdirSync, statSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const hostDir = path.dirname(fileURLToPath(import.meta.url));
const rootDir = path.dirname(hostDir);

/** Where each version's packages live. */
export const packageDirs = { 13: rootDir, 12: path.join(hostDir, 'grafana-12') };

export const outDir = (version) => path.join(hostDir, 'dist', String(version));

/** Installs the packages of version 12 from their lock file; those of 13 are the plugin's own. */
export function installPackages(version) {
  const dir = packageDirs[version];
  if (!existsSync(path.join(dir, 'node_modules', '@grafana', 'ui', 'package.json'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: dir, stdio: 'inherit' });
  }
}

/** Builds the page unless the last build is newer than everything it is made of. */
export async function buildPage(version) {
  installPackages(version);
  const out = outDir(version);
  const sources = [path.join(hostDir, 'page'), path.join(rootDir, 'src'), fileURLToPath(import.meta.url)];
  const built = path.join(out, 'main.js');
  if (existsSync(built) && Math.max(...sources.map(newest)) < statSync(built).mtimeMs) {
    return;
  }
  mkdirSync(out, { recursive: true });
  await build({
    absWorkingDir: rootDir,
    entryPoints: [path.join(hostDir, 'page', 'main.tsx')],
    outfile: built,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    keepNames: true,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.svg': 'text', '.woff2': 'empty', '.ttf': 'empty' },
    logLevel: 'error',
    legalComments: 'none',
    plugins: [packagesOf(packageDirs[version])],
  });
  copyFileSync(path.join(hostDir, 'page', 'index.html'), path.join(out, 'index.html'));
}

/** Packages come from one version's folder, and there is one react-router 6 for the page and `@grafana/ui`'s links. */
function packagesOf(packageDir) {
  const ours = (importer) => !importer.includes(`${path.sep}node_modules${path.sep}`);
  const seen = Symbol('resolved');
  return {
    name: 'packages-of-one-version',
    setup(bundle) {
      bundle.onResolve({ filter: /^[^./]/ }, (args) => {
        const isSharedRouter = args.path === 'react-router' && args.importer.includes('react-router-dom-v5-compat');
        if (args.pluginData === seen || args.kind === 'entry-point' || !(ours(args.importer) || isSharedRouter)) {
          return undefined;
        }
        return bundle.resolve(args.path, { kind: args.kind, resolveDir: packageDir, pluginData: seen });
      });
      // Grafana's fonts are not in its packages: without this each page load asks for them and logs 404s.
      bundle.onLoad({ filter: /GlobalStyles[\\/]fonts\.mjs$/ }, () => ({
        contents: 'export const getFontStyles = () => [];',
      }));
    },
  };
}

function newest(entry) {
  const stat = statSync(entry);
  return stat.isDirectory()
    ? Math.max(0, ...readdirSync(entry).map((name) => newest(path.join(entry, name))))
    : stat.mtimeMs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv[2];
  for (const version of asked ? [asked] : Object.keys(packageDirs)) {
    const start = Date.now();
    await buildPage(version);
    console.log(`host page for Grafana ${version}: ${Date.now() - start} ms`);
  }
}
