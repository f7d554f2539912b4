import { parseMapQuery } from '../../analysis/map/mapQuery';
import { english } from '../testing/english';
import { faultIn, queryFaultText } from './queryFaultText';

describe('why a search cannot be read', () => {
  it.each([
    ['errors >', 'The value of errors is missing: errors > 1%.'],
    ['kind = pet', '“pet” is no value of kind: kind = database.'],
    ['p95 ~ 3', 'p95 cannot be compared with ~: p95 > 500ms.'],
    ['latency > 3', '“latency” cannot be compared: errors, rate, p50, p95, p99, kind, state, namespace and name can.'],
    ['(cart', 'This parenthesis is not closed.'],
    ['cart)', 'This parenthesis closes nothing.'],
    ['"cart', 'The second quotation mark is missing.'],
    ['cart and', 'Here a name or a condition is missing, such as errors > 1%.'],
    ['> 3', 'What is to be compared is missing before the sign.'],
  ])('%s', (text, said) => {
    const read = parseMapQuery(text);
    expect(read.ok ? undefined : queryFaultText(read.why, english)).toBe(said);
  });

  it('begins with what can be read', () => {
    const text = 'errors > 1% and kind = pet';
    const read = parseMapQuery(text);
    expect(read.ok ? undefined : faultIn(text, read, english)).toBe(
      'After “errors > 1% and kind =”: “pet” is no value of kind: kind = database.'
    );
  });
});
