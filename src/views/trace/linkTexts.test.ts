import { readSpanId, readTraceId } from '../../model/ids';
import { ms } from '../../model/units';
import { english } from '../testing/english';
import { linkedEndText, linkRelation, linkText } from './linkTexts';

describe('a link in words', () => {
  it('names the span of a link only where it has one', () => {
    const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
    const spanId = readSpanId('0f82631bdbb244c4')!;
    expect(linkText({ traceId, attributes: [] }, english)).toBe('trace 5bda…44c4');
    expect(linkText({ traceId, spanId, attributes: [] }, english)).toBe('span 0f82…44c4 of trace 5bda…44c4');
  });

  it('says what it most likely means by the kind of its span', () => {
    expect(linkRelation('consumer', english)).toBe('caused by the message of');
    expect(linkRelation('producer', english)).toBe('sent because of');
    expect(linkRelation('internal', english)).toBe('linked with');
  });

  it('tells what is at its other end', () => {
    const root = { service: { name: 'frontend' }, operation: 'POST /buy' };
    const span = { service: { name: 'checkout' }, operation: 'orders publish', kind: 'producer' as const };
    expect(linkedEndText({ root, span, duration: ms(1200), failed: 1 }, english)).toBe(
      'producer checkout orders publish, in frontend POST /buy · 1.2 s · 1 failed span'
    );
    expect(linkedEndText({ duration: ms(3), failed: 0 }, english)).toBe('3 ms · no failed span');
  });
});
