/** @jest-environment node */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { places } from './demo/places';
import { readSettings } from './grafana/settings';

const root = join(__dirname, '..');
/** As Grafana reads provisioning files, a doubled dollar sign is one. */
const read = (path: string): Node => node(parse(readFileSync(join(root, path), 'utf8').replaceAll('$$', '$')));

/** YAML to walk through: what is missing is an empty node. */
interface Node {
  readonly at: (...path: ReadonlyArray<string | number>) => Node;
  readonly text: string;
  readonly keys: readonly string[];
  readonly items: readonly Node[];
  readonly value: unknown;
}

function node(value: unknown): Node {
  return {
    at: (...path) => path.reduce<Node>((one, key) => node(Reflect.get(Object(one.value), key)), node(value)),
    text: String(value ?? ''),
    keys: typeof value === 'object' && value !== null ? Object.keys(value) : [],
    items: Array.isArray(value) ? value.map(node) : [],
    value,
  };
}

/** The keys of schema/compose-spec.json, as compose-go 2.8.0 carries it: whatever else stands in a service is refused. */
const topKeys = 'name include services models networks volumes secrets configs'.split(' ');
const serviceKeys = `develop deploy annotations attach build blkio_config cap_add cap_drop cgroup cgroup_parent command
  configs container_name cpu_count cpu_percent cpu_shares cpu_quota cpu_period cpu_rt_period cpu_rt_runtime cpus cpuset
  credential_spec depends_on device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file label_file
  environment expose extends provider external_links extra_hosts gpus group_add healthcheck hostname image init ipc
  isolation labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit network_mode models
  networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_stop privileged profiles
  pull_policy pull_refresh_after read_only restart runtime scale security_opt shm_size secrets sysctls stdin_open
  stop_grace_period stop_signal storage_opt tmpfs tty ulimits use_api_socket user uts userns_mode volumes volumes_from
  working_dir`.split(/\s+/);
const buildKeys = `context dockerfile dockerfile_inline entitlements args ssh labels cache_from cache_to no_cache
  additional_contexts network provenance sbom pull target shm_size extra_hosts isolation privileged secrets tags ulimits
  platforms`.split(/\s+/);

const isText = ({ value }: Node) => typeof value === 'string' && value !== '';
const isScalar = ({ value }: Node) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const areTexts = ({ value, items }: Node) =>
  Array.isArray(value) && items.every(isText) && new Set(items.map(({ text }) => text)).size === items.length;

/** What the same schema says of the keys that are used; of two ways of writing only the one which is used. */
const shapes: Readonly<Record<string, (one: Node) => boolean>> = {
  image: isText,
  build: (one) => one.keys.every((key) => buildKeys.includes(key) && isText(one.at(key))),
  command: (one) => isText(one) || areTexts(one),
  depends_on: areTexts,
  environment: (one) => !Array.isArray(one.value) && one.keys.every((key) => isScalar(one.at(key))),
  ports: areTexts,
  restart: ({ text }) => /^(no|always|unless-stopped|on-failure(:\d+)?)$/.test(text),
  volumes: areTexts,
};

const compose = read('docker-compose.yaml');
const services = compose.at('services').keys;
const mimir = read('docker/mimir/mimir.yaml');
const tempo = read('docker/tempo/tempo.yaml');
const loki = read('docker/loki/loki.yaml');
const otelcol = read('docker/otelcol/otelcol.yaml');
const sources = read('provisioning/datasources/throughline.yaml').at('datasources').items;
const source = (uid: string) => sources.find((one) => one.at('uid').text === uid)?.at('jsonData') ?? node(undefined);

/** Ports on which a service of the compose file listens, as its own configuration says. */
const listening: Readonly<Record<string, readonly number[]>> = {
  grafana: [3000],
  mimir: [Number(mimir.at('server', 'http_listen_port').text)],
  tempo: [Number(tempo.at('server', 'http_listen_port').text), 4317, 4318],
  loki: [Number(loki.at('server', 'http_listen_port').text)],
  otelcol: [4317, 4318],
};

