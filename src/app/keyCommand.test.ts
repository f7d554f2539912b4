import { readKey, type KeyCommand, type KeyReading } from './keyCommand';

function typed(...keys: ReadonlyArray<[string, number]>): ReadonlyArray<KeyCommand | undefined> {
  let reading: KeyReading = {};
  return keys.map(([key, at]) => {
    reading = readKey({ key, at }, reading.waiting);
    return reading.command;
  });
}

describe('keys', () => {
  it('zoom out and shift as in dashboards', () => {
    expect(typed(['t', 0], ['z', 200])).toEqual([undefined, 'zoom-out']);
    expect(typed(['t', 0], ['ArrowLeft', 200])).toEqual([undefined, 'shift-back']);
  });

  it('lead to places after a comma', () => {
    expect(typed([',', 0], ['l', 900])).toEqual([undefined, 'logs']);
    expect(typed([',', 0], ['r', 900])).toEqual([undefined, 'traces']);
    expect(typed([',', 0], ['a', 900])).toEqual([undefined, 'environments']);
  });

  it('forget a first key after a second', () => {
    expect(typed(['t', 0], ['z', 1500])).toEqual([undefined, undefined]);
  });

  it('do not take the second key of a broken pair for anything else', () => {
    expect(typed(['t', 0], ['t', 100], ['z', 200])).toEqual([undefined, undefined, 'zoom-out']);
  });

  it('copy the link with a single key', () => {
    expect(typed(['c', 0])).toEqual(['copy-link']);
  });
});
