import type { Matcher } from '../../model/environment';
import type { Candidate, Dialect, Named } from './convention';
import { countOf, histogramForm } from './histogramForm';
import { serviceIn } from './serviceLabel';

/** A histogram that services record of the requests they answer. */
interface ServerHistogram extends Named {
  readonly specification: string;
  /** Base names with milliseconds in one unit; undefined where the name does not say. Preferred ones first. */
  readonly durations: ReadonlyArray<readonly [string, number | undefined]>;
  /** Labels that make up the operation. Each is a list of names it has had. */
  readonly operation: ReadonlyArray<readonly string[]>;
  readonly joint: string;
  /** How a failure looks; the first that the labels allow. */
  readonly failing: readonly Matcher[];
}

function serverDialect(histogram: ServerHistogram): Dialect {
  const { id, title, specification } = histogram;
  const dialect: Dialect = {
    id,
    title,
    specification,
    looksFor: histogram.durations.map(([base]) => `${base}(_bucket|_sum|_count)?`),
    candidates: (names): readonly Candidate[] =>
      histogram.durations.flatMap(([base, unit]) => {
        const form = histogramForm(base, names);
        return form === 'none' ? [] : [candidate(dialect, histogram, { base, unit, form })];
      }),
  };
  return dialect;
}

interface There {
  readonly base: string;
  readonly unit: number | undefined;
  readonly form: 'classic' | 'native' | 'summary';
}

function candidate(dialect: Dialect, histogram: ServerHistogram, { base, unit, form }: There): Candidate {
  const calls = countOf(base, form);
  return {
    dialect,
    leading: calls.name,
    spanHistogram: form,
    understood: (labels) => {
      const service = serviceIn(labels);
      const operation = histogram.operation.flatMap((names) => names.find((name) => labels.has(name)) ?? []);
      const failure = histogram.failing.find(({ label }) => labels.has(label));
      return (
        service && {
          doubts: [],
          unitUnknown: unit === undefined,
          requests: {
            ...service,
            calls,
            duration: base,
            durationUnit: unit ?? 1,
            operation,
            joint: histogram.joint,
            inbound: [],
            failing: failure ? [[failure]] : [],
          },
        }
      );
    },
  };
}

/** Stable semantic conventions of HTTP. */
export const otelHttpServer = serverDialect({
  id: 'otel-http-server',
  title: 'OpenTelemetry HTTP server metrics',
  specification: 'https://opentelemetry.io/docs/specs/semconv/http/http-metrics/',
  durations: [
    ['http_server_request_duration_seconds', 1000],
    ['http_server_request_duration', undefined],
    ['http.server.request.duration_seconds', 1000],
    ['http.server.request.duration', 1000],
  ],
  operation: [
    ['http_request_method', 'http.request.method'],
    ['http_route', 'http.route'],
  ],
  joint: ' ',
  failing: [
    { label: 'http_response_status_code', op: '=~', value: '5..' },
    { label: 'http.response.status_code', op: '=~', value: '5..' },
    { label: 'error_type', op: '!=', value: '' },
  ],
});

/** HTTP as it was before the conventions were stable. */
export const otelHttpServerOld = serverDialect({
  id: 'otel-http-server-old',
  title: 'OpenTelemetry HTTP server metrics, before 1.23',
  specification: 'https://opentelemetry.io/docs/specs/semconv/non-normative/http-migration/',
  durations: [
    ['http_server_duration_milliseconds', 1],
    ['http_server_duration_seconds', 1000],
    ['http_server_duration', undefined],
  ],
  // Never `http_target`: it is the raw path, and would make an operation of every id.
  operation: [['http_method'], ['http_route']],
  joint: ' ',
  failing: [{ label: 'http_status_code', op: '=~', value: '5..' }],
});

/** Codes of gRPC that are the server's fault: unknown, deadline exceeded, unimplemented, internal, unavailable, data loss. */
const grpcFaults = '2|4|12|13|14|15';

export const otelRpcServer = serverDialect({
  id: 'otel-rpc-server',
  title: 'OpenTelemetry RPC server metrics',
  specification: 'https://opentelemetry.io/docs/specs/semconv/rpc/rpc-metrics/',
  durations: [['rpc_server_call_duration_seconds', 1000]],
  operation: [['rpc_method']],
  joint: '/',
  failing: [
    {
      label: 'rpc_response_status_code',
      op: '=~',
      value: 'UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS',
    },
    { label: 'error_type', op: '!=', value: '' },
  ],
});

export const otelRpcServerOld = serverDialect({
  id: 'otel-rpc-server-old',
  title: 'OpenTelemetry RPC server metrics, before they were stable',
  specification: 'https://opentelemetry.io/docs/specs/semconv/rpc/rpc-metrics/',
  durations: [
    ['rpc_server_duration_milliseconds', 1],
    ['rpc_server_duration_seconds', 1000],
    ['rpc_server_duration', undefined],
  ],
  operation: [['rpc_service'], ['rpc_method']],
  joint: '/',
  failing: [{ label: 'rpc_grpc_status_code', op: '=~', value: grpcFaults }],
});

/** Micrometer's timer of HTTP requests, as Spring Boot sets it up: buckets only where they were asked for. */
export const micrometer = serverDialect({
  id: 'micrometer',
  title: 'Micrometer / Spring Boot',
  specification: 'https://docs.spring.io/spring-boot/reference/actuator/metrics.html',
  durations: [
    ['http_server_requests_seconds', 1000],
    ['http_server_requests_milliseconds', 1],
  ],
  operation: [['method'], ['uri']],
  joint: ' ',
  failing: [
    { label: 'outcome', op: '=', value: 'SERVER_ERROR' },
    { label: 'status', op: '=~', value: '5..' },
  ],
});
