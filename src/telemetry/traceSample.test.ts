import { hours, minutes } from '../model/units';
import { windowOf } from '../model/window';
import { signalScope, valueOf } from './testing/scopes';
import { answersFrom } from './testing/recorded';
import { sampledWindow, traceSampleQuestion } from './traceSample';

describe('a sample of traces', () => {
  it('is of the newest in which anybody answered a request, without those of machines', () => {
    const { queries, about } = traceSampleQuestion(signalScope(), '/healthz');
    expect(queries).toEqual([
      {
        kind: 'traceql',
        refId: 'traces',
        traceql:
          '{ (resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod") && ' +
          '(kind = server || kind = consumer) && name !~ "^(?:/healthz)$" } ' +
          '| select(name, status, resource.service.name) with (most_recent=true)',
        limit: 20,
        spansPerTrace: 1,
      },
    ]);
    expect(about).toEqual({ is: 'trace-sample', limit: 20, without: '/healthz' });
  });

  it('is taken from the last hour of what is looked at', () => {
    const to = hours(100);
    expect(sampledWindow(windowOf(0, to))).toEqual(windowOf(to - hours(1), to));
    expect(sampledWindow(windowOf(to - minutes(5), to))).toEqual(windowOf(to - minutes(5), to));
  });

  it('is read as any search is, and says nothing of there being more', () => {
    const outcome = traceSampleQuestion(signalScope()).read(
      answersFrom({ traces: 'tempo/search-traces-service.json' }, 'traces')
    );
    expect(valueOf(outcome).length).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ caveats: [] });
  });
});
