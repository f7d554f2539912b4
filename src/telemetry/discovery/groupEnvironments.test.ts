import fc from 'fast-check';
import { signals } from '../../model/environment';
import { signalOf, type DataSourceFact } from './dataSourceFact';
import { groupEnvironments } from './groupEnvironments';
import { nameKey } from './nameKey';

const source = (type: string, name: string, jsonData: unknown = {}): DataSourceFact => ({
  uid: name,
  name,
  type,
  jsonData,
});
const prom = (name: string, traces?: string) =>
  source('prometheus', name, traces && { exemplarTraceIdDestinations: [{ name: 'traceID', datasourceUid: traces }] });
const loki = (name: string, traces?: string) =>
  source('loki', name, traces && { derivedFields: [{ name: 'id', datasourceUid: traces }] });
const tempo = (name: string, metrics?: string, logs?: string) =>
  source('tempo', name, {
    ...(metrics && { serviceMap: { datasourceUid: metrics } }),
    ...(logs && { tracesToLogsV2: { datasourceUid: logs } }),
  });

/** Environments in short: name and the three uids, with the first letter of each reason. */
const inShort = (facts: readonly DataSourceFact[]) =>
  groupEnvironments(facts, []).proposals.map(
    ({ environment, why }) =>
      `${environment.name}: ${signals.map((signal) => `${environment[signal].uid} (${why[signal].by})`).join(', ')}`
  );

describe('what kind a data source is', () => {
  it('is told by its type, whoever runs it', () => {
    const types = [
      'prometheus',
      'grafana-amazonprometheus-datasource',
      'grafana-azureprometheus-datasource',
      'loki',
      'tempo',
      'graphite',
      'cloudwatch',
    ];
    expect(types.map((type) => signalOf(source(type, 'x')))).toEqual([
      'metrics',
      'metrics',
      'metrics',
      'logs',
      'traces',
      undefined,
      undefined,
    ]);
  });
});

