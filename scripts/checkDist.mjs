// What Grafana's plugin catalogue demands of the built plugin, and the entry's size budget, checked on `dist` as it ships.
// What the first page loads is measured in the browser (tests/budget.spec.ts).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');
const read = (file) => readFileSync(join(dist, file), 'utf8');
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
const scripts = files.filter((file) => file.endsWith('.js'));
const plugin = JSON.parse(read('plugin.json'));
const pkg = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const wrong = [];
const must = (good, why) => good || wrong.push(why);

must(/^[0-9a-z]+-([0-9a-z]+-)?app$/.test(plugin.id), `id ${plugin.id} is not of the catalogue's form`);
must(plugin.id === 'throughline-investigation-app', `id is ${plugin.id}`);
must(plugin.name !== plugin.id, 'name equals id');
must(plugin.info.version === pkg.version, 'versions of package.json and plugin.json differ');
must(plugin.info.description.length > 0, 'description is empty');
must(plugin.info.keywords.length > 0, 'no keywords');
must(plugin.info.screenshots.length > 0, 'no screenshots');
must(plugin.info.links.length > 0, 'no links');
for (const path of [...Object.values(plugin.info.logos), ...plugin.info.screenshots.map((shot) => shot.path)]) {
  must(existsSync(join(dist, path)), `${path} is named in plugin.json and missing`);
}
for (const { path } of plugin.includes.filter(({ type }) => type === 'dashboard')) {
  must(existsSync(join(dist, path)), `${path} is named in plugin.json and missing`);
}
must(plugin.dependencies.grafanaDependency === '>=12.3.0-0', 'the floor moved');
for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', 'module.js', 'module.js.map']) {
  must(files.includes(file), `${file} is missing`);
}
must(plugin.languages?.includes('en-US') && plugin.languages.includes('ko-KR'), 'languages are missing in plugin.json');
for (const language of plugin.languages ?? []) {
  const file = join('locales', language, `${plugin.id}.json`);
  must(files.includes(file), `${file} is missing`);
  // Grafana loads them apart from the scripts, one language at a time.
  must(
    scripts.every((script) => !/locales[\\/]/.test(script)),
    'texts are bundled into scripts'
  );
}
must(!/Grafana App Plugin Template|<!--/.test(read('README.md')), 'README.md is a template or holds comments');
must(/Apache License/.test(read('LICENSE')), 'LICENSE is not Apache-2.0');
for (const file of scripts) {
  must(files.includes(`${file}.map`), `${file} has no source map`);
  // The one in a text is the page's, for a worker from another origin.
  must(
    !/importScripts\((?!\$\{)/.test(read(file)),
    `${file} is a worker that needs other scripts, which it looks for in the wrong place`
  );
}

const config = readFileSync(join(root, '.config/webpack/webpack.config.ts'), 'utf8');
must(config.includes('@grafana/create-plugin'), 'the build is not create-plugin’s');

for (const file of files.filter((name) => name.endsWith('.svg'))) {
  must(!/<script|on[a-z]+=|<foreignObject|javascript:/i.test(read(file)), `${file} is unsafe`);
}
const forbidden = [
  [/\/api\/ds\/query/, 'queries around data source instances'],
  [/grafanaBootData|grafanaRuntime/, 'reads Grafana’s private globals'],
  [/google-analytics|googletagmanager|segment\.io|hotjar/, 'tracks users'],
];
for (const map of files.filter((name) => name.endsWith('.js.map'))) {
  const { sources, sourcesContent } = JSON.parse(read(map));
  sources.forEach((source, index) => {
    const ours = !source.includes('node_modules') && !source.includes('webpack/');
    forbidden.forEach(([pattern, what]) =>
      must(!ours || !pattern.test(sourcesContent?.[index] ?? ''), `${source} ${what}`)
    );
    must(
      !/(^|\/)(host|tests|bench)\//.test(source) || source.includes('node_modules'),
      `${source} does not belong into dist`
    );
  });
}
const strays = files.filter((file) => /recorded|\.om(\.gz)?$|\.test\./.test(file));
must(strays.length === 0, `test data in dist: ${strays.join(', ')}`);

const kb = (list) =>
  list.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) / 1024;
const entry = kb(['module.js']);
must(entry <= 12, `module.js is ${entry.toFixed(1)} KB gzip, more than 12`);
console.log(`module.js ${entry.toFixed(1)} KB gzip`);

if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
