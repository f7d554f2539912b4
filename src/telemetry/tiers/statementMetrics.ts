/** A histogram whose series say how long database statements took. */
export interface StatementMetric {
  /** The sum of durations; the counter of observations ends in `_count` instead. */
  readonly metric: string;
  /** Milliseconds in one unit of it. */
  readonly unit: number;
  /** The label that says what kind of database it is: without it a series is of something else. */
  readonly systems: readonly string[];
}

const bySystem = ['db_system_name', 'db_system'];

/** OpenTelemetry's own histogram of database calls, then span metrics, which tell of them only where told to. */
export const statementMetrics: readonly StatementMetric[] = [
  { metric: 'db_client_operation_duration_seconds_sum', unit: 1000, systems: bySystem },
  { metric: 'traces_spanmetrics_latency_sum', unit: 1000, systems: bySystem },
  { metric: 'traces_span_metrics_duration_milliseconds_sum', unit: 1, systems: bySystem },
  { metric: 'traces_span_metrics_duration_seconds_sum', unit: 1000, systems: bySystem },
  { metric: 'duration_milliseconds_sum', unit: 1, systems: bySystem },
];

/** What names a statement, the most telling label first. */
export const statementLabels = [
  'db_query_text',
  'db_statement',
  'db_query_summary',
  'db_operation_name',
  'db_operation',
  'db_collection_name',
  'db_sql_table',
];
