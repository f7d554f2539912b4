import type { Steps } from '../model/steps';
import { inSlices } from './inSlices';

/** Work of so many steps of a millisecond each. */
function* work(steps: number, took: { steps: number } = { steps: 0 }): Steps<string> {
  for (let at = 0; at < steps; at += 1) {
    const until = performance.now() + 1;
    while (performance.now() < until) {
      // Busy on purpose.
    }
    took.steps += 1;
    yield at / steps;
  }
  return 'done';
}

const anySignal = () => new AbortController().signal;

describe('work in slices', () => {
  it('lets others have their turn, and tells how far it is', async () => {
    const shares: number[] = [];
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const value = await inSlices(work(60), { signal: anySignal(), onShare: (share) => shares.push(share) });
    clearInterval(timer);
    expect(value).toBe('done');
    expect(shares.length).toBeGreaterThanOrEqual(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(turns).toBeGreaterThan(0);
  });

  it('does small work at once', async () => {
    const took = { steps: 0 };
    const onShare = jest.fn();
    const promise = inSlices(work(3, took), { signal: anySignal(), onShare });
    expect(took.steps).toBe(3);
    await expect(promise).resolves.toBe('done');
    expect(onShare).not.toHaveBeenCalled();
  });

  it('stops when nobody wants it any longer', async () => {
    const took = { steps: 0 };
    const left = new AbortController();
    const promise = inSlices(work(500, took), { signal: left.signal });
    left.abort(new Error('left'));
    await expect(promise).rejects.toThrow('left');
    expect(took.steps).toBeLessThan(100);
  });

  it('passes on what goes wrong', async () => {
    const broken = (function* (): Steps<string> {
      yield undefined;
      throw new Error('our own bug');
    })();
    await expect(inSlices(broken, { signal: anySignal() })).rejects.toThrow('our own bug');
  });
});
