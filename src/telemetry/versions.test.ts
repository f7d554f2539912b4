import fc from 'fast-check';
import { minutes } from '../model/units';
import type { Frame } from './frame';
import { anyAnswers } from './testing/arbitraryFrames';
import { misplaced } from './testing/grammar';
import { classic, metricScope, promqlOf, recordedWindow, signalScope, valueOf } from './testing/scopes';
import { versionsInTraces, versionsQuestion } from './versions';

const { from, to } = recordedWindow;
const series = (labels: Record<string, string>, ...moments: number[]): Frame => ({
  fields: [
    { name: 'Time', type: 'time', values: moments },
    { name: 'Value', type: 'number', labels, values: moments.map(() => 2) },
  ],
});
const answered = (...frames: readonly Frame[]) => new Map([['versions', { frames }]]);
const hostile = 'a"b\\c{d}=~/한국어</script>\n`';

describe('the versions question', () => {
  it('counts processes and requests by service and version', () => {
    expect(promqlOf(versionsQuestion(metricScope()))).toEqual({
      versions:
        'count by (job, service_name, service_namespace, service_version) ({__name__=~"target_info|traces_target_info",deployment_environment="prod",service_version!=""}) or ' +
        'count by (service, service_version) (traces_spanmetrics_calls_total{deployment_environment="prod",service_version!=""})',
    });
    expect(misplaced('promql', promqlOf(versionsQuestion(metricScope())).versions ?? '')).toEqual([]);
  });

  it('finds the service by its name, or by the job, of which it is the last part', () => {
    const question = versionsQuestion(metricScope());
    const answers = answered(
      series({ job: 'shop/cart', service_version: '1' }, from),
      series({ job: 'collector', service_name: 'ad', service_version: '2' }, from)
    );
    expect(valueOf(question.read(answers)).map(({ service }) => service)).toEqual([{ name: 'cart' }, { name: 'ad' }]);
    const namespaced = versionsQuestion(metricScope({ profile: { ...classic, namespaced: true } }));
    expect(valueOf(namespaced.read(answers))[0]?.service).toEqual({ name: 'cart', namespace: 'shop' });
  });

  it('joins what processes and requests say, and bridges scrapes that failed', () => {
    const answers = answered(
      series({ job: 'cart', service_version: '1' }, from, from + 60_000, from + minutes(14)),
      series({ service: 'cart', service_version: '1' }, from + 120_000)
    );
    expect(valueOf(versionsQuestion(metricScope()).read(answers))).toEqual([
      {
        service: { name: 'cart' },
        versions: [
          {
            version: '1',
            seen: [
              { from, to: from + 120_000 },
              { from: from + minutes(14), to: from + minutes(14) },
            ],
          },
        ],
      },
    ]);
  });

  it('is absent where nothing says a version, and failed where it could not be asked', () => {
    const question = versionsQuestion(metricScope());
    expect(question.read(answered()).is).toBe('absent');
    const problem = { kind: 'unreachable', signal: 'metrics', reply: 'refused' } as const;
    expect(question.read(new Map([['versions', { frames: [], problem }]])).is).toBe('failed');
  });

  it('never throws, whatever comes back', () => {
    const questions = [versionsQuestion(metricScope()), versionsInTraces(signalScope())];
    fc.assert(
      fc.property(anyAnswers(['versions', 'traces']), (answers) => {
        questions.forEach((question) => expect(question.read(answers)).toHaveProperty('is'));
      })
    );
  });
});

describe('versions in traces', () => {
  it('are looked for in a bounded number of the newest', () => {
    const [query] = versionsInTraces(signalScope(), { name: hostile }).queries;
    const text = query?.kind === 'traceql' ? query.traceql : '';
    expect(misplaced('traceql', text)).toEqual([]);
    const [all] = versionsInTraces(signalScope()).queries;
    expect(all).toMatchObject({
      limit: 100,
      traceql:
        '{ resource.service.version != nil && (resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod") } | select(resource.service.name, resource.service.version) with (most_recent=true)',
    });
  });

  it('are read from the spans listed with each trace', () => {
    const text = (name: string, ...values: string[]) => ({ name, type: 'string', values });
    const spans: Frame = {
      fields: [
        { name: 'time', type: 'time', values: [to - 2000, to - 1000, to] },
        text('service.name', 'cart', 'cart', 'ad'),
        text('service.version', '1', '2', ''),
      ],
    };
    const frames: Frame[] = [
      { fields: [text('traceID', 'a1'), { name: 'nested', type: 'nestedFrames', values: [[spans]] }] },
    ];
    const read = valueOf(versionsInTraces(signalScope()).read(new Map([['traces', { frames }]])));
    expect(read).toEqual([
      {
        service: { name: 'cart' },
        versions: [
          { version: '1', seen: [{ from: to - 2000, to: to - 2000 }] },
          { version: '2', seen: [{ from: to - 1000, to: to - 1000 }] },
        ],
      },
    ]);
  });
});
