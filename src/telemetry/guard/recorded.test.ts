/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hours, minutes, ms } from '../../model/units';
import { windowOf, type Window } from '../../model/window';
import { readCourses, readSamples } from '../prometheusFrames';
import { servicesQuestion } from '../services';
import { misplaced } from '../testing/grammar';
import { cannotExecute, startPrometheus, type RealPrometheus } from '../testing/realPrometheus';
import { metricScope } from '../testing/scopes';
import { samplesOf } from './cost';
import { logRecording } from './logRecording';
import { every, recordedForm, recordedQuestion, recordingsOf, type Recording } from './recorded';
import { ruleText } from './ruleText';
import { seriesCountQuestion } from './seriesCount';
import { askedOf, end, lastDays, red } from './testing/questions';

const promtool = '/usr/bin/promtool';
const partsOf = (rules: readonly Recording[]) => new Set(rules.map(({ part }) => part));
const exprOf = (question: ReturnType<typeof red> | undefined, refId: string) => {
  const query = question?.queries.find((one) => one.refId === refId);
  return query?.kind === 'promql' ? query.expr : undefined;
};

describe('recording rules', () => {
  const question = red(askedOf(lastDays(30)));
  const rules = recordingsOf(question, 'prod');

  it('are named level:metric:operations, one for each sum that a question is made of, whatever its window', () => {
    expect(rules.map(({ record }) => record)).toEqual([
      'service:calls:rate5m',
      'service:calls:rate5m',
      'service_le:took_bucket:rate5m',
    ]);
    expect(partsOf(rules).size).toBe(3);
    expect(recordingsOf(red(askedOf(lastDays(1))), 'prod')).toEqual(rules);
  });

  it('are read in place of the raw metric, with the same part for the same expression', () => {
    const form = recordedForm(question, 'prod', partsOf(rules));
    const part = rules[2]?.labels.throughline_part;
    expect(exprOf(form, 'p95-instant')).toBe(
      `histogram_quantile(0.95, (sum by (service, le) (sum_over_time(service_le:took_bucket:rate5m{throughline_environment="prod",throughline_part="${part}"}[30d]))` +
        ' / scalar(max(count_over_time(service_le:took_bucket:rate5m{throughline_environment="prod"}[30d])))))'
    );
    for (const query of form?.queries ?? []) {
      expect(query.kind === 'promql' ? misplaced('promql', query.expr) : ['no PromQL']).toEqual([]);
    }
  });

  it('are read only where each of them is there', () => {
    const [first] = partsOf(rules);
    expect(recordedForm(question, 'prod', new Set([first ?? '']))).toBeUndefined();
    expect(recordedForm({ ...question, queries: [] }, 'prod', partsOf(rules))).toBeUndefined();
  });

  it('are looked for at the beginning of the window, with one look-up', () => {
    const { queries, read } = recordedQuestion(rules, 'prod', lastDays(30));
    expect(queries).toEqual([
      {
        kind: 'prometheus-api',
        refId: 'parts',
        path: 'api/v1/label/throughline_part/values',
        params: {
          'match[]': '{__name__=~"service:calls:rate5m|service_le:took_bucket:rate5m",throughline_environment="prod"}',
          start: String(end / 1000 - 30 * 86_400),
          end: String(end / 1000 - 30 * 86_400 + 3600),
        },
      },
    ]);
    const answer = (json: string) =>
      read(new Map([['parts', { frames: [{ fields: [{ name: 'json', type: 'string', values: [json] }] }] }]]));
    expect(answer('{"data":["a","b"]}')).toMatchObject({ is: 'ready', value: new Set(['a', 'b']) });
    expect(answer('{"data":[]}').is).toBe('absent');
    expect(answer('nonsense').is).toBe('failed');
  });

  it('record the services of an environment as the Overview asks for them', () => {
    const services = servicesQuestion(metricScope());
    const forServices = recordingsOf(services, 'prod');
    expect(forServices.length).toBeGreaterThanOrEqual(3);
    expect(recordedForm(services, 'prod', partsOf(forServices))?.queries).toHaveLength(services.queries.length);
  });

  it('of log lines are LogQL that its editor understands', () => {
    const { expr } = logRecording('prod', [{ label: 'env', op: '=', value: 'it\'s "prod"' }]);
    expect(misplaced('logql', expr)).toEqual([]);
  });
});

const withPromtool = existsSync(promtool) ? it : it.skip;
if (cannotExecute) {
  process.stderr.write(`Recording rules are not evaluated: ${cannotExecute}\n`);
}

