import { maskedMessage } from './maskedMessage';

describe('a message without what varies', () => {
  it.each([
    ['user 4711 has no cart', 'user <_> has no cart'],
    ['no cart 0f8e1c2d-aaaa-bbbb-cccc-0123456789ab', 'no cart <_>'],
    ['dial tcp 10.0.3.7:5432: refused', 'dial tcp <_>: refused'],
    ['took 12.5ms of 3,000', 'took <_> of <_>'],
    ['key "a b" is not \'c\'', 'key <_> is not <_>'],
    ['trace 5bdaf816e0c326fd0f82631bdbb244c4 lost', 'trace <_> lost'],
    ['deadbeef is a word, facade too', 'deadbeef is a word, facade too'],
    ['사용자 12 없음', '사용자 <_> 없음'],
    ["can't open the user's cart, it isn't 'open'", "can't open the user's cart, it isn't <_>"],
    ['utf8 and sha256 stay', 'utf8 and sha256 stay'],
  ])('%s', (message, masked) => {
    expect(maskedMessage(message)).toBe(masked);
  });

  it('changes nothing that is masked already', () => {
    const once = maskedMessage('user 1, 2, 3 at 10.0.0.1 "x"');
    expect(maskedMessage(once)).toBe(once);
  });

  it('stays quick and short on a line of a megabyte', () => {
    expect(maskedMessage('"'.repeat(1_000_000)).length).toBeLessThanOrEqual(2000);
  });
});