describe('the compose file', () => {
  it('has only keys of the compose specification', () => {
    expect(compose.keys.filter((key) => !topKeys.includes(key))).toEqual([]);
    for (const service of services) {
      const one = compose.at('services', service);
      expect([service, one.keys.filter((key) => !serviceKeys.includes(key))]).toEqual([service, []]);
      expect([service, one.at('image').text !== '' || one.at('build').keys.includes('context')]).toEqual([
        service,
        true,
      ]);
      expect(
        one
          .at('depends_on')
          .items.map(({ text }) => text)
          .filter((other) => !services.includes(other))
      ).toEqual([]);
    }
  });

  it('writes each key in a shape that the specification has for it', () => {
    expect(services.filter((service) => !/^[a-zA-Z0-9._-]+$/.test(service))).toEqual([]);
    for (const service of services) {
      const one = compose.at('services', service);
      const misshapen = one.keys.filter((key) => shapes[key]?.(one.at(key)) !== true);
      expect([service, misshapen]).toEqual([service, []]);
    }
    for (const volume of compose.at('volumes').keys) {
      expect([volume, compose.at('volumes', volume).value]).toEqual([volume, null]);
    }
    const published = services.flatMap((service) => compose.at('services', service, 'ports').items);
    expect(areTexts(node(published.map(({ text }) => text.split(':')[0])))).toBe(true);
  });

  it('pins every image by its version', () => {
    const images = [
      ...services.map((service) => compose.at('services', service, 'image').text).filter((image) => image !== ''),
      ...[...readFileSync(join(root, 'docker/load/Dockerfile'), 'utf8').matchAll(/^FROM (\S+)/gm)].map(
        ([, image]) => image
      ),
    ];
    expect(images).toHaveLength(7);
    for (const image of images) {
      expect(image).toMatch(/:(\$\{\w+:-)?\d+\.\d+\.\d+(-alpine)?\}?$/);
    }
  });

  it('mounts only what is there, and keeps what it stores in volumes that it names', () => {
    for (const service of services) {
      for (const { text } of compose.at('services', service, 'volumes').items) {
        const [from = ''] = text.split(':');
        // The plugin is built before; it is not committed.
        const known =
          from === './dist' ||
          (from.startsWith('./') ? existsSync(join(root, from)) : compose.at('volumes').keys.includes(from));
        expect([text, known]).toEqual([text, true]);
      }
      for (const { text } of compose.at('services', service, 'command').items) {
        const [, path] = /^--?config(?:\.file)?=(.*)$/.exec(text) ?? [];
        const mounted = compose.at('services', service, 'volumes').items.map((volume) => volume.text.split(':')[1]);
        expect(path === undefined || mounted.includes(path)).toBe(true);
      }
    }
  });

  it('publishes ports on which something listens', () => {
    for (const service of services) {
      for (const { text } of compose.at('services', service, 'ports').items) {
        expect([service, listening[service]]).toEqual([service, expect.arrayContaining([Number(text.split(':')[1])])]);
      }
    }
  });

  it('builds the load of files that are there', () => {
    const dockerfile = readFileSync(join(root, compose.at('services', 'load', 'build', 'dockerfile').text), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY (?!--)(\S+) /gm)].map(([, path]) => path ?? '');
    expect(copied.length).toBeGreaterThan(2);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

it('every YAML for users can be read', () => {
  const files = ['docker', 'provisioning'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => join(folder, file))
  );
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    expect([file, read(file).keys.length > 0]).toEqual([file, true]);
  }
});

it('every address in a configuration is that of a service which listens there', () => {
  const files = [
    'docker-compose.yaml',
    'docker/tempo/tempo.yaml',
    'docker/otelcol/otelcol.yaml',
    'provisioning/datasources/throughline.yaml',
  ];
  const addresses = files.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/^(?!\s*#).*?http:\/\/([a-z]+):(\d+)/gm),
  ]);
  expect(addresses.length).toBeGreaterThan(6);
  for (const [, host = '', port] of addresses) {
    expect([host, listening[host]]).toEqual([host, expect.arrayContaining([Number(port)])]);
  }
});

