import fc from 'fast-check';
import { drawnStart, traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import type { SpanId } from '../model/ids';
import type { Span, Trace } from '../model/trace';
import { epochMs } from '../model/units';
import { traceTree, type TraceTree } from './traceTree';
import { waterfallRows } from './waterfall';

const arbitraryTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map(traceFromNumbers);

function outline(tree: TraceTree): string[] {
  return tree.order.map((node) => `${'  '.repeat(node.depth)}${node.span.operation} ${node.start - drawnStart}`);
}

function changed(trace: Trace, change: (span: Span, index: number) => Partial<Span>): Trace {
  return { ...trace, spans: trace.spans.map((span, index) => ({ ...span, ...change(span, index) })) };
}

describe('the tree of a trace', () => {
  it('puts children under their parent, by start', () => {
    const { traceId, spans } = traceFromDrawing(`
      shop          |=========|
        shop:b         |==|
          shop:c        ||
        shop:a        |=|
    `);
    const tree = traceTree({ traceId, spans });
    expect(outline(tree)).toEqual(['shop 0', '  a 2', '  b 3', '    c 4']);
    expect(tree).toMatchObject({ start: drawnStart, end: drawnStart + 10, orphans: 0, caveats: [] });
    expect(tree.roots[0]).toMatchObject({ descendants: 3, errorBelow: false });
  });

  it('keeps several roots', () => {
    const tree = traceTree(
      traceFromDrawing(`
        shop    |===|
        mail       |===|
      `)
    );
    expect(outline(tree)).toEqual(['shop 0', 'mail 3']);
    expect(tree.orphans).toBe(0);
  });

  it('shows spans whose parent is missing as roots and says how many spans are missing at least', () => {
    const trace = traceFromDrawing(`
      shop      |======|
      cart?        |=|
        redis       ||
      stock?        ||
    `);
    const tree = traceTree(trace);
    expect(outline(tree)).toEqual(['shop 0', 'cart 3', '  redis 4', 'stock 4']);
    expect(tree.roots.map((root) => root.orphan)).toEqual([false, true, true]);
    expect(tree).toMatchObject({ orphans: 2, caveats: [{ kind: 'missing-spans', count: 2 }] });
  });

  it('counts a missing parent of two orphans once', () => {
    const trace = traceFromDrawing(`
      cart?     |=|
      stock?     ||
    `);
    const lost = trace.span('cart').parentSpanId;
    const tree = traceTree(changed(trace, () => ({ parentSpanId: lost })));
    expect(tree).toMatchObject({ orphans: 2, caveats: [{ kind: 'missing-spans', count: 1 }] });
  });

  it('cuts a circle of parents at its earliest span', () => {
    const trace = traceFromDrawing(`
      shop:a    |======|
        shop:b   |==|
          shop:c  ||
    `);
    const tree = traceTree(
      changed(trace, (_, index) => (index === 0 ? { parentSpanId: trace.span('shop:c').spanId } : {}))
    );
    expect(outline(tree)).toEqual(['a 0', '  b 1', '    c 2']);
    expect(tree).toMatchObject({ cycles: 1, orphans: 0 });
  });

  it('bears a span that is its own parent', () => {
    const trace = traceFromDrawing('shop |==|');
    expect(traceTree(changed(trace, (span) => ({ parentSpanId: span.spanId })))).toMatchObject({
      cycles: 1,
      order: [{ depth: 0 }],
    });
  });

  it('keeps a span that came twice once', () => {
    const trace = traceFromDrawing(`
      shop      |======|
        cart      |=|
    `);
    const tree = traceTree({ ...trace, spans: [...trace.spans, ...trace.spans] });
    expect(outline(tree)).toEqual(['shop 0', '  cart 2']);
    expect(tree.duplicates).toBe(2);
  });

  it('is empty for a trace without spans', () => {
    expect(traceTree({ ...traceFromDrawing(''), spans: [] })).toMatchObject({ order: [], start: 0, end: 0 });
  });
});

describe('what is odd about a trace', () => {
  it('is told: spans missing, moved, sent twice, in circles, and several roots', () => {
    const trace = traceFromDrawing(`
      shop          |=========|
        cart     |===|
      mail             |==|
      stock?             |=|
      loop:a        |======|
        loop:b       |==|
    `);
    const spans = changed(trace, (span) =>
      span.operation === 'a' ? { parentSpanId: trace.span('loop:b').spanId } : {}
    ).spans;
    expect(traceTree({ ...trace, spans: [...spans, trace.span('mail')] }).caveats).toEqual([
      { kind: 'missing-spans', count: 1 },
      { kind: 'skew', spans: 1, largest: 6 },
      { kind: 'repeated-spans', count: 1 },
      { kind: 'circular-spans', count: 1 },
      { kind: 'several-roots', count: 2 },
    ]);
  });

  it('is nothing in a sound trace', () => {
    const sound = traceFromDrawing(`
      shop    |===|
        cart   |=|
    `);
    expect(traceTree(sound).caveats).toEqual([]);
  });
});

describe('clock skew', () => {
  it('moves a callee that seems to start before its call into the middle of it, with all it did', () => {
    const tree = traceTree(
      traceFromDrawing(`
        shop          |=========|
          cart     |===|
            cart:x  ||
      `)
    );
    expect(outline(tree)).toEqual(['shop 0', '  cart 3', '    x 4']);
    expect(tree.order.map((node) => node.adjustedBy)).toEqual([undefined, 6, 6]);
    expect(tree.caveats).toEqual([{ kind: 'skew', spans: 2, largest: 6 }]);
  });

  it('compares a third service with the moved caller afresh', () => {
    const tree = traceTree(
      traceFromDrawing(`
        shop            |=========|
          cart     |=====|
            redis          ||
      `)
    );
    expect(outline(tree)).toEqual(['shop 0', '  cart 2', '    redis 3']);
    expect(tree.nodes.get(tree.order[2]?.span.spanId ?? tree.order[0]!.span.spanId)?.adjustedBy).toBeUndefined();
  });

  it('moves a callee that is longer than its caller only to the caller’s start', () => {
    const tree = traceTree(
      traceFromDrawing(`
        shop          |===|
          cart     |========|
      `)
    );
    expect(outline(tree)).toEqual(['shop 0', '  cart 0']);
  });

  it.each(['consumer', 'server'])('leaves work after a message where it is (%s)', (kind) => {
    const tree = traceTree(
      traceFromDrawing(`
        shop     |===|                producer
          mail           |==|         ${kind}
      `)
    );
    expect(outline(tree)).toEqual(['shop 0', '  mail 8']);
    expect(tree.caveats).toEqual([]);
  });

  it('never moves spans of the parent’s own service', () => {
    const tree = traceTree(
      traceFromDrawing(`
        shop           |===|
          shop:late            |==|
      `)
    );
    expect(outline(tree)).toEqual(['shop 0', '  late 8']);
  });

  it('does not take rounding for skew', () => {
    const trace = traceFromDrawing(`
      shop   |===|
        cart |===|
    `);
    expect(
      traceTree(changed(trace, (span, index) => ({ start: epochMs(span.start - index * 0.0005) }))).caveats
    ).toEqual([]);
  });
});

describe('laws of the tree', () => {
  it('every span stands exactly once, after its parent', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const tree = traceTree(trace);
        const seen = new Set<SpanId>();
        for (const node of tree.order) {
          expect(seen.has(node.span.spanId)).toBe(false);
          expect(node.parent === undefined || seen.has(node.parent.span.spanId)).toBe(true);
          expect(node.depth).toBe(node.parent ? node.parent.depth + 1 : 0);
          seen.add(node.span.spanId);
        }
        expect(seen).toEqual(new Set(trace.spans.map((span) => span.spanId)));
        expect(tree.order.length + tree.duplicates).toBe(trace.spans.length);
      })
    );
  });

  it('the order in which spans arrive does not matter', () => {
    fc.assert(
      fc.property(
        arbitraryTrace.chain((trace) =>
          fc.tuple(fc.constant(trace), fc.shuffledSubarray([...trace.spans], { minLength: trace.spans.length }))
        ),
        ([trace, shuffled]) => {
          const facts = (tree: TraceTree) => ({
            order: tree.order.map(({ span, depth, start, selfTime }) => ({ span, depth, start, selfTime })),
            caveats: tree.caveats,
            counts: [tree.orphans, tree.duplicates, tree.cycles, tree.start, tree.end],
          });
          expect(facts(traceTree({ ...trace, spans: shuffled }))).toEqual(facts(traceTree(trace)));
        }
      )
    );
  });

  it('a synchronous callee of another service lies inside its caller or is longer than it', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        for (const node of traceTree(trace).order) {
          const { parent, span } = node;
          const asynchronous = span.kind === 'consumer' || parent?.span.kind === 'producer';
          if (!parent || asynchronous || span.service.name === parent.span.service.name) {
            continue;
          }
          expect(node.start).toBeGreaterThanOrEqual(parent.start - 0.01);
          if (node.duration <= parent.duration) {
            expect(node.start + node.duration).toBeLessThanOrEqual(parent.start + parent.duration + 0.01);
          }
        }
      })
    );
  });

  it('self times lie between nothing and the whole duration, and every row is a span of the trace', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const tree = traceTree(trace);
        for (const { selfTime, duration } of tree.order) {
          expect(selfTime).toBeGreaterThanOrEqual(0);
          expect(selfTime).toBeLessThanOrEqual(duration);
        }
        const spans = new Set(trace.spans);
        expect(waterfallRows(tree, new Set()).filter(({ span }) => !spans.has(span))).toEqual([]);
      })
    );
  });

  it('bears a chain of ten thousand spans', () => {
    const [one] = traceFromDrawing('shop |==|').spans;
    const id = (number: number) => number.toString(16).padStart(16, '0') as SpanId;
    const spans = Array.from({ length: 10_000 }, (_, index) => ({
      ...one!,
      spanId: id(index + 1),
      parentSpanId: index === 0 ? undefined : id(index),
    }));
    const tree = traceTree({ ...traceFromDrawing(''), spans: spans.reverse() });
    expect(tree.order.at(-1)?.depth).toBe(9_999);
    expect(tree.roots[0]?.descendants).toBe(9_999);
  });
});
