import fc from 'fast-check';
import { readSpanId } from '../model/ids';
import type { LogLine } from '../model/log';
import { drawnStart, traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import type { Trace } from '../model/trace';
import { epochMs, ms } from '../model/units';
import { preparedTrace } from './preparedTrace';
import { silences, traceStory, type StoryEntry } from './traceStory';

const drawn = traceFromDrawing(`
  shop      |===========|
    cart       |==|
    payment          |=|
`);
const trace: Trace = {
  ...drawn,
  spans: drawn.spans.map((span) =>
    span.operation === 'cart'
      ? { ...span, events: [{ at: epochMs(drawnStart + 5), name: 'exception', attributes: [] }] }
      : span
  ),
};

function line(at: number, more: Partial<LogLine> = {}): LogLine {
  const base = { id: `${at}`, at: epochMs(drawnStart + at), atNs: `${(drawnStart + at) * 1e6}` };
  return { ...base, level: 'info', body: `line at ${at}`, attributes: {}, ...more };
}

function textOf(entry: StoryEntry): string {
  switch (entry.is) {
    case 'span':
      return `${entry.at} ${entry.node.span.operation}`;
    case 'event':
      return `${entry.at} ${entry.event.name}`;
    case 'line':
      return `${entry.at} ${entry.line.body}`;
    default:
      return entry;
  }
}

const told = (of: Trace, lines: readonly LogLine[]) => traceStory(preparedTrace(of), lines).map(textOf);
const lineIn = (of: Trace, one: LogLine) => traceStory(preparedTrace(of), [one]).find((entry) => entry.is === 'line');

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 30 })
  .map(traceFromNumbers)
  .map((any) => ({
    ...any,
    spans: any.spans.map((span, index) => ({
      ...span,
      events: index % 3 === 0 ? [{ at: span.start, name: `event ${index}`, attributes: [] }] : [],
    })),
  }));
const arbitraryLines = fc
  .array(fc.tuple(fc.nat(400), fc.nat(40), fc.constantFrom('shop', 'cart', undefined)), { maxLength: 40 })
  .map((all) =>
    all.map(([at, span, service], index) =>
      line(at, { id: `${index}`, spanId: readSpanId(span.toString(16)), service })
    )
  );

describe('the story of a trace', () => {
  it('tells spans, events and lines in the order of time', () => {
    expect(told(trace, [line(8), line(4)])).toEqual([
      '0 shop',
      '3 cart',
      '4 line at 4',
      '5 exception',
      '8 line at 8',
      '9 payment',
    ]);
  });

  it('tells a span before what was written at its start', () => {
    expect(told(drawn, [line(0)])).toEqual(['0 shop', '0 line at 0', '3 cart', '9 payment']);
  });

  it('says how late a line is that was written after its span had ended', () => {
    expect(lineIn(drawn, line(8, { spanId: drawn.span('cart').spanId }))).toMatchObject({
      late: 2,
      unknownSpan: false,
    });
    expect(lineIn(drawn, line(6, { spanId: drawn.span('cart').spanId }))).not.toHaveProperty('late');
  });

  it('says when a line names a span that is not there', () => {
    const found = lineIn(drawn, line(3, { spanId: readSpanId('beef') }));
    expect(found).toMatchObject({ unknownSpan: true });
    expect(found).not.toHaveProperty('node');
  });

  it('moves lines with the clock of their span, or of their service', () => {
    const skewed: Trace = {
      ...drawn,
      spans: drawn.spans.map((span) =>
        span.operation === 'cart' ? { ...span, start: epochMs(span.start - 1000) } : span
      ),
    };
    const cart = preparedTrace(skewed).tree.nodes.get(drawn.span('cart').spanId);
    const adjustedBy = cart?.adjustedBy;
    expect(adjustedBy).toBeGreaterThan(900);
    const at = (cart?.start ?? 0) - (adjustedBy ?? 0) - drawnStart;
    for (const more of [{ spanId: drawn.span('cart').spanId }, { service: 'cart' }]) {
      expect(lineIn(skewed, line(at, more))).toMatchObject({ adjustedBy });
      expect(lineIn(skewed, line(at, more))?.at).toBeCloseTo((cart?.start ?? 0) - drawnStart, 3);
    }
    expect(lineIn(skewed, line(5, { service: 'shop' }))).not.toHaveProperty('adjustedBy');
  });

  it('knows silences of at least a fifth of the trace', () => {
    const entries = traceStory(preparedTrace(drawn), []);
    expect([...silences(entries, ms(10))].map(([entry, gap]) => [textOf(entry), gap])).toEqual([
      ['3 cart', 3],
      ['9 payment', 6],
    ]);
    expect(silences(entries, ms(100)).size).toBe(0);
  });

  it('law: time never goes back, and each span, event and line is told exactly once', () => {
    fc.assert(
      fc.property(arbitraryTrace, arbitraryLines, (any, lines) => {
        const prepared = preparedTrace(any);
        const entries = traceStory(prepared, lines);
        entries.forEach((entry, index) => expect(entry.at).toBeGreaterThanOrEqual(entries[index - 1]?.at ?? -Infinity));
        const of = (is: StoryEntry['is']) => entries.filter((entry) => entry.is === is);
        expect(of('span')).toHaveLength(prepared.tree.order.length);
        const events = prepared.tree.order.flatMap(({ span }) => span.events);
        expect(new Set(entries.flatMap((entry) => (entry.is === 'event' ? [entry.event] : [])))).toEqual(
          new Set(events)
        );
        expect(of('event')).toHaveLength(events.length);
        expect(entries.flatMap((entry) => (entry.is === 'line' ? [entry.line.id] : [])).sort()).toEqual(
          lines.map(({ id }) => id).sort()
        );
      })
    );
  });

  it('law: the order in which lines and spans came does not matter', () => {
    fc.assert(
      fc.property(arbitraryTrace, arbitraryLines, (any, lines) => {
        const turned = { ...any, spans: [...any.spans].reverse() };
        expect(told(turned, [...lines].reverse())).toEqual(told(any, lines));
      })
    );
  });
});
