interface Queue {
  running: number;
  /** Each begins what waits; first come, first served. */
  readonly waiting: Array<() => void>;
}

export interface Turn {
  /** Who is asked: what waits for one does not wait for another. */
  readonly of: string;
  /** How much is done for it at the same time. */
  readonly most: number;
  /** Aborting ends the waiting: the work then begins at once, to find out that nobody wants it. */
  readonly signal: AbortSignal;
}

/** Lets only so much be done for one at the same time; the rest waits for its turn, in order. */
export class Turns {
  private readonly queues = new Map<string, Queue>();

  public async take<Value>(turn: Turn, work: () => Promise<Value>): Promise<Value> {
    const { of, most, signal } = turn;
    const queue = this.queues.get(of) ?? { running: 0, waiting: [] };
    this.queues.set(of, queue);
    if (queue.running < most) {
      queue.running += 1;
    } else if (!(await called(queue, signal))) {
      return work();
    }
    try {
      return await work();
    } finally {
      this.pass(of, queue);
    }
  }

  /** To the next that waits, at once: whoever comes in between has to wait as well. */
  private pass(of: string, queue: Queue): void {
    const next = queue.waiting.shift();
    if (next) {
      next();
      return;
    }
    queue.running -= 1;
    if (queue.running === 0) {
      this.queues.delete(of);
    }
  }
}

/** True when it is one's turn, false when nobody waits for it any longer. */
function called(queue: Queue, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const leave = () => {
      queue.waiting.splice(queue.waiting.indexOf(begin), 1);
      resolve(false);
    };
    const begin = () => {
      signal.removeEventListener('abort', leave);
      resolve(true);
    };
    if (signal.aborted) {
      resolve(false);
      return;
    }
    queue.waiting.push(begin);
    signal.addEventListener('abort', leave, { once: true });
  });
}
