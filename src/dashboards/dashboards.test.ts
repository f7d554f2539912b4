/** @jest-environment node */
import type { Dashboard as GrafanaDashboard, Panel as GrafanaPanel } from '@grafana/schema';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { misplaced } from '../telemetry/testing/grammar';
import { base as pluginBase, readContext, readPagePath, readServicePath } from '../views/routes';
import { allDashboards } from './allDashboards';
import type { Dashboard, GridPos, Panel } from './dashboard';
import { provisioned, shipped, usualProfile } from './edition';
import { base, pluginPath, servicePath } from './linkToPlugin';
import { filled, targetsIn } from './testing/filled';

/** Enumerations of the schema as the texts and numbers that stand for them in JSON; nothing is to be written to. */
type Plain<T> = T extends string
  ? `${T}`
  : T extends number
    ? number
    : T extends Array<infer Item>
      ? ReadonlyArray<Plain<Item>>
      : T extends object
        ? { readonly [Key in keyof T]: Plain<T[Key]> }
        : T;

/** The compiler holds ours against Grafana's schema: were this not assignable, it would not compile. */
const asGrafana = (dashboard: Dashboard): Plain<Omit<GrafanaDashboard, 'panels'>> => dashboard;
const panelAsGrafana = (panel: Panel): Plain<GrafanaPanel> => panel;

const root = join(__dirname, '../..');
const editions = Object.entries({ shipped, ...provisioned });
const every = editions.flatMap(([edition, made]) =>
  [...allDashboards(made)].map(([file, dashboard]) => ({ edition, file, dashboard }))
);
const folderOf = (edition: string) =>
  edition === 'shipped' ? join(root, 'src/dashboards') : join(root, 'provisioning/dashboards', edition);
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const values = { env: 'prod', service: 'checkout', range: '3600s', rateInterval: '60s', interval: '30s' };

