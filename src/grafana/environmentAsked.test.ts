import { environmentAsked } from './environmentAsked';
import { EnvironmentVariable } from './EnvironmentVariable';
import type { Environment, Matcher } from '../model/environment';

function environment(id: string, uid: string, matchers: readonly Matcher[] = []): Environment {
  const source = { uid, matchers };
  return { id, name: id.toUpperCase(), metrics: source, traces: source, logs: source };
}
const labelled = (value: string): readonly Matcher[] => [{ label: 'deployment_environment', op: '=', value }];

const shared = [environment('kr', 'mimir', labelled('prod-kr')), environment('eu', 'mimir', labelled('prod-eu'))];
const apart = [environment('kr', 'uid-kr'), environment('eu', 'uid-eu')];
const names: Readonly<Record<string, string>> = { 'uid-kr': 'Seoul', 'uid-eu': 'Frankfurt' };
const idOf = (asked: string, all: readonly Environment[]) => environmentAsked(asked, all, (uid) => names[uid])?.id;

describe('the environment that a link means', () => {
  it('is the one of that id, whatever else bears the name', () => {
    expect(idOf('kr', [...shared, environment('x', 'kr')])).toBe('kr');
  });

  it('is the one whose label has that value, as a dashboard’s variable says it', () => {
    expect(idOf('prod-eu', shared)).toBe('eu');
  });

  it('is the one whose metrics come from that data source, by uid or by name', () => {
    expect(idOf('uid-eu', apart)).toBe('eu');
    expect(idOf('Seoul', apart)).toBe('kr');
  });

  it('is not guessed where several would fit, or none', () => {
    expect(idOf('mimir', shared)).toBeUndefined();
    expect(idOf('prod-us', shared)).toBeUndefined();
    expect(idOf('', shared)).toBeUndefined();
  });
});

it('the variable takes a dashboard’s word for an environment, and stands on the id', () => {
  const variable = new EnvironmentVariable(shared, 'Environment');
  variable.changeValueTo('prod-eu');
  expect(variable.getValue()).toBe('eu');
  expect(variable.state.unknownAsked).toBeUndefined();
  variable.changeValueTo('nowhere');
  expect(variable.state.unknownAsked).toBe('nowhere');
});

it('the variable stands on what no list shows only where its id is asked for', () => {
  const [shown] = shared;
  const variable = new EnvironmentVariable(shown ? [shown] : [], 'Environment', shared.slice(1));
  expect(variable.getValue()).toBe(shown?.id);
  variable.changeValueTo(shared[1]?.id ?? '');
  expect(variable.getValue()).toBe(shared[1]?.id);
  expect(variable.state.environments).toEqual([shown]);
});
