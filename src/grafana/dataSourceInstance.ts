import type { DataQueryRequest, DataQueryResponse, DataSourceApi } from '@grafana/data';
import * as runtime from '@grafana/runtime';
import type { Observable } from 'rxjs';
import { demoUid } from '../demo/environments';
import { demoDataSource } from './demoDataSource';

/** What we use of a data source. */
export interface DataSourceInstance {
  /** It answers what is asked instead of query texts, and so every kind of query through `query`. */
  readonly answersQuestions?: true;
  query(request: DataQueryRequest): Observable<DataQueryResponse> | Promise<DataQueryResponse>;
  /** Reads beside queries; only data sources with a back end have them. */
  getResource?(path: string, params?: Record<string, string>): Promise<unknown>;
  /** How Tempo's data source reads them where its back end does not. */
  metadataRequest?(path: string, params?: Record<string, string>): Promise<unknown>;
}

type ObtainInstance = (ref: { readonly uid: string }) => Promise<DataSourceApi>;

/**
 * The one place that decides how a data source is obtained, so that the viewer's permissions always hold: Grafana
 * hands out an instance and every query goes through it. The demo shop comes through the same door.
 *
 * `uid` is one of the settings' uids, never a text out of a URL. Rejects where Grafana knows no such data source.
 */
export async function dataSourceInstance(uid: string): Promise<DataSourceInstance> {
  if (uid === demoUid) {
    return demoDataSource;
  }
  const instance = await obtain()({ uid });
  if (!instance || typeof instance.query !== 'function') {
    throw new Error(`Data source ${uid} was not found`);
  }
  return instance;
}

/** Later versions of Grafana hand instances out through a function of the runtime; today's through a service. */
function obtain(): ObtainInstance {
  const coming: unknown = Reflect.get(runtime, 'getDataSourceInstance');
  return isObtain(coming) ? coming : (ref) => runtime.getDataSourceSrv().get(ref);
}

function isObtain(value: unknown): value is ObtainInstance {
  return typeof value === 'function';
}
