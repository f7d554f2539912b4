import type { Steps } from '../model/steps';

/** So long, in ms, the page may be kept from painting and from hearing keys. */
const slice = 12;

interface Slices {
  /** Aborting stops the work between two steps; the promise rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Told after every slice but the last which share of the work is done, where the work says so. */
  readonly onShare?: (share: number) => void;
}

/**
 * Runs work that comes in steps on the main thread without holding the page up: after every 12 ms the browser may paint
 * and answer. Work that takes less is done before the first `await` of whoever asks. Rejects where a step throws.
 */
export async function inSlices<Value>(steps: Steps<Value>, { signal, onShare }: Slices): Promise<Value> {
  for (;;) {
    const until = performance.now() + slice;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) {
      step = steps.next();
    }
    if (step.done === true) {
      return step.value;
    }
    if (step.value !== undefined) {
      onShare?.(step.value);
    }
    await turn();
    if (signal.aborted) {
      throw signal.reason;
    }
  }
}

/** Lets the browser do what waits: what is due is painted and heard before the promise resolves. */
function turn(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, 'scheduler');
  if (canYield(scheduler)) {
    return scheduler.yield();
  }
  if (typeof MessageChannel === 'undefined') {
    return new Promise((resolve) => setTimeout(resolve));
  }
  // Not a timer: after a few rounds browsers make those wait 4 ms each.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function canYield(scheduler: unknown): scheduler is { readonly yield: () => Promise<void> } {
  return (
    typeof scheduler === 'object' && scheduler !== null && 'yield' in scheduler && typeof scheduler.yield === 'function'
  );
}
