import fc from 'fast-check';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../model/testing/traceFromNumbers';
import { ms } from '../model/units';
import { criticalPath } from './criticalPath';
import { traceTree } from './traceTree';

function pathOf(drawing: string): string[] {
  const { sections } = criticalPath(traceTree(traceFromDrawing(drawing)));
  return sections.map(({ node, from, to }) => `${node.span.operation} ${from}–${to}`);
}

describe('the critical path', () => {
  it('goes through the child that ended last, and through the span itself where none ran', () => {
    expect(
      pathOf(`
        shop      |==========|
          cart      |=====|
            price     |=|
          payment         |=|
      `)
    ).toEqual(['shop 0–2', 'cart 2–4', 'price 4–6', 'cart 6–8', 'payment 8–10', 'shop 10–11']);
  });

  it('does not follow a sibling that still ran when the later one began', () => {
    expect(
      pathOf(`
        shop      |========|
          early     |===|
          late        |===|
      `)
    ).toEqual(['shop 0–4', 'late 4–8', 'shop 8–9']);
  });

  it('goes through a call whose end was noted just after the next one had begun', () => {
    const trace = traceFromDrawing(`
      shop      |=========|
        early     |====|
        late           |==|
    `);
    const spans = trace.spans.map((span) =>
      span.operation === 'early' ? { ...span, duration: ms(span.duration + 0.03) } : span
    );
    const { sections, shares } = criticalPath(traceTree({ ...trace, spans }));
    expect(sections.map(({ node, from, to }) => `${node.span.operation} ${from}–${to}`)).toEqual([
      'shop 0–2',
      'early 2–7',
      'late 7–10',
    ]);
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBe(10);
  });

  it('counts a child only inside its parent', () => {
    expect(
      pathOf(`
        shop:a      |====|
          shop:b        |=======|
      `)
    ).toEqual(['a 0–4', 'b 4–5']);
  });

  it('is of the longest root', () => {
    expect(
      pathOf(`
        shop    |===|
        lost?     |=======|
      `)
    ).toEqual(['lost 0–8']);
  });

  it('is nothing for a trace without spans', () => {
    expect(criticalPath(traceTree({ ...traceFromDrawing('a ||'), spans: [] }))).toMatchObject({
      root: undefined,
      sections: [],
    });
  });

  it('has sections that touch, do not overlap and sum to the duration of its root', () => {
    const spans = fc.array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(spans, (numbers) => {
        const { root, sections, shares } = criticalPath(traceTree(traceFromNumbers(numbers)));
        let reached = 0;
        for (const { from, to } of sections) {
          expect(from).toBe(reached);
          expect(to).toBeGreaterThan(from);
          reached = to;
        }
        expect(reached).toBeCloseTo(root?.duration ?? 0, 6);
        const sum = [...shares.values()].reduce((all, share) => all + share, 0);
        expect(sum).toBeCloseTo(root?.duration ?? 0, 3);
      })
    );
  });
});
