import fc from 'fast-check';
import { demoEnvironments, demoUid } from '../demo/environments';
import { readSettings } from './settings';

const source = (uid: string) => ({ uid, matchers: [{ label: 'deployment_environment', value: 'prod' }] });
const prod = { id: 'prod', name: 'Production', metrics: source('m'), traces: source('t'), logs: { uid: 'l' } };

describe('settings', () => {
  it('show the demo where nobody has set anything up', () => {
    for (const empty of [undefined, null, {}]) {
      expect(readSettings(empty)).toEqual({ environments: demoEnvironments, problems: [] });
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
    ['an unknown version', { version: 2, environments: [prod] }, /^version: must be 1/],
    ['a list where settings should be', [], /^version: /],
    ['a text where settings should be', 'prod', /^settings: /],
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
});
