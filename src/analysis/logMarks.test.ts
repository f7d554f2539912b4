import fc from 'fast-check';
import { readSpanId } from '../model/ids';
import { logLevels, type LogLine } from '../model/log';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { epochMs, ms } from '../model/units';
import { linesBySpan, logMarks } from './logMarks';
import { traceTree } from './traceTree';

const trace = traceFromDrawing(`
  shop   |=======|
    cart   |==|
`);
const tree = traceTree(trace);
const cart = trace.span('cart').spanId;
const line = (more: Partial<LogLine>): LogLine => ({
  id: '1',
  at: epochMs(1000),
  atNs: '1000000000',
  level: 'info',
  body: 'x',
  attributes: {},
  ...more,
});

describe('the log lines of a trace by span', () => {
  it('stand with the span they name, and else with their service', () => {
    const lines = [
      line({ id: 'b', atNs: '1000000002', spanId: cart, level: 'error' }),
      line({ id: 'a', atNs: '1000000001', spanId: cart }),
      line({ id: 'c', service: 'cart' }),
      line({ id: 'd', spanId: readSpanId('dead') }),
    ];
    const told = linesBySpan(lines, tree);
    expect(told.bySpan.get(cart)?.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(told.unnamed.get('cart')?.map(({ id }) => id)).toEqual(['c']);
    expect(told.unnamed.get('')?.map(({ id }) => id)).toEqual(['d']);
  });

  it('are marked on the clock of the trace', () => {
    const told = linesBySpan([line({ spanId: cart, level: 'warn' })], tree);
    expect(logMarks(told, tree).get(cart)).toEqual([{ at: 1000, level: 'warn' }]);
    const node = tree.nodes.get(cart);
    const moved = { nodes: new Map(node ? [[cart, { ...node, adjustedBy: ms(-12) }]] : []) };
    expect(logMarks(told, moved).get(cart)).toEqual([{ at: 988, level: 'warn' }]);
  });

  it('are all there, each once, in the order of time', () => {
    const some = fc.record({
      at: fc.integer({ min: 0, max: 50 }).map(epochMs),
      level: fc.constantFrom(...logLevels),
      spanId: fc.constantFrom(cart, trace.span('shop').spanId, undefined, readSpanId('beef')),
      service: fc.constantFrom('cart', undefined),
    });
    fc.assert(
      fc.property(fc.array(some), (parts) => {
        const lines = parts.map((part, index) => line({ ...part, id: String(index) }));
        const { bySpan, unnamed } = linesBySpan(lines, tree);
        const lists = [...bySpan.values(), ...unnamed.values()];
        expect(
          lists
            .flat()
            .map(({ id }) => id)
            .sort()
        ).toEqual(lines.map(({ id }) => id).sort());
        for (const list of lists) {
          expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).sort((a, b) => a - b));
        }
      })
    );
  });
});
