import fc from 'fast-check';
import { shortened } from './shortened';

describe('a name cut to the room it has', () => {
  it('keeps what tells it from others of its family', () => {
    expect(shortened('checkout-pricing', 12)).toBe('che…-pricing');
    expect(shortened('ledger', 12)).toBe('ledger');
    expect(shortened('recommendation', 9)).toBe('rec…ation');
  });

  it('is never longer than what there is room for', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 3, max: 40 }), (name, most) => {
        expect([...shortened(name, most)].length).toBeLessThanOrEqual(most);
      })
    );
  });
});
