import { FieldType, LoadingState, type DataQueryResponse } from '@grafana/data';

/**
 * Ways in which a data source can fail here. `slow` answers late, `empty` finds nothing, `no-exemplars` leaves
 * exemplars out, `forgotten` no longer has the trace that is asked for.
 */
export type FaultMode = 'down' | 'slow' | 'nonsense' | 'forbidden' | 'deleted' | 'empty' | 'no-exemplars' | 'forgotten';

export interface Fault {
  readonly mode: FaultMode;
  readonly delayMs: number;
}

/** Faults live in a cookie (`POST /host/faults` sets it), so each browser context has its own. */
export function faultOf(uid: string): Fault | undefined {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith('host-faults='));
  if (!cookie) {
    return undefined;
  }
  const faults: Record<string, Fault> = JSON.parse(decodeURIComponent(cookie.slice('host-faults='.length)));
  return faults[uid];
}

export function waitFor(delay: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(resolve, delay);
    signal?.addEventListener('abort', () => {
      window.clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** The three data sources report the same failure differently: see `tests/recorded/failures`. */
export function brokenAnswer(mode: FaultMode, type: string, refIds: readonly string[]): DataQueryResponse {
  if (mode === 'empty') {
    return { data: type === 'prometheus' ? refIds.map(emptyFrame) : [], state: LoadingState.Done };
  }
  if (mode === 'nonsense') {
    return { data: refIds.flatMap(nonsense), state: LoadingState.Done };
  }
  if (mode === 'forbidden') {
    const error = {
      status: 403,
      statusText: 'Forbidden',
      message: "You'll need additional permissions to perform this action. Permissions needed: datasources:query",
    };
    return { data: [], state: LoadingState.Error, error, errors: refIds.map((refId) => ({ ...error, refId })) };
  }
  if (type === 'tempo') {
    return { data: [], error: { message: 'Error (Bad Gateway). Please check the server logs for more details.' } };
  }
  const address =
    type === 'loki'
      ? 'Get "http://127.0.0.1:9/loki/api/v1/query_range"'
      : 'Post "http://127.0.0.1:9/api/v1/query_range"';
  const error = { status: 502, message: `${address}: dial tcp 127.0.0.1:9: connect: connection refused` };
  return {
    data: [],
    state: type === 'loki' ? LoadingState.Done : LoadingState.Error,
    error,
    errors: refIds.map((refId) => ({ ...error, refId })),
  };
}

function emptyFrame(refId: string) {
  return { refId, meta: { typeVersion: [0, 0], preferredVisualisationType: 'graph' }, fields: [], length: 0 };
}

/** Well-formed frames whose content is not what anybody asked for. */
function nonsense(refId: string) {
  const words = ['<html><body>It works!</body></html>', '</script>'];
  return [
    { refId, fields: [{ name: 'message', type: FieldType.string, config: {}, values: words }], length: 2 },
    {
      refId,
      fields: [
        { name: 'Time', type: FieldType.time, config: {}, values: ['yesterday', null] },
        { name: 'Value', type: FieldType.number, config: {}, values: ['many', {}] },
      ],
      length: 2,
    },
  ];
}
