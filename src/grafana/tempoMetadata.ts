import type { DataSourceInstance } from './dataSourceInstance';

type Params = Readonly<Record<string, string>>;

/**
 * Names and values of attributes from Tempo's data source. Its back end reads them as the resources `tags` and
 * `tag-values`; before it did, its front end went to Tempo itself through Grafana's proxy, which is tried where there is
 * no such resource. Rejects with the first failure where neither gives an answer.
 */
export async function tempoMetadata(instance: DataSourceInstance, path: string, params: Params): Promise<unknown> {
  try {
    if (!instance.getResource) {
      throw new Error('no metadata API');
    }
    return await instance.getResource(path, encodedTag(params));
  } catch (reason) {
    if (!instance.metadataRequest || isRefused(reason)) {
      throw reason;
    }
    return throughProxy(instance.metadataRequest.bind(instance), { path, params, reason });
  }
}

/** The back end puts the name into a path and decodes it on the way; Grafana's own editor encodes it twice as well. */
function encodedTag({ tag, ...params }: Params): Record<string, string> {
  return tag === undefined ? params : { ...params, tag: encodeURIComponent(encodeURIComponent(tag)) };
}

/** Asking by another way would not be allowed either. */
function isRefused(reason: unknown): boolean {
  const status: unknown = typeof reason === 'object' && reason !== null ? Reflect.get(reason, 'status') : undefined;
  return status === 401 || status === 403;
}

interface Failed {
  readonly path: string;
  readonly params: Params;
  readonly reason: unknown;
}

async function throughProxy(
  request: NonNullable<DataSourceInstance['metadataRequest']>,
  { path, params: { tag, ...params }, reason }: Failed
): Promise<unknown> {
  const url =
    path === 'tag-values' && tag !== undefined
      ? `/api/v2/search/tag/${encodeURIComponent(tag)}/values`
      : `/api/v2/search/${path}`;
  try {
    const answer = await request(url, params);
    // What the proxy gave stands in `data`.
    return typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : answer;
  } catch {
    throw reason;
  }
}
