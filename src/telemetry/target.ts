import type { Ms } from '../model/units';
import { lengthOf, windowOf, type Window } from '../model/window';
import type { LogQuery, MetricQuery, Query, Question } from './question';
import { promDuration } from './rateWindow';

/** A query as Grafana's own data sources take it, in a request as in a link to Explore. */
export interface Target {
  readonly refId: string;
  readonly [field: string]: unknown;
}

/** One query of a question in the words of the data source that it goes to. */
export function targetOf(query: Query, question: Question<unknown>): Target {
  switch (query.kind) {
    case 'promql':
      return promTarget(query, question);
    case 'logql':
      return logTarget(query, question);
    case 'traceql':
      return {
        refId: query.refId,
        queryType: 'traceql',
        query: query.traceql,
        limit: query.limit,
        spss: query.spansPerTrace,
        tableType: 'traces',
      };
    case 'traceql-metrics':
      return {
        refId: query.refId,
        queryType: 'traceql',
        query: query.traceql,
        metricsQueryType: 'range',
        step: promDuration(question.step),
        limit: 20,
      };
    case 'trace-by-id':
      // Tempo's data source takes a text of nothing but hexadecimal digits for a trace id.
      return { refId: query.refId, queryType: 'traceql', query: query.traceId, limit: 20, tableType: 'traces' };
    default:
      return { refId: query.refId, path: query.path, params: query.params };
  }
}

/** The text of a query as one reads it in a notice or copies it. */
export function queryTextOf(query: Query): string {
  switch (query.kind) {
    case 'traceql':
    case 'traceql-metrics':
      return query.traceql;
    case 'trace-by-id':
      return query.traceId;
    case 'prometheus-api':
    case 'loki-api':
    case 'tempo-api':
      return `${query.path}?${new URLSearchParams(query.params).toString()}`;
    default:
      return query.expr;
  }
}

const dayMs = 86_400_000;

/**
 * The time range of a request. A trace is asked for by its id whenever it was; data sources set up to narrow ids by
 * the time range get one that narrows nothing.
 */
export function searchedWindow(question: Question<unknown>, queries: readonly Query[], now: number): Window {
  return queries.every((query) => query.kind === 'trace-by-id') ? windowOf(dayMs, now + dayMs) : question.window;
}

/** Points a request allows: twice as many as there are steps; fewer would make the data source widen the step. */
export function mostPoints(window: Window, step: Ms): number {
  return Math.min(11_000, Math.max(100, 2 * Math.ceil(lengthOf(window) / step)));
}

function promTarget(query: MetricQuery, question: Question<unknown>): Target {
  const range = query.shape === 'range';
  return {
    refId: query.refId,
    expr: query.expr,
    instant: !range,
    range,
    exemplar: query.exemplars === true,
    format: 'time_series',
    legendFormat: '__auto',
    ...(range ? { interval: promDuration(question.step) } : {}),
  };
}

function logTarget(query: LogQuery, question: Question<unknown>): Target {
  return {
    refId: query.refId,
    expr: query.expr,
    queryType: 'range',
    maxLines: query.limit,
    direction: query.direction ?? 'backward',
    ...(query.shape === 'range' ? { step: promDuration(question.step) } : {}),
  };
}
