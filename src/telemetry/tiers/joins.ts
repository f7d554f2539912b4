import type { Matcher } from '../../model/environment';
import { failed, ready, type Outcome } from '../../model/outcome';
import type { ServiceId } from '../../model/service';
import { minutes, ms } from '../../model/units';
import { lengthOf } from '../../model/window';
import { readSamples, type Labels, type Sample } from '../prometheusFrames';
import { equal, oneOf, promqlSelector, promqlText } from '../promql';
import type { Answers, MetricQuery, Question } from '../question';
import { re2Literal } from '../queryText';
import { promDuration } from '../rateWindow';
import { caveatsOf } from '../reading';
import type { MetricScope } from '../scope';
import { resourceDialects, targetInfos } from './names';

/** A label that a metric carries, and whether its series can be told apart by environment. */
export interface Tie {
  readonly label: string;
  readonly inEnvironment: boolean;
}

export interface Pod {
  readonly pod: string;
  readonly namespace?: string;
  /** Whether the service's own metrics name it, or only target_info does. */
  readonly by: 'label' | 'target-info';
}

export interface Target {
  readonly job: string;
  readonly instance?: string;
}

/** What ties the metrics that are there to one service. */
export interface Joins {
  /** By metric: the label under which it names the service. */
  readonly labels: ReadonlyMap<string, Tie>;
  readonly targets: readonly Target[];
  readonly pods: readonly Pod[];
  /** By metric: the label whose pods are called as if they were the service's. */
  readonly guesses: ReadonlyMap<string, Tie>;
}

/** Under which labels metrics of processes name their service, surest first. */
const serviceLabels = ['service_name', 'service', 'job', 'app', 'application', 'app_kubernetes_io_name', 'container'];
/** Metrics about pods come from somebody else, whose own `job` and `service` they carry. */
const podMetricsLabels = ['service_name'];
export const podLabels = ['pod', 'exported_pod', 'k8s_pod_name'];

/** More pods or targets than this are not told one by one. */
const most = 100;

/** Which of the metrics that are there belong to a service, and by what. */
export function resourceJoinsQuestion(
  service: ServiceId,
  names: readonly string[],
  scope: MetricScope
): Question<Joins> {
  return {
    about: { is: 'resource-joins', service },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    // A label that is compared with nothing fits every series that lacks it.
    queries: service.name === '' ? [] : queriesOf(service, names, scope),
    read: readJoins,
  };
}

/** How a service is called under a label. */
export function serviceMatcher(label: string, { name, namespace }: ServiceId): Matcher {
  if (label !== 'job') {
    return equal(label, name);
  }
  const within = namespace === undefined ? '(.+/)?' : `(${re2Literal(namespace)}/)?`;
  return { label, op: '=~', value: `${within}${re2Literal(name)}` };
}

/** How the pods of a service are usually called. */
export function podGuess({ name }: ServiceId): string {
  return `${re2Literal(name)}-.*`;
}

/** Matchers that hold for series which carry no label of the environment. */
export function withoutEnvironment(matchers: readonly Matcher[]): readonly Matcher[] {
  return matchers.map(({ label }) => equal(label, ''));
}

function queriesOf(service: ServiceId, names: readonly string[], scope: MetricScope): readonly MetricQuery[] {
  const reached = (isOf: (reach: string) => boolean) =>
    [
      ...new Set(
        resourceDialects.filter(({ reach }) => isOf(reach)).flatMap(({ needs, limits = [] }) => [...needs, ...limits])
      ),
    ].filter((metric) => names.includes(metric));
  const processes = reached((reach) => reach === 'process');
  const pods = reached((reach) => reach === 'pods' || reach === 'nodes').filter(
    (metric) => !metric.startsWith('node_')
  );
  const infos = targetInfos.filter((metric) => names.includes(metric));
  const seen = (metrics: readonly string[], matchers: readonly Matcher[]) =>
    `last_over_time(${promqlSelector('', [oneOf('__name__', metrics), ...matchers])}[${reach(scope)}])`;
  const owned = (metrics: readonly string[], labels: readonly string[]) =>
    metrics.length === 0 ? [] : labels.map((label) => ({ label, metrics, matcher: serviceMatcher(label, service) }));
  const guessed =
    pods.length === 0 ? [] : podLabels.map((label) => ({ label, metrics: pods, matcher: guessOf(label, service) }));
  const ties = (from: readonly Tied[]) =>
    from.flatMap((one) =>
      environmentsOf(scope).map(({ mark, matchers }) =>
        marked(`group by (metric) (${withName(seen(one.metrics, [one.matcher, ...matchers]))})`, one.label, mark)
      )
    );
  const own = (metrics: readonly string[], by: readonly string[]) =>
    owned(metrics, ['service_name', 'service', 'job']).map(
      ({ matcher }) => `group by (${by.join(', ')}) (${seen(metrics, [matcher, ...scope.matchers])})`
    );
  return [
    query('labels', ties([...owned(processes, serviceLabels), ...owned(pods, podMetricsLabels)])),
    query('targets', bounded(own(infos, ['job', 'instance', ...named]))),
    query('pods', bounded(own(processes, [...named, 'pod', 'namespace']))),
    query('guesses', ties(guessed)),
  ].flat();
}

