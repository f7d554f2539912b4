import {
  DataSourceApi,
  LoadingState,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type TestDataSourceResponse,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { Observable } from 'rxjs';
import { askedKey, type Asked } from '../../../src/telemetry/asked';
import { brokenAnswer, faultOf, waitFor, type FaultMode } from './faults';

/** A query as the plugin sends it to any of the three data sources. */
export interface Target extends DataQuery {
  readonly expr?: string;
  readonly query?: string;
  readonly instant?: boolean;
  readonly range?: boolean;
  readonly exemplar?: boolean;
  readonly interval?: string;
  readonly limit?: number;
  readonly maxLines?: number;
}

/** These answer, but not as usual; all other faults are an answer of their own. */
const answering: readonly FaultMode[] = ['slow', 'no-exemplars', 'forgotten'];

/** A data source that answers from somewhere else than Grafana's back end, and can be told to fail. */
export abstract class HostDataSource extends DataSourceApi<Target> {
  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
    this.meta = settings.meta;
    this.interval = '15s';
  }

  protected abstract answer(request: DataQueryRequest<Target>, signal: AbortSignal): Promise<DataQueryResponse>;

  protected resource(_path: string, _params: Readonly<Record<string, unknown>>): Promise<unknown> {
    return Promise.resolve({ status: 'success', data: [] });
  }

  query(request: DataQueryRequest<Target>): Observable<DataQueryResponse> {
    return new Observable((subscriber) => {
      const cancel = new AbortController();
      this.answerOrFail(request, cancel.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) => !cancel.signal.aborted && subscriber.error(error)
      );
      return () => cancel.abort();
    });
  }

  async getResource(path: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const fault = faultOf(this.uid);
    await waitFor(fault?.delayMs ?? 0);
    if (fault?.mode === 'down' || fault?.mode === 'forbidden') {
      throw brokenAnswer(fault.mode, this.type, []).error;
    }
    return fault?.mode === 'nonsense' ? '<html>It works!</html>' : this.resource(path, params);
  }

  testDatasource(): Promise<TestDataSourceResponse> {
    return Promise.resolve({ status: 'success', message: '' });
  }

  private async answerOrFail(request: DataQueryRequest<Target>, signal: AbortSignal): Promise<DataQueryResponse> {
    const fault = faultOf(this.uid);
    await waitFor(fault?.delayMs ?? 0, signal);
    if (fault && !answering.includes(fault.mode)) {
      const refIds = request.targets.map((target) => target.refId);
      return brokenAnswer(fault.mode, this.type, refIds);
    }
    if (fault?.mode === 'forgotten' && askedOf(request)?.about.is === 'trace') {
      return traceNotFound(request.targets[0]);
    }
    const answer = await this.answer(request, signal);
    return fault?.mode === 'no-exemplars' ? withoutExemplars(answer) : answer;
  }
}

function withoutExemplars(answer: DataQueryResponse): DataQueryResponse {
  return { ...answer, data: answer.data.filter((frame) => frame.name !== 'exemplar') };
}

/** What the question is about, where it came from our plugin. */
export function askedOf(request: DataQueryRequest): Asked | undefined {
  return request.scopedVars[askedKey]?.value;
}

/** As Tempo's data source says it. */
export function traceNotFound(target: Target | undefined): DataQueryResponse {
  const message = `failed to get trace with id: ${target?.query} Status: 404 Not Found Body: `;
  const error = { message, refId: target?.refId };
  return { data: [], state: LoadingState.Error, error, errors: [error] };
}
