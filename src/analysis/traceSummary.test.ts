import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { traceSummary } from './traceSummary';
import { traceTree } from './traceTree';

describe('a trace in short', () => {
  it('counts each service once, and is named after its root', () => {
    const tree = traceTree(
      traceFromDrawing(`
        shop         |=========|
          cart         |##|
          cart!            |##|
      `)
    );
    const { services, failed, root } = traceSummary(tree);
    expect(services.map(({ name }) => name).sort()).toEqual(['cart', 'shop']);
    expect(failed).toBe(1);
    expect(root?.span.service.name).toBe('shop');
  });

  it('names the service first that worked longest itself, and reaches from the first start to the last end', () => {
    const drawn = traceFromDrawing(`
        shop         |=========|
          cart        |=======|
    `);
    const { services, from, to } = traceSummary(traceTree(drawn));
    expect(services.map(({ name }) => name)).toEqual(['cart', 'shop']);
    expect([from, to - from]).toEqual([drawn.spans[0]?.start, drawn.spans[0]?.duration]);
  });

  it('of no spans has no root', () => {
    const drawn = traceFromDrawing('shop |==|');
    expect(traceSummary(traceTree({ ...drawn, spans: [] }))).toEqual({
      services: [],
      failed: 0,
      root: undefined,
      from: 0,
      to: 0,
    });
  });
});
