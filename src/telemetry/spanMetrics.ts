import type { Matcher } from '../model/environment';
import type { ServiceId } from '../model/service';
import { lengthOf } from '../model/window';
import { ms, perSecond, ratio, type Ms, type PerSecond, type Ratio } from '../model/units';
import type { Histogram } from './histogram';
import type { Labels } from './prometheusFrames';
import { equal, oneOf } from './promql';
import { rateWindow } from './rateWindow';
import type { MetricScope } from './scope';

/**
 * Requests that came in: the environment's matchers and the kinds that receive. Without the kind, each call would
 * count at its caller and again at its callee, and a caller's 4xx would pass for the service's own errors.
 */
export function inbound(scope: MetricScope): readonly Matcher[] {
  const { kind, inbound: kinds } = scope.profile.convention.spans;
  return [...scope.matchers, oneOf(kind, kinds)];
}

export function inboundOf(service: ServiceId, scope: MetricScope): readonly Matcher[] {
  const { service: name, namespace } = scope.profile.convention.spans;
  const within = scope.profile.namespaced && service.namespace ? [equal(namespace, service.namespace)] : [];
  return [...inbound(scope), equal(name, service.name), ...within];
}

export function failing(matchers: readonly Matcher[], scope: MetricScope): readonly Matcher[] {
  const { status, failure } = scope.profile.convention.spans;
  return [...matchers, equal(status, failure)];
}

/** The labels that make up a service's identity. */
export function serviceLabels(scope: MetricScope): readonly string[] {
  const { service, namespace } = scope.profile.convention.spans;
  return scope.profile.namespaced ? [namespace, service] : [service];
}

/** Undefined for series that name no service: what is left when a metrics generator ran out of series. */
export function serviceFrom(labels: Labels, scope: MetricScope): ServiceId | undefined {
  const { service, namespace } = scope.profile.convention.spans;
  return serviceId(labels[service], scope.profile.namespaced ? labels[namespace] : undefined);
}

export function serviceId(name: string | undefined, namespace: string | undefined): ServiceId | undefined {
  if (!name) {
    return undefined;
  }
  return namespace ? { name, namespace } : { name };
}

/** The durations of spans, where there is a histogram of them. */
export function durations(scope: MetricScope): Histogram | undefined {
  const { convention, spanHistogram } = scope.profile;
  return spanHistogram === 'none' ? undefined : { base: convention.spans.duration, form: spanHistogram };
}

/** How far back a value for the whole window looks. Very short windows still need four samples. */
export function wholeWindow(scope: MetricScope): Ms {
  const interval = ms(scope.profile.pushInterval);
  return ms(Math.max(lengthOf(scope.window), rateWindow(interval, ms(0))));
}

/** How far back each point of a course looks. */
export function eachPoint(scope: MetricScope): Ms {
  return rateWindow(ms(scope.profile.pushInterval), scope.step);
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
