import type { Matcher } from '../model/environment';
import type { ServiceId } from '../model/service';
import { lengthOf } from '../model/window';
import { ms, perSecond, ratio, type PerSecond, type Ratio } from '../model/units';
import type { Histogram } from './histogram';
import type { Labels } from './prometheusFrames';
import { equal, matching, type Reach } from './promql';
import { re2Literal } from './queryText';
import { rateWindow } from './rateWindow';
import type { MetricScope } from './scope';

/**
 * Requests that came in: the environment's matchers and what the convention says receives. Without that, each call
 * would count at its caller and again at its callee, and a caller's 4xx would pass for the service's own errors.
 */
export function inbound(scope: MetricScope): readonly Matcher[] {
  const { without } = scope;
  const { inbound: received, operation } = scope.profile.convention.requests;
  // Any label of an operation may tell: its route beside its method, its gRPC service beside its method.
  const left = without === undefined ? [] : operation.map((label): Matcher => ({ label, op: '!~', value: without }));
  return [...scope.matchers, ...received, ...left];
}

/** What `without` leaves of a service's requests, as lists of which any fits; empty where nothing is left out. */
export function leftOutOf(service: ServiceId, scope: MetricScope): ReadonlyArray<readonly Matcher[]> {
  const { without, ...all } = scope;
  const matchers = inboundOf(service, all);
  return without === undefined
    ? []
    : scope.profile.convention.requests.operation.map((label) => [...matchers, matching(label, without)]);
}

/** How a question says in what it is about that something is left out. */
export function aboutWithout({ without }: MetricScope): { readonly without?: string } {
  return without === undefined ? {} : { without };
}

export function inboundOf(service: ServiceId, scope: MetricScope): readonly Matcher[] {
  return [...inbound(scope), ...matchersOf(service, scope)];
}

/** What selects one service. */
export function matchersOf(service: ServiceId, scope: MetricScope): readonly Matcher[] {
  const { service: label, serviceIsPath, namespace } = scope.profile.convention.requests;
  const within = scope.profile.namespaced ? service.namespace : undefined;
  if (serviceIsPath) {
    return within === undefined
      ? [{ label, op: '=~', value: `(.*/)?${re2Literal(service.name)}` }]
      : [equal(label, `${within}/${service.name}`)];
  }
  return [equal(label, service.name), ...(within && namespace ? [equal(namespace, within)] : [])];
}

/** What selects one operation: its name's parts, each in its own label. */
export function matchersOfOperation(operation: string, scope: MetricScope): readonly Matcher[] {
  const { operation: labels, joint } = scope.profile.convention.requests;
  const [first = '', ...rest] = labels.length > 1 ? operation.split(joint) : [operation];
  const parts = [first, rest.join(joint)];
  return labels.map((label, index) => equal(label, parts[index] ?? ''));
}

/** The operation that labels name together; parts that are absent are left out. */
export function operationFrom(labels: Labels, scope: MetricScope): string {
  const { operation, joint } = scope.profile.convention.requests;
  return operation.flatMap((label) => labels[label] || []).join(joint);
}

/** `matchers` narrowed to what failed; undefined where the metrics do not tell. */
export function failing(
  matchers: readonly Matcher[],
  scope: MetricScope
): ReadonlyArray<readonly Matcher[]> | undefined {
  const lists = scope.profile.convention.requests.failing;
  return lists.length === 0 ? undefined : lists.map((list) => [...matchers, ...list]);
}

/** The labels that make up a service's identity. */
export function serviceLabels(scope: MetricScope): readonly string[] {
  const { service, namespace } = scope.profile.convention.requests;
  return scope.profile.namespaced && namespace ? [namespace, service] : [service];
}

/** Undefined for series that name no service: what is left when a metrics generator ran out of series. */
export function serviceFrom(labels: Labels, scope: MetricScope): ServiceId | undefined {
  const { service, serviceIsPath, namespace } = scope.profile.convention.requests;
  const { namespaced } = scope.profile;
  const text = labels[service];
  if (serviceIsPath && text !== undefined) {
    const cut = text.lastIndexOf('/');
    return serviceId(text.slice(cut + 1), namespaced && cut > 0 ? text.slice(0, cut) : undefined);
  }
  return serviceId(text, namespaced && namespace ? labels[namespace] : undefined);
}

export function serviceId(name: string | undefined, namespace: string | undefined): ServiceId | undefined {
  if (!name) {
    return undefined;
  }
  return namespace ? { name, namespace } : { name };
}

/** The durations of requests by which quantiles can be told, where there are any. */
export function durations(scope: MetricScope): Histogram | undefined {
  const { convention, spanHistogram } = scope.profile;
  return spanHistogram === 'classic' || spanHistogram === 'native'
    ? { base: convention.requests.duration, form: spanHistogram }
    : undefined;
}

/** The durations of requests of which sum and count are known, and so the mean. */
export function totals(scope: MetricScope): Histogram | undefined {
  const { convention, spanHistogram } = scope.profile;
  return spanHistogram === 'none' ? undefined : { base: convention.requests.duration, form: spanHistogram };
}

/** How far back a value for the whole window looks. Very short windows still need four samples. */
export function wholeWindow(scope: MetricScope): Reach {
  const interval = ms(scope.profile.pushInterval);
  return scope.reach?.whole ?? ms(Math.max(lengthOf(scope.window), rateWindow(interval, ms(0))));
}

/** How far back each point of a course looks. */
export function eachPoint(scope: MetricScope): Reach {
  return scope.reach?.point ?? rateWindow(ms(scope.profile.pushInterval), scope.step);
}

/**
 * The share of failed among all requests. Without requests there is no share; requests without a series of failures
 * had none, since that counter does not exist before the first. `failed` is undefined where it could not be asked.
 */
export function errorShare(requests: number | undefined, failed: number | undefined): Ratio | undefined {
  if (requests === undefined || failed === undefined || requests <= 0) {
    return undefined;
  }
  return ratio(Math.min(1, Math.max(0, failed / requests)));
}

/** A rate as it was read; a counter never falls, so anything below zero is noise. */
export function requestRate(value: number): PerSecond {
  return perSecond(Math.max(0, value));
}