describe('the text of rules to copy', () => {
  withPromtool('is taken by promtool, whatever matchers and environments are called', () => {
    const scope = metricScope({ matchers: [{ label: 'env', op: '=', value: 'it\'s "a": {b}\n# c \\' }] });
    const rules = [
      ...recordingsOf(red(askedOf(lastDays(30))), 'o\'clock: # "x"\n'),
      ...recordingsOf(servicesQuestion(scope), 'prod'),
    ];
    const folder = mkdtempSync(join(tmpdir(), 'throughline-rules-'));
    const file = join(folder, 'rules.yaml');
    writeFileSync(file, ruleText("throughline: it's", rules));
    const said = execFileSync(promtool, ['check', 'rules', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(said).toContain(`${rules.length} rules found`);
  });
});

const onRealPrometheus = cannotExecute ? describe.skip : describe;

onRealPrometheus('what was recorded', () => {
  const window = windowOf(end - hours(3), end - (end % 60_000));
  let raw: RealPrometheus;
  let both: RealPrometheus;
  const rules = recordingsOf(red(askedOf(window)), 'prod');

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-recorded-'));
    const file = join(folder, 'raw.om.gz');
    const samples = rawSamples(windowOf(window.from - hours(1), window.to));
    writeFileSync(file, gzipSync(`${samples}# EOF\n`));
    raw = await startPrometheus(file);
    writeFileSync(
      file,
      gzipSync(`${samples}${await evaluated(raw, rules, windowOf(window.from - minutes(30), window.to))}# EOF\n`)
    );
    both = await startPrometheus(file);
    rmSync(folder, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await raw.stop();
    await both.stop();
  });

  it('tells the same as the raw metric: for the whole window, through it, and of a service that was silent for half of it', async () => {
    const question = red({ window, step: ms(600_000) });
    const form = recordedForm(question, 'prod', partsOf(rules));
    const [ofRaw, ofRecorded] = [await both.answers(question), await both.answers(form ?? question)];
    for (const refId of ['rate-instant', 'errors-instant', 'p95-instant']) {
      const theirs = readSamples(ofRaw, refId).items;
      const ours = readSamples(ofRecorded, refId).items;
      expect([refId, theirs.length]).toEqual([refId, 2]);
      for (const { labels, value } of theirs) {
        const same = ours.find((one) => one.labels.service === labels.service);
        expect([refId, labels.service, Math.abs((same?.value ?? NaN) / value - 1) < 0.03]).toEqual([
          refId,
          labels.service,
          true,
        ]);
      }
    }
    const theirs = readCourses(ofRaw, 'rate-range').items.find(({ labels }) => labels.service === 'steady');
    const ours = readCourses(ofRecorded, 'rate-range').items.find(({ labels }) => labels.service === 'steady');
    expect(ours?.values.length).toBe(theirs?.values.length);
    ours?.values.forEach((value, index) => expect(value).toBeCloseTo(theirs?.values[index] ?? NaN, 1));
  });

  it('reads a fraction of the samples, which are as many as was estimated', async () => {
    const question = red({ window, step: ms(600_000) });
    const counted = seriesCountQuestion([question], window);
    const series = counted?.read(await both.answers(counted));
    const known = { series: series?.is === 'ready' ? series.value : new Map<string, number>(), interval: ms(15_000) };
    expect([...known.series]).toEqual([
      ['calls_total', 4],
      ['took_bucket', 6],
    ]);
    const there = async (selector: string) => {
      const answer = await both.ask(`sum(count_over_time(${selector}[3h]))`, { at: window.to });
      return readSamples(new Map([['a', answer]]), 'a').items[0]?.value ?? NaN;
    };
    const raw = await there(`took_bucket{${environment}}`);
    const p95 = question.queries.find(({ refId }) => refId === 'p95-instant');
    const estimate = p95?.kind === 'promql' ? samplesOf(p95, window, known) : undefined;
    // Half of the series have been there for two of the three hours only.
    expect(estimate).toBeCloseTo(6 * 720, -2);
    expect(raw / (estimate ?? NaN)).toBeCloseTo(5 / 6, 1);
    expect(await there('{__name__=~"service_le:took_bucket:.*"}')).toBeLessThan(raw / 3.5);
  });
});

const environment = 'env="a \\"quoted\\" {name}[5m]",kind="server"';

/** Two services every 15 s: one steady, one that began in the middle; some of their requests fail, all take 0.05 or 0.15 s. */
function rawSamples({ from, to }: Window): string {
  const series: string[] = [];
  const samples = (name: string, labels: string, perSecond: number, since: number) => {
    for (let at = since; at <= to; at += 15_000) {
      series.push(`${name}{${environment},${labels}} ${((at - since) / 1000) * perSecond} ${at / 1000}`);
    }
  };
  const services = [
    ['steady', 10, from],
    ['late', 4, from + (to - from) / 2],
  ] as const;
  series.push('# TYPE calls counter');
  for (const [service, rate, since] of services) {
    samples('calls_total', `service="${service}",status="ok"`, rate * 0.9, since);
    samples('calls_total', `service="${service}",status="error"`, rate * 0.1, since);
  }
  series.push('# TYPE took_bucket unknown');
  for (const [service, rate, since] of services) {
    samples('took_bucket', `service="${service}",le="0.1"`, rate * 0.6, since);
    samples('took_bucket', `service="${service}",le="0.2"`, rate, since);
    samples('took_bucket', `service="${service}",le="+Inf"`, rate, since);
  }
  return `${series.join('\n')}\n`;
}

/** What a ruler would have stored: each rule's expression once a minute, under its name with its labels. */
async function evaluated(
  prometheus: RealPrometheus,
  rules: readonly Recording[],
  { from, to }: Window
): Promise<string> {
  const lines: string[] = [];
  for (const { record, expr, labels } of rules) {
    const answer = await prometheus.ask(expr, { from, to, step: every });
    for (const course of readCourses(new Map([['a', answer]]), 'a').items) {
      const all = Object.entries({ ...course.labels, ...labels }).map(
        ([label, value]) => `${label}=${JSON.stringify(value)}`
      );
      course.at.forEach((at, index) => lines.push(`${record}{${all.join(',')}} ${course.values[index]} ${at / 1000}`));
    }
  }
  return `${lines.join('\n')}\n`;
}
