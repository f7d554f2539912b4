/**
 * Sends `question` to a fresh worker whose script is at `url`, and resolves with its first answer. The worker ends with
 * the answer, a failure or the signal. Rejects where there are no workers, or its script does not run.
 */
export async function askedWorker<Value>(url: string, question: unknown, signal: AbortSignal): Promise<Value> {
  const worker = startedWorker(url);
  try {
    return await new Promise<Value>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.addEventListener('message', ({ data }: MessageEvent<Value>) => resolve(data));
      worker.addEventListener('error', (event) =>
        reject(new Error(event.message || 'The worker could not be started'))
      );
      worker.addEventListener('messageerror', () => reject(new Error('The answer of the worker could not be read')));
      worker.postMessage(question);
    });
  } finally {
    worker.terminate();
  }
}

/** A page may not start a worker from another origin, from where plugins may be served; but a script of its own may load it. */
function startedWorker(url: string): Worker {
  try {
    return new Worker(url);
  } catch {
    const script = new Blob([`importScripts(${JSON.stringify(new URL(url, document.baseURI).href)})`], {
      type: 'text/javascript',
    });
    const own = URL.createObjectURL(script);
    try {
      return new Worker(own);
    } finally {
      // A started worker has read it, or will: revoking waits for nothing that is already fetched.
      setTimeout(() => URL.revokeObjectURL(own), 10_000);
    }
  }
}