it('the documentation names the versions that are pinned', () => {
  const table = readFileSync(join(root, 'docs/docker.md'), 'utf8');
  const pinned = services.flatMap(
    (service) => compose.at('services', service, 'image').text.match(/[\d.]+(?=\}?$)/) ?? []
  );
  expect(pinned).toHaveLength(5);
  for (const version of pinned) {
    // Once where the services are told of, once where it says what they were checked against.
    expect([version, table.split(version).length > 2]).toEqual([version, true]);
  }
});

describe('the way of the signals', () => {
  it('goes through filters and injected attributes', () => {
    for (const signal of ['traces', 'logs']) {
      const pipeline = otelcol.at('service', 'pipelines', signal);
      for (const [part, of] of [
        ['receivers', 'receivers'],
        ['processors', 'processors'],
        ['exporters', 'exporters'],
      ] as const) {
        expect(
          pipeline
            .at(part)
            .items.map(({ text }) => text)
            .filter((one) => !otelcol.at(of).keys.includes(one))
        ).toEqual([]);
      }
      expect(pipeline.at('processors').items.map(({ text }) => text)).toEqual(
        expect.arrayContaining(['filter/noise', 'resource/everywhere'])
      );
    }
  });

  it('makes span metrics and a service graph by environment, with exemplars that are kept', () => {
    expect(tempo.at('overrides', 'defaults', 'metrics_generator', 'processors').value).toEqual([
      'span-metrics',
      'service-graphs',
    ]);
    expect(tempo.at('metrics_generator', 'storage', 'remote_write', 0, 'send_exemplars').value).toBe(true);
    expect(Number(mimir.at('limits', 'max_global_exemplars_per_user').text)).toBeGreaterThan(0);
    for (const processor of ['span_metrics', 'service_graphs']) {
      const dimensions = tempo
        .at('metrics_generator', 'processor', processor, 'dimensions')
        .items.map(({ text }) => text);
      expect(dimensions.map((one) => one.replace(/\./g, '_'))).toContain('deployment_environment');
    }
    expect(loki.at('limits_config', 'allow_structured_metadata').value).toBe(true);
  });
});

describe('the provisioned data sources', () => {
  it('lead to one another in every direction', () => {
    const uids = sources.map((one) => one.at('uid').text);
    const leads = (uid: string, ...path: ReadonlyArray<string | number>) =>
      source(uid).at(...path, 'datasourceUid').text;
    expect(leads('mimir', 'exemplarTraceIdDestinations', 0)).toBe('tempo');
    expect(leads('tempo', 'tracesToLogsV2')).toBe('loki');
    expect(leads('tempo', 'tracesToMetrics')).toBe('mimir');
    expect(leads('tempo', 'serviceMap')).toBe('mimir');
    expect(leads('loki', 'derivedFields', 0)).toBe('tempo');
    expect(uids).toEqual(['mimir', 'tempo', 'loki']);
  });

  it('know trace ids under the names that Throughline reads', () => {
    const names = source('mimir')
      .at('exemplarTraceIdDestinations')
      .items.map((one) => one.at('name').text);
    expect(names).toEqual(['traceID', 'trace_id']);
    const [label, line] = source('loki')
      .at('derivedFields')
      .items.map((one) => new RegExp(one.at('matcherRegex').text));
    expect(['trace_id', 'traceid', 'traceId', 'traceID'].every((name) => label?.test(name))).toBe(true);
    expect(line?.exec('level=info traceID=5bda44c4 ok')?.[1]).toBe('5bda44c4');
  });

  it('write the dollar signs of their variables twice, as Grafana’s provisioning wants', () => {
    const written = readFileSync(join(root, 'provisioning/datasources/throughline.yaml'), 'utf8');
    expect(written.match(/(?<!\$)\$(?!\$)/g)).toBeNull();
  });

  it('are those that the provisioned environments name, one for each place of the shop', () => {
    const app = read('provisioning/plugins/app.yaml').at('apps', 0, 'jsonData').value;
    const { saved, problems } = readSettings(app);
    expect(problems).toEqual([]);
    expect(saved.environments.map(({ metrics, traces, logs }) => [metrics.uid, traces.uid, logs.uid])).toEqual(
      places.map(() => ['mimir', 'tempo', 'loki'])
    );
    expect(saved.environments.map(({ metrics }) => metrics.matchers[0]?.value)).toEqual(
      places.map(({ environment }) => environment)
    );
  });
});
