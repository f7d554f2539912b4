import { absent, failed, mapOutcome, ready, type Outcome } from '../model/outcome';
import { serviceKey, type ServiceId } from '../model/service';
import { metricLabelsQuestion } from './conventions/probes';
import { readSamples } from './prometheusFrames';
import { carrying, groupBy, lastOf, promqlSelector } from './promql';
import type { Answers, Question } from './question';
import { caveatsOf } from './reading';
import { inbound, serviceFrom, serviceLabels, wholeWindow } from './requestMetrics';
import type { MetricScope } from './scope';

/** What one label says of services. */
export interface LabelledServices {
  readonly label: string;
  /** By `serviceKey`. A service is missing that carries no such label, and one that carries several values of it. */
  readonly values: ReadonlyMap<string, string>;
  /** Services with more than one value in the window, each with all of them in order: none of them is preferred. */
  readonly several: ReadonlyArray<{ readonly service: ServiceId; readonly values: readonly string[] }>;
}

/**
 * Which value of a label each service carries on the metrics of its requests, anywhere in the window.
 *
 * Wrong for services that only ever call others: nothing counts requests to them.
 */
export function serviceLabelsQuestion(scope: MetricScope, label: string): Question<LabelledServices> {
  const { calls } = scope.profile.convention.requests;
  const { without: _, ...all } = scope;
  const selector = promqlSelector(calls.name, [...inbound(all), carrying(label)]);
  const by = [...new Set([...serviceLabels(scope), label])];
  return {
    about: { is: 'service-labels', label },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: [
      { kind: 'promql', refId: 'labels', expr: groupBy(by, lastOf(selector, wholeWindow(scope))), shape: 'instant' },
    ],
    read: (answers) => readLabels(answers, scope, label),
  };
}

function readLabels(answers: Answers, scope: MetricScope, label: string): Outcome<LabelledServices> {
  const found = readSamples(answers, 'labels');
  const services = new Map<string, { readonly service: ServiceId; readonly values: Set<string> }>();
  for (const { labels } of found.items) {
    const service = serviceFrom(labels, scope);
    const value = labels[label];
    if (service && value) {
      const known = services.get(serviceKey(service)) ?? { service, values: new Set<string>() };
      known.values.add(value);
      services.set(serviceKey(service), known);
    }
  }
  if (services.size === 0) {
    return found.problem ? failed(found.problem) : absent({ why: 'nothing-found', looked: [label] });
  }
  const values = new Map<string, string>();
  const several: Array<LabelledServices['several'][number]> = [];
  for (const [key, known] of services) {
    const [only = '', ...more] = known.values;
    if (more.length === 0) {
      values.set(key, only);
    } else {
      several.push({ service: known.service, values: [only, ...more].sort() });
    }
  }
  return ready({ label, values, several }, caveatsOf({ labels: found }));
}

/** By which labels of the metrics of requests services can be put into groups, the likeliest first; see {@link groupingLabels}. */
export function groupingLabelsQuestion(scope: MetricScope): Question<readonly string[]> {
  const { calls } = scope.profile.convention.requests;
  const asked = metricLabelsQuestion(calls.name, scope.window);
  return { ...asked, read: (answers) => mapOutcome(asked.read(answers), (labels) => groupingLabels(labels, scope)) };
}

/** Words of labels that say where a service runs or whose it is, the best first. */
const telling = ['domain', 'team', 'owner', 'squad', 'product', 'region', 'zone', 'cluster', 'datacenter', 'tier'];

/** Words of labels that say something of one request, one process or one source of data, and nothing of a service. */
const tellingNothing = [
  ...['le', 'quantile', 'id', 'uid', 'ip', 'pod', 'container', 'instance', 'host', 'hostname', 'node', 'job', 'port'],
  ...['code', 'status', 'method', 'route', 'path', 'url', 'uri', 'target', 'span', 'operation', 'kind', 'protocol'],
  ...['version', 'revision', 'replica', 'replicaset', 'collector', 'exporter', 'scope', 'sdk', 'schema', 'source'],
  ...['error', 'exception', 'response', 'request', 'connection', 'client', 'server', 'peer', 'reporter', 'type'],
  ...['metrics', 'prometheus', 'endpoint', 'thread', 'address', 'message', 'flags'],
];

/**
 * Of `labels` those by which services may be put into groups: what says where or whose a service is comes first, then
 * whatever else is not known to say something of a request, a process or a source. Labels that make up a service's
 * identity, that dialect reads, or that the environment is narrowed by (all its series have the same) are left out.
 */
export function groupingLabels(labels: readonly string[], scope: MetricScope): readonly string[] {
  const { service, namespace, operation, kind, inbound: received, failing } = scope.profile.convention.requests;
  const matched = [...scope.matchers, ...received, ...failing.flat()].map(({ label }) => label);
  const read = new Set([service, namespace, kind, ...operation, ...matched]);
  const offered = [...new Set(labels)].filter(
    (label) => !read.has(label) && !label.startsWith('__') && !isTellingNothing(label)
  );
  const rank = (label: string) => {
    const at = telling.findIndex((word) => wordsOf(label).includes(word));
    return at < 0 ? telling.length : at;
  };
  return offered.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function isTellingNothing(label: string): boolean {
  const words = wordsOf(label);
  return words.some((word) => tellingNothing.includes(word)) && !words.some((word) => telling.includes(word));
}

function wordsOf(label: string): readonly string[] {
  return label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}
