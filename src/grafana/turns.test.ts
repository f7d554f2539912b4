import fc from 'fast-check';
import { Turns } from './turns';

/** Work that ends when told, and counts how much of it runs. */
function work() {
  const state = { begun: 0, running: 0, most: 0, end: [] as Array<() => void> };
  const begin = () => {
    state.begun += 1;
    state.running += 1;
    state.most = Math.max(state.most, state.running);
    return new Promise<void>((resolve) => {
      state.end.push(() => {
        state.running -= 1;
        resolve();
      });
    });
  };
  return { state, begin };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('taking turns', () => {
  it('lets so much be done at once, the rest in order, and each for its own', async () => {
    const turns = new Turns();
    const { state, begin } = work();
    const other = work();
    const { signal } = new AbortController();
    const all = [1, 2, 3, 4, 5].map(() => turns.take({ of: 'a', most: 2, signal }, begin));
    void turns.take({ of: 'b', most: 2, signal }, other.begin);
    await settled();
    expect([state.begun, other.state.begun]).toEqual([2, 1]);
    state.end[0]?.();
    await settled();
    expect([state.begun, state.running]).toEqual([3, 2]);
    for (let index = 1; index < 5; index++) {
      state.end[index]?.();
      await settled();
    }
    await Promise.all(all);
    expect(state).toMatchObject({ begun: 5, running: 0, most: 2 });
  });

  it('frees a place whose work failed', async () => {
    const turns = new Turns();
    const { signal } = new AbortController();
    const turn = { of: 'a', most: 1, signal };
    await expect(turns.take(turn, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.take(turn, async () => 'done')).toBe('done');
  });

  it('never does more at once than it may, whoever leaves and whenever work ends', async () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('ask', 'leave', 'end'), fc.nat(9)), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), moves, async (most, what) => {
        const turns = new Turns();
        const { state, begin } = work();
        const askers: AbortController[] = [];
        for (const [move, which] of what) {
          if (move === 'ask') {
            const asker = new AbortController();
            askers.push(asker);
            void turns.take({ of: 'a', most, signal: asker.signal }, async () => {
              if (!asker.signal.aborted) {
                await begin();
              }
            });
          } else if (move === 'leave') {
            askers[which]?.abort();
          } else {
            state.end.shift()?.();
          }
          await Promise.resolve();
        }
        expect(state.most).toBeLessThanOrEqual(most);
        await settled();
        while (state.end.length > 0) {
          state.end.splice(0).forEach((end) => end());
          await settled();
        }
        expect(state.running).toBe(0);
        let last = false;
        await turns.take({ of: 'a', most, signal: new AbortController().signal }, async () => void (last = true));
        expect(last).toBe(true);
      }),
      { numRuns: 60 }
    );
  });
});
