import fc from 'fast-check';
import { variableParts } from './variableParts';

const varying = (message: string) => variableParts(message).flatMap(({ text, varies }) => (varies ? [text] : []));

describe('the parts of a message', () => {
  it('that vary are ids, addresses, numbers with their units, and quoted texts', () => {
    expect(varying('user 4711 of "a b" at 10.0.3.7:5432 took 38.2ms, id 0f8e2c1d9a')).toEqual([
      '4711',
      '"a b"',
      '10.0.3.7:5432',
      '38.2ms',
      '0f8e2c1d9a',
    ]);
    expect(varying("it's not the cart's fault, v2x")).toEqual([]);
  });

  it('of JSON are its values and not its names', () => {
    expect(varying('{"user": "kim", "age": 12}')).toEqual(['"kim"', '12']);
  });

  it('together are the message, none of them empty', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (message) => {
        const parts = variableParts(message);
        return parts.map(({ text }) => text).join('') === message && parts.every(({ text }) => text !== '');
      })
    );
  });
});
