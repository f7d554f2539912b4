import { askedWorker } from './askedWorker';
import { WorkerPlace } from './workerPlace';

/**
 * Asks the worker of layouts (layout.worker.ts). Rejects where no worker can be had: then the same work can be done on the
 * main thread. Aborting ends the worker.
 */
export function askLayoutWorker<Value>(question: unknown, signal: AbortSignal): Promise<Value> {
  const { url } = new WorkerPlace(
    /* webpackEntryOptions: { library: { type: "var", name: "w" } } */ new URL('./layout.worker.ts', import.meta.url)
  );
  return askedWorker(url, question, signal);
}
