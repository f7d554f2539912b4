import type { DataQueryResponse } from '@grafana/data';
import { from, type Observable } from 'rxjs';

/**
 * Waits for the last packet: some data sources stream (Loki in parts, Tempo while it searches), each packet holding
 * all that came so far. Aborting unsubscribes, by which Grafana cancels the HTTP request; the promise then rejects.
 */
export function lastPacket(
  answer: Observable<DataQueryResponse> | Promise<DataQueryResponse>,
  signal: AbortSignal
): Promise<DataQueryResponse | undefined> {
  return new Promise((resolve, reject) => {
    let last: DataQueryResponse | undefined;
    const stop = () => {
      subscription.unsubscribe();
      reject(signal.reason);
    };
    const settled = () => signal.removeEventListener('abort', stop);
    signal.addEventListener('abort', stop);
    const subscription = from(answer).subscribe({
      next: (packet) => {
        last = packet;
      },
      error: (reason: unknown) => {
        settled();
        reject(reason);
      },
      complete: () => {
        settled();
        resolve(last);
      },
    });
  });
}