interface Tied {
  readonly label: string;
  readonly metrics: readonly string[];
  readonly matcher: Matcher;
}

const named = ['k8s_pod_name', 'k8s_namespace_name'];

function guessOf(label: string, service: ServiceId): Matcher {
  return { label, op: '=~', value: podGuess(service) };
}

/** In the environment, and where series carry no label of it; without matchers there is nothing to tell apart. */
function environmentsOf({ matchers }: MetricScope) {
  const kept = { mark: 'kept', matchers };
  return matchers.length === 0 ? [kept] : [kept, { mark: 'unknown', matchers: withoutEnvironment(matchers) }];
}

function reach({ window }: MetricScope): string {
  return promDuration(ms(Math.max(lengthOf(window), minutes(10))));
}

function withName(expr: string): string {
  return `label_replace(${expr}, "metric", "$1", "__name__", "(.+)")`;
}

function marked(expr: string, label: string, mark: string): string {
  const set = (inner: string, name: string, value: string) =>
    `label_replace(${inner}, ${promqlText(name)}, ${promqlText(value)}, "", "")`;
  return set(set(expr, 'label', label), 'environment', mark);
}

function bounded(terms: readonly string[]): readonly string[] {
  return terms.length === 0 ? [] : [`topk(${most}, ${terms.join(' or ')})`];
}

function query(refId: string, terms: readonly string[]): readonly MetricQuery[] {
  return terms.length === 0 ? [] : [{ kind: 'promql', refId, expr: terms.join(' or '), shape: 'instant' }];
}

function readJoins(answers: Answers): Outcome<Joins> {
  const read = (refId: string) => (answers.has(refId) ? readSamples(answers, refId) : undefined);
  const parts = { labels: read('labels'), targets: read('targets'), pods: read('pods'), guesses: read('guesses') };
  const asked = Object.values(parts).filter((part) => part !== undefined);
  const [problem] = asked.flatMap((part) => part.problem ?? []);
  if (problem && asked.every((part) => part.items.length === 0)) {
    return failed(problem);
  }
  const targets = (parts.targets?.items ?? []).map(({ labels }) => labels);
  return ready(
    {
      labels: tiesIn(parts.labels?.items ?? [], serviceLabels),
      targets: targets.flatMap(({ job, instance }) => (job ? [{ job, instance }] : [])),
      pods: podsIn(
        (parts.pods?.items ?? []).map(({ labels }) => labels),
        targets
      ),
      guesses: tiesIn(parts.guesses?.items ?? [], podLabels),
    },
    caveatsOf(parts)
  );
}

/** By metric the best tie: in the environment before unknown, then the surest label. */
function tiesIn(samples: readonly Sample[], order: readonly string[]): ReadonlyMap<string, Tie> {
  const rank = ({ labels }: Sample) =>
    order.indexOf(labels.label ?? '') + (labels.environment === 'unknown' ? order.length : 0);
  const worstFirst = [...samples].sort((a, b) => rank(b) - rank(a));
  return new Map(
    worstFirst.flatMap(({ labels: { metric, label, environment } }) =>
      metric && label && order.includes(label) ? [[metric, { label, inEnvironment: environment !== 'unknown' }]] : []
    )
  );
}

function podsIn(own: readonly Labels[], targets: readonly Labels[]): readonly Pod[] {
  const pods = new Map<string, Pod>();
  const add = (labels: Labels, by: Pod['by']) => {
    const pod = labels.k8s_pod_name ?? labels.pod;
    const namespace = labels.k8s_pod_name === undefined ? labels.namespace : labels.k8s_namespace_name;
    const key = `${namespace ?? ''}/${pod ?? ''}`;
    if (pod && !pods.has(key)) {
      pods.set(key, { pod, namespace, by });
    }
  };
  own.forEach((labels) => add(labels, 'label'));
  targets.forEach((labels) => add(labels, 'target-info'));
  return [...pods.values()];
}
