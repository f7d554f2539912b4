import type { WrittenSeries } from '../remoteWrite';
import { classic, counter, summary, type Measured } from './series';
import { calls, service, shop, traceOf, type ShopService } from './shop';

type Labels = Readonly<Record<string, string>>;

/** How services that measure themselves write. */
export interface ServerWriter {
  readonly base: string;
  readonly perUnit: 1 | 1000;
  readonly bounds?: readonly number[];
  readonly every: number;
  readonly labels: (one: ShopService, failed: boolean) => Labels;
  readonly exemplar?: string;
}

const secondsBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

export function serverSeries(writer: ServerWriter): readonly WrittenSeries[] {
  return shop.flatMap((one) =>
    [true, false].flatMap((failed) => {
      const measured: Measured = {
        base: writer.base,
        labels: writer.labels(one, failed),
        perSecond: one.perSecond * (failed ? one.failing : 1 - one.failing),
        spread: one.took.map(([seconds, share]) => [seconds * writer.perUnit, share] as const),
        exemplar: writer.exemplar && failed ? { [writer.exemplar]: traceOf(one.name) } : undefined,
      };
      return writer.bounds
        ? classic(measured, { bounds: writer.bounds, every: writer.every })
        : summary(measured, writer.every);
    })
  );
}

/** Stable HTTP conventions, services named by `job`. */
export function httpServer(labels: Labels): readonly WrittenSeries[] {
  return serverSeries({
    base: 'http_server_request_duration_seconds',
    perUnit: 1,
    bounds: secondsBounds,
    every: 60_000,
    exemplar: 'trace_id',
    labels: (one, failed) => ({
      ...labels,
      job: `shop/${one.name}`,
      http_request_method: one.method,
      http_route: one.route,
      http_response_status_code: failed ? '500' : '200',
    }),
  });
}

/** HTTP conventions before they were stable, in milliseconds. */
export function httpServerOld(labels: Labels): readonly WrittenSeries[] {
  return serverSeries({
    base: 'http_server_duration_milliseconds',
    perUnit: 1000,
    bounds: secondsBounds.map((bound) => bound * 1000),
    every: 60_000,
    labels: (one, failed) => ({
      ...labels,
      service_name: one.name,
      http_method: one.method,
      http_route: one.route,
      http_status_code: failed ? '503' : '201',
    }),
  });
}

/** RPC conventions before they were stable; code 13 is an internal error. */
export function rpcServerOld(labels: Labels): readonly WrittenSeries[] {
  return serverSeries({
    base: 'rpc_server_duration_milliseconds',
    perUnit: 1000,
    bounds: secondsBounds.map((bound) => bound * 1000),
    every: 60_000,
    labels: (one, failed) => ({
      ...labels,
      service_name: one.name,
      rpc_system: 'grpc',
      rpc_service: `shop.${one.name}`,
      rpc_method: one.route.replace(/\W/g, ''),
      rpc_grpc_status_code: failed ? '13' : '0',
    }),
  });
}

/** Stable RPC conventions: the method is fully qualified. */
export function rpcServer(labels: Labels): readonly WrittenSeries[] {
  return serverSeries({
    base: 'rpc_server_call_duration_seconds',
    perUnit: 1,
    bounds: secondsBounds,
    every: 60_000,
    labels: (one, failed) => ({
      ...labels,
      service_name: one.name,
      rpc_system_name: 'grpc',
      rpc_method: `shop.${one.name}${one.route.replace(/[{}]/g, '')}`,
      rpc_response_status_code: failed ? 'INTERNAL' : 'OK',
    }),
  });
}

/** Spring Boot's timer without buckets, which is how it comes. */
export function springBoot(labels: Labels): readonly WrittenSeries[] {
  return serverSeries({
    base: 'http_server_requests_seconds',
    perUnit: 1,
    every: 15_000,
    labels: (one, failed) => ({
      ...labels,
      application: one.name,
      method: one.method,
      uri: one.route,
      status: failed ? '500' : '200',
      outcome: failed ? 'SERVER_ERROR' : 'SUCCESS',
    }),
  });
}

/** Istio, every request reported from both sides. */
export function istioMesh(labels: Labels): readonly WrittenSeries[] {
  return calls.flatMap(([client, server]) => {
    const one = service(server);
    const source = client === 'user' ? 'unknown' : client;
    return ['source', 'destination']
      .filter((reporter) => reporter === 'destination' || source !== 'unknown')
      .flatMap((reporter) =>
        [true, false].flatMap((failed) => {
          const perSecond = one.perSecond * (failed ? one.failing : 1 - one.failing);
          const own = {
            ...labels,
            reporter,
            source_canonical_service: source,
            source_workload_namespace: 'shop',
            destination_canonical_service: one.name,
            destination_workload_namespace: 'shop',
            destination_service_namespace: 'shop',
            request_protocol: 'http',
            response_code: failed ? '503' : '200',
          };
          return [
            counter('istio_requests_total', own, { perSecond, every: 15_000 }),
            ...classic(
              {
                base: 'istio_request_duration_milliseconds',
                labels: own,
                perSecond,
                spread: one.took.map(([seconds, share]) => [seconds * 1000, share] as const),
              },
              { bounds: [0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000], every: 15_000 }
            ),
          ];
        })
      );
  });
}
