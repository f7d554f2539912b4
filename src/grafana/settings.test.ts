import fc from 'fast-check';
import { demoEnvironments, demoUid } from '../demo/environments';
import { metricLabels, type Environment, type Overrides } from '../model/environment';
import { ms } from '../model/units';
import { readSettings, writeSettings, type SavedSettings } from './settings';

const source = (uid: string) => ({ uid, matchers: [{ label: 'deployment_environment', value: 'prod' }] });
const prod = { id: 'prod', name: 'Production', metrics: source('m'), traces: source('t'), logs: { uid: 'l' } };

describe('settings', () => {
  it('show the demo where nobody has set anything up', () => {
    for (const empty of [undefined, null, {}]) {
      expect(readSettings(empty)).toMatchObject({ environments: demoEnvironments, problems: [], unconfigured: true });
    }
  });

  it('read an environment and fill in what may be left out', () => {
    const { environments, problems } = readSettings({ version: 1, environments: [prod] });
    expect(problems).toEqual([]);
    expect(environments).toHaveLength(1);
    expect(environments[0]?.metrics.matchers).toEqual([{ label: 'deployment_environment', op: '=', value: 'prod' }]);
    expect(environments[0]?.logs).toEqual({ uid: 'l', matchers: [] });
  });

  it('put the demo after the real environments when asked to', () => {
    const { environments } = readSettings({ version: 1, demo: true, environments: [prod] });
    expect(environments.map((environment) => environment.id)).toEqual([
      'prod',
      ...demoEnvironments.map((environment) => environment.id),
    ]);
  });

  it('keep a good environment beside a broken one, and say what is broken', () => {
    const broken = { ...prod, id: 'staging', traces: {}, logs: { uid: 7 } };
    const { environments, problems } = readSettings({ version: 1, environments: [prod, broken] });
    expect(environments.map((environment) => environment.id)).toEqual(['prod']);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'environments.1.traces.uid',
      'environments.1.logs.uid',
    ]);
  });

  it.each([
    ['an unknown version', { version: '7', environments: [prod] }, /^version: must be 2/],
    ['a later version', { version: 3, environments: [prod] }, /^version: 3 was written by a later version/],
    ['a list where settings should be', [], /^version: /],
    ['a text where settings should be', 'prod', /^settings: /],
    [
      'an override that does not exist',
      { version: 2, environments: [{ ...prod, overrides: { colour: 'red' } }] },
      /^environments.0.overrides.colour: there is no such setting/,
    ],
    [
      'a name template without a place for the name',
      { version: 2, environments: [{ ...prod, overrides: { serviceNames: [{ signal: 'logs', template: 'x' }] } }] },
      /^environments.0.overrides.serviceNames.0.template: must contain \{service\}/,
    ],
    ['an id used twice', { version: 1, environments: [prod, prod] }, /^environments.1.id: "prod" is used twice/],
    ['an id that is markup', { version: 1, environments: [{ ...prod, id: '<b>' }] }, /^environments.0.id: /],
    [
      'a real environment with the uid of the demo',
      { version: 1, environments: [{ ...prod, logs: source(demoUid) }] },
      /^environments.0: /,
    ],
    [
      'a matcher with an unknown operator',
      { version: 1, environments: [{ ...prod, logs: { uid: 'l', matchers: [{ label: 'a', op: '==', value: '' }] } }] },
      /^environments.0.logs.matchers.0.op: /,
    ],
  ])('say what is wrong with %s', (_, jsonData, sentence) => {
    const { problems, environments } = readSettings(jsonData);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
    expect(environments.length).toBeGreaterThan(0);
  });

  it('always leave an environment to stand in, whatever is stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(readSettings(stored).environments.length).toBeGreaterThan(0);
        expect(readSettings({ version: 1, environments: [stored] }).environments.length).toBeGreaterThan(0);
      })
    );
  });

  it('use the good overrides of an environment beside a broken one', () => {
    const overrides = {
      convention: 'istio',
      thresholds: { failingErrors: 7 },
      longest: { logs: '6h', traces: 90_000 },
    };
    const { environments, problems } = readSettings({ version: 2, environments: [{ ...prod, overrides }] });
    expect(environments[0]?.overrides).toEqual({ convention: 'istio', longest: { logs: 21_600_000, traces: 90_000 } });
    expect(problems).toEqual(['environments.0.overrides.thresholds.failingErrors: must be between 0 and 1']);
  });

  it('read lengths of time as texts or as milliseconds, and refuse what is neither', () => {
    const longest = (logs: unknown) =>
      readSettings({ version: 2, environments: [{ ...prod, overrides: { longest: { logs } } }] });
    expect(longest('90m').environments[0]?.overrides?.longest?.logs).toBe(5_400_000);
    expect(longest(1500).environments[0]?.overrides?.longest?.logs).toBe(1500);
    for (const wrong of ['soon', '0h', -5, '6 weeks']) {
      expect(longest(wrong).problems).toEqual([
        'environments.0.overrides.longest.logs: must be a length of time such as "6h", or milliseconds',
      ]);
    }
  });

  it('tell settings that nobody made from settings that want only the demo', () => {
    expect(readSettings({}).unconfigured).toBe(true);
    expect(readSettings({ version: 2, demo: true })).toMatchObject({
      unconfigured: false,
      environments: demoEnvironments,
      saved: { demo: true, environments: [] },
    });
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(savedSettings, (saved) => {
        const stored: unknown = JSON.parse(JSON.stringify(writeSettings(saved)));
        expect(readSettings(stored)).toMatchObject({ problems: [], unconfigured: false });
        expect(readSettings(stored).saved).toEqual(saved);
      })
    );
  });
});

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const signalSource = fc.record({
  uid: word,
  matchers: fc.array(fc.record({ label: word, op: fc.constantFrom('=', '!=', '=~', '!~'), value: fc.string() }), {
    maxLength: 2,
  }),
});
const someOf = <Fields extends object>(fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }) =>
  fc.record(fields, { requiredKeys: [] });
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const times = fc.double({ min: 1, max: 1000, noNaN: true });
const length = fc.integer({ min: 1, max: 4_000_000_000 }).map(ms);
const overrides: fc.Arbitrary<Overrides> = someOf<Overrides>({
  convention: word,
  graph: word,
  labels: someOf(Object.fromEntries(metricLabels.map((name) => [name, word]))),
  serviceNames: fc.array(
    fc.oneof(
      fc.record({ signal: fc.constant('logs' as const), template: word.map((prefix) => `${prefix}-{service}`) }),
      fc.record({ signal: fc.constant('traces' as const), table: fc.dictionary(word, word) })
    )
  ),
  thresholds: someOf({ failingErrors: share, degradedErrors: share, failingSlow: times, degradedSlow: times }),
  hiddenServices: fc.array(word),
  auxiliary: someOf({ counted: fc.boolean(), operations: fc.array(word) }),
  business: fc.array(
    fc.record({ service: word, title: word, selector: word, as: fc.constantFrom('value', 'per-second', 'per-minute') })
  ),
  longest: someOf({ metrics: length, traces: length, logs: length }),
});
const environment: fc.Arbitrary<Environment> = fc
  .record({
    id: word,
    name: word,
    metrics: signalSource,
    traces: signalSource,
    logs: signalSource,
    overrides: fc.option(overrides, { nil: undefined }),
  })
  .map(({ overrides: said, ...rest }) => (said && Object.keys(said).length > 0 ? { ...rest, overrides: said } : rest));
const savedSettings: fc.Arbitrary<SavedSettings> = fc.record({
  demo: fc.boolean(),
  environments: fc.uniqueArray(environment, { selector: ({ id }) => id, maxLength: 3 }),
});
