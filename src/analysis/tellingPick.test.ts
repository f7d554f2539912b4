import { ms, ratio } from '../model/units';
import type { Reason } from './health';
import { tellingPick } from './tellingPick';

const errors: Reason = { kind: 'errors', level: 'failing', ratio: ratio(0.2) };
const through: Reason = { kind: 'through', by: 'errors', callee: { name: 'cart' }, cause: { name: 'cart' }, hops: 1 };

describe('which traces tell most', () => {
  it('are failed ones of a service that fails, slow ones of one that is slow', () => {
    const slow: Reason = { kind: 'slow', level: 'failing', p95: ms(900), quiet: ms(100), times: 9 };
    expect(tellingPick([errors, slow])).toBe('errors');
    expect(tellingPick([slow, errors])).toBe('slow');
  });

  it('are any where nothing is wrong with the service itself', () => {
    expect(tellingPick([])).toBe('newest');
    expect(tellingPick([through, { kind: 'no-traffic' }])).toBe('newest');
    expect(tellingPick([through, errors])).toBe('errors');
  });
});
