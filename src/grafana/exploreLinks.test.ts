import { demoEnvironments } from '../demo/environments';
import type { Environment } from '../model/environment';
import { absent } from '../model/outcome';
import { ms } from '../model/units';
import { windowOf } from '../model/window';
import type { Question } from '../telemetry/question';
import { exploreHref } from './exploreLinks';

const source = (uid: string) => ({ uid, matchers: [] });
const environment: Environment = { id: 'p', name: 'P', metrics: source('m'), traces: source('t'), logs: source('l') };
const raw = { from: 'now-1h', to: 'now' };
const question: Question<unknown> = {
  about: { is: 'services' },
  signal: 'metrics',
  window: windowOf(0, 3_600_000),
  step: ms(15_000),
  queries: [{ kind: 'promql', refId: 'rate', expr: 'sum(rate(calls{service="a & b"}[1m]))', shape: 'range' }],
  read: () => absent({ why: 'no-traffic' }),
};

describe('a link to Explore', () => {
  it('holds the compiled queries, the data source and the range as it was chosen', () => {
    const url = new URL(exploreHref({ environment, question, raw }) ?? '', 'http://grafana');
    expect(url.pathname).toBe('/explore');
    expect(url.searchParams.get('schemaVersion')).toBe('1');
    expect(JSON.parse(url.searchParams.get('panes') ?? '')).toMatchObject({
      a: {
        datasource: 'm',
        queries: [
          {
            refId: 'rate',
            expr: 'sum(rate(calls{service="a & b"}[1m]))',
            range: true,
            datasource: { uid: 'm', type: 'prometheus' },
          },
        ],
        range: raw,
      },
    });
  });

  it('is not offered for the demo, which Explore does not know', () => {
    const [demo] = demoEnvironments;
    expect(demo && exploreHref({ environment: demo, question, raw })).toBeUndefined();
  });
});
