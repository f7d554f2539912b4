import { config, type BackendSrv, type BackendSrvRequest, type FetchError, type FetchResponse } from '@grafana/runtime';
import { lastValueFrom, from, of, throwError, type Observable } from 'rxjs';

const storagePath = '/apis/userstorage.grafana.app/';

/** Grafana's HTTP client, as far as an app without a back end meets it. What users store stays in the browser. */
export const hostBackend = {
  fetch,
  get: (url: string, params?: BackendSrvRequest['params']) => body({ url, params, method: 'GET' }),
  post: (url: string, data?: unknown) => body({ url, data, method: 'POST' }),
  put: (url: string, data?: unknown) => body({ url, data, method: 'PUT' }),
  patch: (url: string, data?: unknown) => body({ url, data, method: 'PATCH' }),
  delete: (url: string) => body({ url, method: 'DELETE' }),
  request: body,
  datasourceRequest: (options: BackendSrvRequest) => lastValueFrom(fetch(options)),
  resolveCancelerIfExists: () => undefined,
  fetchDashboardByUid: notHere,
  chunked: notHere,
} as unknown as BackendSrv;

function fetch<T>(request: BackendSrvRequest): Observable<FetchResponse<T>> {
  if (request.url.includes(storagePath)) {
    return stored(request);
  }
  return from(fetched<T>(request));
}

async function fetched<T>(request: BackendSrvRequest): Promise<FetchResponse<T>> {
  const query = new URLSearchParams(request.params).toString();
  const url = query ? `${request.url}?${query}` : request.url;
  const response = await window.fetch(url, {
    method: request.method ?? 'GET',
    headers: { 'content-type': 'application/json', ...request.headers },
    body: request.data === undefined ? undefined : JSON.stringify(request.data),
    signal: request.abortSignal,
  });
  const text = await response.text();
  const answer = { ...metaOf(response), data: text ? JSON.parse(text) : undefined, config: request };
  if (!response.ok) {
    throw answer;
  }
  return answer;
}

function metaOf(response: Response) {
  const { ok, status, statusText, headers, redirected, type, url } = response;
  return { ok, status, statusText, headers, redirected, type, url };
}

async function body(request: BackendSrvRequest): Promise<unknown> {
  return (await lastValueFrom(fetch<unknown>(request))).data;
}

function notHere(): never {
  throw new Error('The host page has no such service');
}

/** The user-storage API over `localStorage`. */
function stored<T>(request: BackendSrvRequest): Observable<FetchResponse<T>> {
  const method = request.method ?? 'GET';
  const name = method === 'POST' ? request.data?.metadata?.name : request.url.split('/').at(-1);
  const key = `host.userstorage.${config.bootData.user.orgId}.${name}`;
  const before = window.localStorage.getItem(key);
  if (method !== 'POST' && before === null) {
    const missing: FetchError = { status: 404, statusText: 'Not Found', data: {}, config: request };
    return throwError(() => missing);
  }
  const old = before === null ? {} : JSON.parse(before);
  const spec = { data: { ...old.data, ...request.data?.spec?.data } };
  if (method !== 'GET') {
    window.localStorage.setItem(key, JSON.stringify(spec));
  }
  return of({ data: { spec } as T, ok: true, status: 200, config: request } as FetchResponse<T>);
}
