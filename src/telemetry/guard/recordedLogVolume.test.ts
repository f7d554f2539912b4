/** @jest-environment node */
import { hours, minutes } from '../../model/units';
import { windowOf } from '../../model/window';
import { misplaced } from '../testing/grammar';
import { cannotExecute, startPrometheusWith, type RealPrometheus } from '../testing/realPrometheus';
import { valueOf } from '../testing/scopes';
import { logLinesMetric } from './logRecording';
import { recordedLogVolumeQuestion } from './recordedLogVolume';

const end = Date.UTC(2026, 10, 21, 2);
const begin = end - hours(6);
const wanted = { environment: 'prod', window: windowOf(begin, end), step: minutes(30) };

/** A rule's recordings, one each minute. */
function recorded(labels: Readonly<Record<string, string>>, perSecond: number, since: number = begin - hours(1)) {
  const samples = Array.from(
    { length: (end - since) / 60_000 + 1 },
    (_, index) => [since + index * 60_000, perSecond] as const
  );
  return { labels: { __name__: logLinesMetric, ...labels }, samples };
}

it('is PromQL, whatever environment and service are called', () => {
  for (const name of ['prod', 'a"b\\c{d}=~/한국어\n`']) {
    const [query] = recordedLogVolumeQuestion({ ...wanted, environment: name, service: name }).queries;
    expect(misplaced('promql', query?.kind === 'promql' ? query.expr : '?')).toEqual([]);
  }
});

const onRealPrometheus = cannotExecute ? describe.skip : describe;

onRealPrometheus('log lines that a recording rule counted', () => {
  let prometheus: RealPrometheus;
  beforeAll(async () => {
    prometheus = await startPrometheusWith([
      recorded({ throughline_environment: 'prod', service_name: 'cart', detected_level: 'error' }, 0.5),
      recorded({ throughline_environment: 'prod', service_name: 'cart', detected_level: 'info' }, 4),
      recorded({ throughline_environment: 'prod', service_name: 'ad', detected_level: 'info' }, 1),
      recorded({ throughline_environment: 'staging', service_name: 'ad', detected_level: 'info' }, 9),
      recorded({ throughline_environment: 'young', service_name: 'ad', detected_level: 'info' }, 9, end - hours(2)),
    ]);
  }, 60_000);
  afterAll(async () => prometheus.stop());

  const ask = async (more: { environment?: string; service?: string } = {}) => {
    const question = recordedLogVolumeQuestion({ ...wanted, ...more });
    return question.read(await prometheus.answers(question));
  };
  const last = (values: ReadonlyArray<number | undefined> | undefined) => values?.at(-1);

  it('are counted per step and level, of one environment only', async () => {
    const { byLevel } = valueOf(await ask());
    expect(last(byLevel.get('error')?.values)).toBeCloseTo(0.5 * 1800, 6);
    expect(last(byLevel.get('info')?.values)).toBeCloseTo(5 * 1800, 6);
  });

  it('are counted of one service', async () => {
    expect(last(valueOf(await ask({ service: 'ad' })).byLevel.get('info')?.values)).toBeCloseTo(1800, 6);
  });

  it('are absent where the rule is younger than what is looked at, or not there', async () => {
    expect(await ask({ environment: 'young' })).toMatchObject({ is: 'absent' });
    expect(await ask({ environment: 'none' })).toMatchObject({ is: 'absent' });
  });
});
