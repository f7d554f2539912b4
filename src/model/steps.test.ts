import { asPart, finished, type Steps } from './steps';

function* counted(to: number): Steps<string> {
  for (let at = 0; at < to; at += 1) {
    yield at / to;
  }
  return `counted to ${to}`;
}

describe('work in steps', () => {
  it('comes to the same when it is run to its end at once', () => {
    expect(finished(counted(4))).toBe('counted to 4');
    expect(finished(counted(0))).toBe('counted to 0');
  });

  it('tells its share of something longer as a part', () => {
    const part = asPart(counted(4), 0.5, 1);
    const shares = [part.next(), part.next(), part.next(), part.next()].map(({ value }) => value);
    expect(shares).toEqual([0.5, 0.625, 0.75, 0.875]);
    expect(part.next()).toEqual({ done: true, value: 'counted to 4' });
  });
});
