import { oneOf } from '../promql';
import type { Matcher } from '../../model/environment';
import type { Dialect } from './convention';
import { histogramForm } from './histogramForm';

/** HTTP by its status, where `0` means that no response came; gRPC by a status of its own. */
export const istioFailing: ReadonlyArray<readonly Matcher[]> = [
  [{ label: 'response_code', op: '=~', value: '5..|0' }],
  [
    { label: 'request_protocol', op: '=', value: 'grpc' },
    { label: 'grpc_response_status', op: '!=', value: '0' },
  ],
];

const duration = 'istio_request_duration_milliseconds';

/** Istio's standard metrics, as the receiving side reports them: the sending side counts the same requests again. */
export const istio: Dialect = {
  id: 'istio',
  title: 'Istio',
  specification: 'https://istio.io/latest/docs/reference/config/metrics/',
  looksFor: ['istio_requests_total', 'istio_request_duration_milliseconds(_bucket|_sum|_count)?'],
  candidates: (names) =>
    names.has('istio_requests_total')
      ? [
          {
            dialect: istio,
            leading: 'istio_requests_total',
            spanHistogram: histogramForm(duration, names),
            understood: (labels) => {
              const service = ['destination_canonical_service', 'destination_workload', 'destination_app'].find((one) =>
                labels.has(one)
              );
              return service === undefined || !labels.has('reporter')
                ? undefined
                : {
                    doubts: [],
                    requests: {
                      calls: { name: 'istio_requests_total', form: 'counter' },
                      duration,
                      durationUnit: 1,
                      service,
                      namespace: ['destination_workload_namespace', 'destination_service_namespace'].find((one) =>
                        labels.has(one)
                      ),
                      operation: [],
                      joint: ' ',
                      inbound: [oneOf('reporter', ['destination', 'waypoint'])],
                      failing: istioFailing,
                    },
                  };
            },
          },
        ]
      : [],
};
