import type { Matcher } from '../../model/environment';
import type { Outcome } from '../../model/outcome';
import { ms } from '../../model/units';
import { windowOf } from '../../model/window';
import type { Profile } from '../conventions/convention';
import { tempoGenerator } from '../conventions/tempoGenerator';
import type { MetricQuery, Question } from '../question';
import type { MetricScope, SignalScope } from '../scope';

/** The window in which the answers under `tests/recorded` were recorded. */
export const recordedWindow = windowOf(1795227150000, 1795227990000);

export const inProd: readonly Matcher[] = [{ label: 'deployment_environment', op: '=', value: 'prod' }];

export const classic: Profile = {
  convention: tempoGenerator,
  spanHistogram: 'classic',
  graphHistogram: 'classic',
  hasGraph: true,
  namespaced: false,
  pushInterval: 15_000,
  alternatives: [],
  doubts: [],
};

export const native: Profile = { ...classic, spanHistogram: 'native', graphHistogram: 'native' };

export function metricScope(more: Partial<MetricScope> = {}): MetricScope {
  return { profile: classic, matchers: inProd, window: recordedWindow, step: ms(15_000), ...more };
}

export function signalScope(more: Partial<SignalScope> = {}): SignalScope {
  return { matchers: inProd, window: recordedWindow, step: ms(15_000), ...more };
}

/** The PromQL of a question by refId. */
export function promqlOf(question: Question<unknown>): Readonly<Record<string, string>> {
  const queries = question.queries.filter((query): query is MetricQuery => query.kind === 'promql');
  return Object.fromEntries(queries.map((query) => [query.refId, query.expr]));
}

/** The value of a ready outcome; anything else fails the test with what it was. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.is !== 'ready') {
    throw new Error(`Not ready: ${JSON.stringify(outcome)}`);
  }
  return outcome.value;
}
