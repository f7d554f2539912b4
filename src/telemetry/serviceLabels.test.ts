import fc from 'fast-check';
import type { Answers } from './question';
import { groupingLabels, groupingLabelsQuestion, serviceLabelsQuestion } from './serviceLabels';
import { anyAnswers } from './testing/arbitraryFrames';
import { misplaced } from './testing/grammar';
import { classic, metricScope, promqlOf, valueOf } from './testing/scopes';

const row = (labels: Record<string, string>) => ({
  fields: [{ name: 'Value', type: 'number', labels, values: [1] }],
});
const answers = (...rows: Array<Record<string, string>>): Answers => new Map([['labels', { frames: rows.map(row) }]]);
const read = (all: Answers, scope = metricScope()) => valueOf(serviceLabelsQuestion(scope, 'team').read(all));

describe('the label of services', () => {
  it('is asked over the whole window, of series that ended in it too', () => {
    const texts = promqlOf(serviceLabelsQuestion(metricScope({ without: 'GET /health' }), 'team'));
    expect(texts).toMatchInlineSnapshot(`
{
  "labels": "group by (service, team) (last_over_time(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",team!=""}[14m]))",
}
`);
    const odd = promqlOf(
      serviceLabelsQuestion(metricScope({ profile: { ...classic, namespaced: true } }), 'cost.centre')
    );
    expect(odd.labels).toContain('group by (service_namespace, service, "cost.centre")');
    expect(Object.values(texts).flatMap((text) => misplaced('promql', text))).toEqual([]);
  });

  it('is one value of each service; of several none is preferred, and the service is named', () => {
    const { values, several } = read(
      answers(
        { service: 'cart', team: 'orders' },
        { service: 'payment', team: 'west' },
        { service: 'payment', team: 'east' },
        { service: 'payment', team: 'west' },
        { service: 'ad', team: '' }
      )
    );
    expect([...values]).toEqual(
      [['cart', 'orders']].map(([name, team]) => [expect.stringContaining(name ?? ''), team])
    );
    expect(several).toEqual([{ service: { name: 'payment' }, values: ['east', 'west'] }]);
  });

  it('keeps services of two namespaces apart', () => {
    const { values, several } = read(
      answers(
        { service: 'api', service_namespace: 'red', team: 'one' },
        { service: 'api', service_namespace: 'blue', team: 'two' }
      ),
      metricScope({ profile: { ...classic, namespaced: true } })
    );
    expect([...values.values()].sort()).toEqual(['one', 'two']);
    expect(several).toEqual([]);
  });

  it('is not found where nobody carries it, and never throws', () => {
    const question = serviceLabelsQuestion(metricScope(), 'team');
    expect(question.read(answers())).toMatchObject({
      is: 'absent',
      absence: { why: 'nothing-found', looked: ['team'] },
    });
    fc.assert(
      fc.property(anyAnswers(['labels']), (any) => void question.read(any)),
      { numRuns: 200 }
    );
  });
});

describe('labels to group by', () => {
  const ofTempo = [
    '__metrics_gen_instance',
    'cloud_region',
    'deployment_environment',
    'job',
    'k8s_cluster_name',
    'k8s_pod_name',
    'le',
    'service',
    'service_namespace',
    'service_version',
    'span_kind',
    'span_name',
    'status_code',
    'status_message',
    'team',
    'business_line',
  ];

  it('are those that say where or whose a service is, these first; none of requests and processes', () => {
    expect(groupingLabels(ofTempo, metricScope())).toEqual([
      'team',
      'cloud_region',
      'k8s_cluster_name',
      'business_line',
    ]);
  });

  it('leave out what the environment is narrowed by: all its services have the same', () => {
    const matchers = [{ label: 'cloud_region', op: '=', value: 'eu' } as const];
    expect(groupingLabels(ofTempo, metricScope({ matchers }))).not.toContain('cloud_region');
  });

  it('are read from the labels of the metric of requests', () => {
    const json = JSON.stringify({ status: 'success', data: ofTempo });
    const asked: Answers = new Map([
      ['labels', { frames: [{ fields: [{ name: 'json', type: 'string', values: [json] }] }] }],
    ]);
    expect(valueOf(groupingLabelsQuestion(metricScope()).read(asked))[0]).toBe('team');
  });
});
