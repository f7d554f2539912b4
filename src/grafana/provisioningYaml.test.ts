/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { demoEnvironments } from '../demo/environments';
import pluginJson from '../plugin.json';
import { pluginId } from './pluginId';
import { provisioningYaml } from './provisioningYaml';
import { readSettings } from './settings';

const folder = join(__dirname, '..', '..', 'provisioning');

/** As Grafana reads a provisioning file, variables apart. */
function jsonDataIn(yaml: string): unknown {
  const file: unknown = parse(yaml.replaceAll('$$', '$'));
  const apps: unknown = Reflect.get(Object(file), 'apps');
  const app: unknown = Array.isArray(apps) ? apps[0] : undefined;
  expect(app).toMatchObject({ type: 'throughline-investigation-app', disabled: false });
  return Reflect.get(Object(app), 'jsonData');
}

const example = (name: string) =>
  readSettings(jsonDataIn(readFileSync(join(folder, 'examples', `${name}.yaml`), 'utf8')));

describe('the provisioning examples', () => {
  it.each(['one-stack-env-label', 'tenant-per-team', 'stack-per-region', 'demo-only'])('%s is understood', (name) => {
    expect(example(name)).toMatchObject({ problems: [], unconfigured: false });
  });

  it('of one stack tell its environments apart by a label', () => {
    const { environments } = example('one-stack-env-label');
    expect(environments.map(({ id, metrics, logs }) => [id, metrics, logs])).toEqual([
      [
        'prod',
        { uid: 'prometheus', matchers: [{ label: 'deployment_environment', op: '=', value: 'prod' }] },
        { uid: 'loki', matchers: [{ label: 'env', op: '=', value: 'prod' }] },
      ],
      [
        'staging',
        { uid: 'prometheus', matchers: [{ label: 'deployment_environment', op: '=', value: 'staging' }] },
        { uid: 'loki', matchers: [{ label: 'env', op: '=', value: 'staging' }] },
      ],
    ]);
    expect(environments[0]?.overrides).toEqual({
      longest: { logs: 6 * 3_600_000, traces: 86_400_000 },
      hiddenServices: ['loadgenerator*'],
    });
  });

  it('of a tenant per team share traces and logs', () => {
    const { environments } = example('tenant-per-team');
    expect(environments.map(({ metrics }) => metrics.uid)).toEqual(['mimir-checkout', 'mimir-search']);
    expect(new Set(environments.map(({ traces, logs }) => `${traces.uid} ${logs.uid}`))).toEqual(
      new Set(['tempo loki'])
    );
    expect(environments[1]?.overrides).toEqual({
      serviceNames: [{ signal: 'logs', template: 'search-{service}', table: { frontend: 'web' } }],
      thresholds: { failingErrors: 0.05, degradedErrors: 0.01 },
    });
  });

  it('of a stack per region narrow nothing, and keep the demo', () => {
    const { environments, saved } = example('stack-per-region');
    expect(saved.demo).toBe(true);
    expect(environments.slice(0, 2).map(({ id, metrics, traces, logs }) => [id, metrics, traces, logs])).toEqual(
      ['eu', 'us'].map((id) => [
        id,
        ...['mimir', 'tempo', 'loki'].map((kind) => ({ uid: `${id}-${kind}`, matchers: [] })),
      ])
    );
    expect(environments.slice(2)).toEqual(demoEnvironments);
  });

  it('of the demo alone show the demo, and ask nobody to set anything up', () => {
    expect(example('demo-only').environments).toEqual(demoEnvironments);
  });

  it('have the file that this repository starts with beside them', () => {
    const { problems, saved } = readSettings(jsonDataIn(readFileSync(join(folder, 'plugins', 'app.yaml'), 'utf8')));
    expect(problems).toEqual([]);
    expect(saved.demo).toBe(true);
    expect(saved.environments.map(({ id }) => id)).toEqual(['seoul', 'frankfurt', 'staging']);
  });
});

describe('settings as a provisioning file', () => {
  it('are read back as they were', () => {
    const { saved } = example('tenant-per-team');
    expect(readSettings(jsonDataIn(provisioningYaml(saved))).saved).toEqual(saved);
    expect(pluginId).toBe(pluginJson.id);
    expect(provisioningYaml(saved)).toMatch(/^apiVersion: 1\napps:\n {2}- type: "throughline-investigation-app"\n/);
  });

  it('keep every text, dollar signs and line ends too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z]+$/), (value, uid) => {
        const matchers = [{ label: 'a', op: '=~' as const, value: value.replace(/[\ud800-\udfff]/g, '') }];
        const source = { uid, matchers };
        const saved = {
          demo: false,
          environments: [{ id: 'a', name: 'A', metrics: source, traces: source, logs: { uid, matchers: [] } }],
        };
        const yaml = provisioningYaml(saved);
        // A file is read in one pass: `$$` stands for one dollar sign, however many there are.
        expect(readSettings(jsonDataIn(yaml)).saved).toEqual(saved);
      })
    );
  });
});
