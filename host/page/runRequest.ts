import { LoadingState, type DataQueryError, type DataQueryResponse, type PanelData } from '@grafana/data';
import { toDataQueryError, type setRunRequest } from '@grafana/runtime';
import { catchError, defer, from, map, merge, of, share, takeUntil, timer } from 'rxjs';

type RunRequest = Parameters<typeof setRunRequest>[0];

/** A request's packets as panel data: merged by key, "loading" only when the answer takes a while, failures as data. */
export const runHostRequest: RunRequest = (dataSource, request, queryFunction) => {
  const nothing: PanelData = {
    state: LoadingState.Loading,
    series: [],
    annotations: [],
    timeRange: request.range,
    request,
  };
  if (!request.targets.length) {
    return of({ ...nothing, state: LoadingState.Done });
  }
  const packets = new Map<string, DataQueryResponse>();
  const answered = defer(() => from(queryFunction ? queryFunction(request) : dataSource.query(request))).pipe(
    map((packet) => {
      packets.set(packet.key ?? 'A', packet);
      return merged(nothing, [...packets.values()]);
    }),
    catchError((error: unknown) => of({ ...nothing, ...failed(toDataQueryError(error)) })),
    share()
  );
  return merge(
    timer(200).pipe(
      map(() => nothing),
      takeUntil(answered)
    ),
    answered
  );
};

function merged(nothing: PanelData, packets: DataQueryResponse[]): PanelData {
  const frames = packets.flatMap((packet) => packet.data);
  const errors = packets.flatMap((packet) => packet.errors ?? (packet.error ? [packet.error] : []));
  const isExtra = (topic: unknown) => topic === 'annotations' || topic === 'alertStates';
  return {
    ...nothing,
    state: packets.at(-1)?.state ?? LoadingState.Done,
    series: frames.filter((frame) => !isExtra(frame.meta?.dataTopic)),
    annotations: frames.filter((frame) => frame.meta?.dataTopic === 'annotations'),
    ...(errors[0] ? failed(errors[0], errors) : {}),
  };
}

function failed(error: DataQueryError, errors = [error]) {
  return { state: LoadingState.Error, error, errors };
}