describe.each(every)('$edition/$file', ({ edition, file, dashboard }) => {
  it('is committed as it is made (npm run dashboards writes it)', () => {
    expect(read(join(folderOf(edition), `${file}.json`))).toEqual(
      JSON.parse(JSON.stringify({ ...asGrafana(dashboard), panels: dashboard.panels.map(panelAsGrafana) }))
    );
  });

  it('numbers its panels, and lays them side by side on 24 columns', () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(panels.filter(({ gridPos: { x, w } }) => x < 0 || x + w > 24)).toEqual([]);
    const overlaps = panels.flatMap((one, index) =>
      panels.slice(index + 1).filter((other) => meet(one.gridPos, other.gridPos))
    );
    expect(overlaps).toEqual([]);
  });

  it('asks data sources that its variables choose, each query under a name of its own', () => {
    const declared = dashboard.templating.list.map(({ name }) => name);
    for (const { target, panel } of targetsIn(dashboard)) {
      expect(target.datasource.uid).toMatch(/^\$\{(metrics|logs|env)\}$/);
      expect(declared).toContain(target.datasource.uid.slice(2, -1));
      expect(panel.datasource).toEqual(target.datasource);
    }
    for (const { targets = [] } of dashboard.panels) {
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });

  it('uses no variable that it does not declare, and declares none that it does not use', () => {
    const declared = dashboard.templating.list.map(({ name }) => name);
    const used = variablesIn(JSON.stringify({ ...dashboard, templating: undefined }));
    const within = variablesIn(JSON.stringify(dashboard.templating));
    const unknown = [...used, ...within].filter((name) => !declared.includes(name) && !/^(__.*|\d)$/.test(name));
    expect(unknown).toEqual([]);
    expect(declared.filter((name) => !used.has(name) && !within.has(name))).toEqual([]);
  });

  it('has only queries that the languages’ grammars take', () => {
    for (const { target } of targetsIn(dashboard)) {
      const language = target.datasource.type === 'loki' ? 'logql' : 'promql';
      // PromQL's grammar for editors is older than `end()` behind a subquery; a real Prometheus takes it.
      const text = filled(target.expr, values).replaceAll(' @ end()', '');
      expect([target.expr, misplaced(language, text)]).toEqual([target.expr, []]);
    }
  });

  it('says of every panel in words what it shows, and leads from it into the plugin', () => {
    for (const { title, description, links } of dashboard.panels) {
      expect([title, title.length > 1, description.length > 5]).toEqual([title, true, true]);
      expect(links.map(({ url }) => url.startsWith(base) && /var-env=.*from=.*to=/.test(url))).toEqual([true]);
    }
  });

  it('has no green in it, and leaves no query text in what is read', () => {
    expect(JSON.stringify(dashboard)).not.toMatch(/green/i);
    for (const { title, description, options } of dashboard.panels) {
      expect(`${title} ${description} ${JSON.stringify(options)}`).not.toMatch(/rate\(|sum by|histogram_quantile/);
    }
  });
});

describe('an edition of one’s own', () => {
  const { convention } = usualProfile;
  const byJob = { ...convention, requests: { ...convention.requests, service: 'job', serviceIsPath: true } };
  const mute = { ...convention, graph: undefined, requests: { ...convention.requests, failing: [], operation: [] } };
  it.each([
    ['native histograms', { spanHistogram: 'native', graphHistogram: 'native' }],
    ['no histograms', { spanHistogram: 'none', graphHistogram: 'none' }],
    ['sums without buckets', { spanHistogram: 'summary', graphHistogram: 'none' }],
    ['no service graph', { hasGraph: false }],
    ['namespaces', { namespaced: true }],
    ['services by job', { convention: byJob }],
    ['neither failures nor operations', { convention: mute, hasGraph: false }],
  ] as const)('for %s can be made, and asks nothing that is no PromQL', (_, change) => {
    const edition = { ...shipped, profile: { ...usualProfile, ...change } };
    const asked = [...allDashboards(edition).values()].flatMap(targetsIn).map(({ target }) => target);
    const prometheus = asked.filter(({ datasource }) => datasource.type === 'prometheus');
    expect(prometheus.length).toBeGreaterThan(15);
    for (const { expr } of prometheus) {
      expect([expr, misplaced('promql', filled(expr, values).replaceAll(' @ end()', ''))]).toEqual([expr, []]);
    }
  });
});

it('the editions can stand beside each other in one Grafana', () => {
  const uids = every.map(({ dashboard }) => dashboard.uid);
  expect(new Set(uids).size).toBe(uids.length);
  expect(uids.filter((uid) => !/^[a-zA-Z0-9_-]{1,40}$/.test(uid))).toEqual([]);
});

it('the plugin names each of its dashboards', () => {
  const plugin: unknown = read(join(root, 'src/plugin.json'));
  const includes = Reflect.get(Object(plugin), 'includes');
  const named = (Array.isArray(includes) ? includes : [])
    .filter((one: { type: string }) => one.type === 'dashboard')
    .map(({ name, path }: { name: string; path: string }) => ({ name, path }));
  expect(named).toEqual(
    [...allDashboards(shipped)].map(([file, { title }]) => ({ name: title, path: `dashboards/${file}.json` }))
  );
});

it('the provider reads a folder that is there', () => {
  const provider: unknown = parse(readFileSync(join(root, 'provisioning/dashboards/throughline.yaml'), 'utf8'));
  const { providers } = Object(provider) as { providers: Array<{ options: { path: string } }> };
  for (const { options } of providers) {
    expect(options.path).toMatch(/^\/etc\/grafana\/provisioning\//);
    expect(existsSync(join(root, options.path.replace('/etc/grafana/', '')))).toBe(true);
  }
});

describe('links into the plugin', () => {
  it('begin where the plugin lives and keep environment and time', () => {
    expect(base).toBe(pluginBase);
    const url = grafanaFills(pluginPath('overview'), { env: 'prod kr', __from: '1', __to: '2' });
    const { pathname, search } = new URL(url, 'http://grafana');
    expect(readPagePath(pathname)).toEqual({ page: 'overview' });
    expect(readContext(search)).toEqual({ 'var-env': 'prod kr', from: '1', to: '2' });
  });

  it('lead to the page of any service whose name has no tilde in it', () => {
    const names = fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => !/~|^\.+$/.test(name));
    fc.assert(
      fc.property(names, (name) => {
        const url = grafanaFills(servicePath('__value.raw'), { '__value.raw': name, env: 'e', __from: '1', __to: '2' });
        const { pathname, search } = new URL(url, 'http://grafana');
        expect(readServicePath(readPagePath(pathname)?.param, search)).toEqual({ name });
      })
    );
  });
});

function meet(one: GridPos, other: GridPos): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
}

function variablesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\$(?:\{(\w+)[^}]*\}|(\w+))/g)].map(([, braced, bare]) => braced ?? bare ?? ''));
}

/** Grafana's `percentencode` is `encodeURIComponent` that spares no punctuation. */
function grafanaFills(url: string, by: Readonly<Record<string, string>>): string {
  const encoded = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return url.replace(/\$\{([\w.]+)(?::percentencode)?\}/g, (_, name: string) => encoded(by[name] ?? ''));
}
