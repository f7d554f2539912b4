import type { DataQueryRequest, DataQueryResponse, DataSourceApi } from '@grafana/data';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { Observable } from 'rxjs';
import type { DataSourceInstance } from '../dataSourceInstance';

type Reply = (request: DataQueryRequest) => Observable<DataQueryResponse> | Promise<DataQueryResponse>;

interface Fake {
  readonly query: Reply;
  readonly getResource?: DataSourceInstance['getResource'];
}

/** Grafana's service with these data sources and no others; says which uids were asked for. */
export function withDataSources(sources: Readonly<Record<string, Fake>>): { readonly askedFor: string[] } {
  const askedFor: string[] = [];
  const service: Pick<DataSourceSrv, 'get'> = {
    get: async (ref) => {
      const uid = typeof ref === 'object' ? (ref?.uid ?? '') : (ref ?? '');
      askedFor.push(uid);
      const source = sources[uid];
      if (!source) {
        // As Grafana rejects: a plain object.
        throw { message: `Datasource ${uid} was not found` };
      }
      return source as unknown as DataSourceApi;
    },
  };
  setDataSourceSrv(service as DataSourceSrv);
  return { askedFor };
}

/** A reply that comes when told, and knows whether somebody still waits for it. */
export function pendingReply() {
  const state = { asked: 0, cancelled: 0, requests: [] as DataQueryRequest[], answer: (_: DataQueryResponse) => {} };
  const query: Reply = (request) => {
    state.asked += 1;
    state.requests.push(request);
    return new Observable((subscriber) => {
      let done = false;
      state.answer = (response) => {
        done = true;
        subscriber.next(response);
        subscriber.complete();
      };
      return () => {
        state.cancelled += done ? 0 : 1;
      };
    });
  };
  return { query, state };
}