describe('the name of a data source without its kind', () => {
  it.each([
    ['prod-mimir', 'prod'],
    ['prod_loki', 'prod'],
    ['Tempo (Prod)', 'prod'],
    ['ProdTempo', 'prod'],
    ['grafanacloud-acme-prom', 'acme-grafanacloud'],
    ['Prometheus', ''],
  ])('%s is of "%s"', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe('grouping data sources into environments', () => {
  it('follows what their settings connect, whatever they are called', () => {
    expect(inShort([tempo('T', 'M', 'L'), loki('L'), prom('M')])).toEqual([
      'M: M (correlation), T (correlation), L (correlation)',
    ]);
    expect(inShort([tempo('T'), loki('L', 'T'), prom('M', 'T'), loki('other'), tempo('another')])).toEqual([
      'M: M (correlation), T (correlation), L (correlation)',
    ]);
  });

  it('puts together what is called alike where settings connect nothing', () => {
    const stack = (name: string) => [prom(`${name}-mimir`), tempo(`${name}_tempo`), loki(`Loki ${name}`)];
    expect(inShort([...stack('prod'), ...stack('staging')])).toEqual([
      'prod: prod-mimir (name), prod_tempo (name), Loki prod (name)',
      'staging: staging-mimir (name), staging_tempo (name), Loki staging (name)',
    ]);
  });

  it('lets tenants of metrics share the traces to which their exemplars lead', () => {
    const tenants = ['checkout', 'search'].map((team) => prom(`mimir-${team}`, 'tempo'));
    expect(inShort([...tenants, tempo('tempo', 'mimir-checkout', 'loki'), loki('loki')])).toEqual([
      'checkout: mimir-checkout (correlation), tempo (correlation), loki (correlation)',
      'search: mimir-search (correlation), tempo (correlation), loki (correlation)',
    ]);
  });

  it('takes the only one there is, and doubts it where another uses it too', () => {
    const { proposals } = groupEnvironments([prom('a'), prom('b'), tempo('T', 'a'), loki('L')], []);
    expect(proposals.map(({ environment, doubts }) => [environment.name, doubts.map(({ kind }) => kind)])).toEqual([
      ['a', ['shared']],
      ['b', ['shared', 'shared']],
    ]);
  });

  it('does not guess among several of the same name', () => {
    const { left, proposals } = groupEnvironments(
      [prom('prod-prom'), tempo('prod-tempo'), tempo('tempo prod'), loki('l')],
      []
    );
    expect(proposals).toEqual([]);
    expect(left[0]).toMatchObject({
      uid: 'prod-prom',
      lacks: ['traces'],
      doubts: [{ kind: 'ambiguous', signal: 'traces', names: ['prod-tempo', 'tempo prod'] }],
    });
  });

  it('says which setting leads nowhere', () => {
    const { proposals } = groupEnvironments([prom('M'), tempo('T', 'gone'), loki('L')], []);
    expect(proposals[0]?.doubts).toEqual([{ kind: 'dangling', of: 'T', setting: 'serviceMap', uid: 'gone' }]);
  });

  it('leaves out what Grafana Cloud brings about itself', () => {
    const cloud = [prom('grafanacloud-acme-prom'), tempo('grafanacloud-acme-traces'), loki('grafanacloud-acme-logs')];
    const about = [
      prom('grafanacloud-usage'),
      prom('grafanacloud-ml-metrics'),
      loki('grafanacloud-alert-state-history'),
    ];
    expect(inShort([...about, ...cloud])).toHaveLength(1);
  });

  it('splits a stack by the values of its environment label, under the name that each signal has for it', () => {
    const values = ['staging', 'prod'];
    const { proposals } = groupEnvironments(
      [prom('Prometheus'), tempo('Tempo', 'Prometheus', 'Loki'), loki('Loki')],
      [
        { uid: 'Prometheus', label: 'cluster', values: ['a', 'b', 'c'] },
        { uid: 'Prometheus', label: 'deployment_environment', values },
        { uid: 'Tempo', label: 'resource.deployment.environment', values: ['prod'] },
        { uid: 'Loki', label: 'env', values },
      ]
    );
    expect(proposals.map(({ environment }) => [environment.id, environment.name])).toEqual([
      ['prod', 'prod'],
      ['staging', 'staging'],
    ]);
    expect(proposals[0]?.environment).toMatchObject({
      metrics: { matchers: [{ label: 'deployment_environment', op: '=', value: 'prod' }] },
      traces: { matchers: [{ label: 'resource.deployment.environment', op: '=', value: 'prod' }] },
      logs: { matchers: [{ label: 'env', op: '=', value: 'prod' }] },
    });
    expect(proposals.map(({ doubts }) => doubts)).toEqual([
      [],
      [{ kind: 'not-seen', signal: 'traces', label: 'resource.deployment.environment', value: 'staging' }],
    ]);
  });

  it('does not split by one value, nor by more than fifty', () => {
    const stack = [prom('Prometheus'), tempo('Tempo'), loki('Loki')];
    for (const values of [['prod'], Array.from({ length: 51 }, (_, index) => `cluster-${index}`), ['', 'prod']]) {
      expect(groupEnvironments(stack, [{ uid: 'Prometheus', label: 'cluster', values }]).proposals).toHaveLength(1);
    }
  });
});

const uid = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'gone');
const correlated = fc.record(
  {
    serviceMap: fc.record({ datasourceUid: uid }),
    tracesToLogsV2: fc.record({ datasourceUid: uid }),
    tracesToLogs: fc.record({ datasourceUid: uid }),
    exemplarTraceIdDestinations: fc.array(fc.record({ datasourceUid: uid }), { maxLength: 2 }),
    derivedFields: fc.array(fc.record({ datasourceUid: uid }), { maxLength: 2 }),
  },
  { requiredKeys: [] }
);
const fact: fc.Arbitrary<DataSourceFact> = fc.record({
  uid: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  name: fc.constantFrom('prod-mimir', 'prod_loki', 'Tempo Prod', 'Prometheus', 'loki', 'staging', ''),
  type: fc.constantFrom('prometheus', 'loki', 'tempo', 'mysql'),
  jsonData: fc.oneof(correlated, fc.anything()),
});
const facts = fc.uniqueArray(fact, { selector: (one) => one.uid, maxLength: 5 });
const labelValues = fc.array(
  fc.record({
    uid,
    label: fc.constantFrom('env', 'cluster', 'resource.deployment.environment'),
    values: fc.array(fc.string(), { maxLength: 4 }),
  }),
  { maxLength: 4 }
);

describe('every grouping', () => {
  it('uses only data sources that are there, each for its own signal, under ids of their own', () => {
    fc.assert(
      fc.property(facts, labelValues, (given, values) => {
        const { proposals } = groupEnvironments(given, values);
        const bySignal = new Map(given.map((one) => [one.uid, signalOf(one)]));
        for (const { environment, why } of proposals) {
          expect(signals.map((signal) => bySignal.get(environment[signal].uid))).toEqual([...signals]);
          expect(signals.every((signal) => why[signal] !== undefined)).toBe(true);
          expect(environment.id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/);
          expect(environment.name).not.toBe('');
        }
        expect(new Set(proposals.map(({ environment }) => environment.id)).size).toBe(proposals.length);
      })
    );
  });

  it('accounts for every data source that can be used', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { left, proposals } = groupEnvironments(given, []);
        const placed = new Set([
          ...left.map((one) => one.uid),
          ...proposals.flatMap(({ environment }) => signals.map((signal) => environment[signal].uid)),
        ]);
        expect(given.filter((one) => signalOf(one) && !placed.has(one.uid))).toEqual([]);
      })
    );
  });

  it('does not depend on the order in which data sources are listed', () => {
    fc.assert(
      fc.property(facts, labelValues, fc.nat(), (given, values, turn) => {
        const cut = given.length > 0 ? turn % given.length : 0;
        const turned = [...given.slice(cut), ...given.slice(0, cut)].reverse();
        expect(groupEnvironments(turned, values)).toEqual(groupEnvironments(given, values));
      })
    );
  });
});
