import { ready } from '../../../model/outcome';
import { ms, seconds } from '../../../model/units';
import { lengthOf, windowOf, type Window } from '../../../model/window';
import { equal, promqlSelector, rate, sumBy } from '../../promql';
import type { LogQuery, MetricQuery, Query, Question, TraceSearchQuery } from '../../question';
import { rateWindow, stepFor } from '../../rateWindow';
import type { AskedOf } from '../bounded';
import type { Known } from '../cost';

export const interval = seconds(15);
export const end = 1_795_227_990_000;
export const lastDays = (days: number): Window => windowOf(end - days * 86_400_000, end);
export const askedOf = (window: Window): AskedOf => ({ window, step: stepFor(window, interval, 241) });
export const known = (series: Readonly<Record<string, number>>): Known => ({
  series: new Map(Object.entries(series)),
  interval,
});

export function questionOf(signal: Question<unknown>['signal'], window: Window, queries: readonly Query[]) {
  const question: Question<null> = {
    about: { is: 'services' },
    signal,
    window,
    step: stepFor(window, interval, 241),
    queries,
    read: () => ready(null),
  };
  return question;
}

const calls = promqlSelector('calls_total', [equal('env', 'a "quoted" {name}[5m]'), equal('kind', 'server')]);
const failed = promqlSelector('calls_total', [
  equal('env', 'a "quoted" {name}[5m]'),
  equal('kind', 'server'),
  equal('status', 'error'),
]);
const buckets = promqlSelector('took_bucket', [equal('env', 'a "quoted" {name}[5m]'), equal('kind', 'server')]);

/** Rate, failures and p95 by service, for the whole window and through it: the shape of what pages ask. */
export function red({ window, step }: AskedOf): Question<unknown> {
  const promql = (refId: string, expr: string, shape: MetricQuery['shape']): MetricQuery => ({
    kind: 'promql',
    refId,
    expr,
    shape,
  });
  const both = (['instant', 'range'] as const).flatMap((shape) => {
    const over = shape === 'instant' ? ms(lengthOf(window)) : rateWindow(interval, step);
    return [
      promql(`rate-${shape}`, sumBy(['service'], rate(calls, over)), shape),
      promql(`errors-${shape}`, sumBy(['service'], rate(failed, over)), shape),
      promql(`p95-${shape}`, `histogram_quantile(0.95, ${sumBy(['service', 'le'], rate(buckets, over))})`, shape),
    ];
  });
  return { ...questionOf('metrics', window, both), step };
}

export const search: TraceSearchQuery = {
  kind: 'traceql',
  refId: 'traces',
  traceql: '{}',
  limit: 20,
  spansPerTrace: 3,
};

export const logs = (shape: LogQuery['shape']): LogQuery => ({
  kind: 'logql',
  refId: 'logs',
  expr: '{a="b"}',
  shape,
  limit: 100,
});
