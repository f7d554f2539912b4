import { hours, minutes, ms } from '../src/model/units';
import { lengthOf, windowOf } from '../src/model/window';
import { affordable } from '../src/telemetry/guard/bounded';
import { costOf, type Cost, type Known } from '../src/telemetry/guard/cost';
import { usualLimits } from '../src/telemetry/guard/limits';
import { pageQuestions } from '../src/telemetry/guard/pageQuestions';
import { recordedForm, recordingsOf } from '../src/telemetry/guard/recorded';
import { selectorsIn } from '../src/telemetry/guard/promqlParts';
import type { Question } from '../src/telemetry/question';
import { stepFor } from '../src/telemetry/rateWindow';
import type { MetricScope } from '../src/telemetry/scope';
import { classic } from '../src/telemetry/testing/scopes';
import { servicesQuestion } from '../src/telemetry/services';
import { asked, figure } from './measure';

const end = 1_795_227_990_000;
const interval = ms(classic.pushInterval);

/** A shop of some fifty services with ten operations each, and of some 150 pairs that call each other. */
function seriesOf(metric: string): number {
  const buckets = metric.endsWith('_bucket') ? 15 : 1;
  return buckets * (metric.includes('service_graph') ? 150 : 1000);
}

/** The services, the calls between them and RED of the whole: what the Overview asks by itself. */
function overview(scope: MetricScope): ReadonlyArray<Question<unknown>> {
  return pageQuestions(scope);
}

function scopeOf(length: number): MetricScope {
  const window = windowOf(end - length, end);
  return { profile: classic, matchers: [], window, step: stepFor(window, interval, 241) };
}

function knownOf(questions: ReadonlyArray<Question<unknown>>): Known {
  const metrics = questions.flatMap(({ queries }) =>
    queries.flatMap((query) => (query.kind === 'promql' ? selectorsIn(query.expr) : []))
  );
  return { series: new Map(metrics.flatMap(({ metric }) => (metric ? [[metric, seriesOf(metric)]] : []))), interval };
}

function summed(costs: readonly Cost[]): { readonly expressions: number; readonly samples: number } {
  return {
    expressions: costs.reduce((sum, { expressions }) => sum + expressions, 0),
    samples: costs.reduce((sum, { samples }) => sum + (samples ?? Number.NaN), 0),
  };
}

if (asked('guard.overview-30d')) {
  const hour = scopeOf(hours(1));
  const month = scopeOf(hours(24 * 30));
  const known = knownOf(overview(hour));
  const build = (at: Pick<MetricScope, 'window' | 'step'>) => pageQuestions({ ...month, ...at });
  const bounds = { limits: usualLimits, widened: [], known };
  const within = { ...month, ...affordable(month, build, bounds) };
  const costOfAll = (scope: MetricScope) => summed(overview(scope).map((question) => costOf(question, known)));
  const [ofHour, unguarded, guarded] = [hour, month, within].map(costOfAll);
  figure('guard.overview-1h.expressions', ofHour?.expressions ?? Number.NaN, 'expressions');
  figure('guard.overview-1h.samples', (ofHour?.samples ?? Number.NaN) / 1e6, 'M samples');
  figure('guard.overview-30d.expressions', guarded?.expressions ?? Number.NaN, 'expressions');
  figure('guard.overview-30d.samples', (guarded?.samples ?? Number.NaN) / 1e6, 'M samples');
  figure('guard.overview-30d.unguarded', (unguarded?.samples ?? Number.NaN) / 1e6, 'M samples');
  figure('guard.overview-30d.window', lengthOf(within.window) / hours(1), 'h');
  const services = servicesQuestion(month);
  const rules = recordingsOf(services, 'prod');
  const form = recordedForm(services, 'prod', new Set(rules.map(({ part }) => part)));
  // Fifty services; buckets are recorded for each of theirs.
  const recorded = new Map(rules.map(({ record }) => [record, /bucket/.test(record) ? 50 * 15 : 100]));
  const cost = form && costOf(form, { series: recorded, interval: minutes(1) });
  figure('guard.services-30d.raw', (costOf(services, known).samples ?? Number.NaN) / 1e6, 'M samples');
  figure('guard.services-30d.recorded', (cost?.samples ?? Number.NaN) / 1e6, 'M samples');
}
