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
    expect(traceSummary(tree)).toMatchObject({ services: 2, failed: 1, root: { span: { service: { name: 'shop' } } } });
  });

  it('of no spans has no root', () => {
    const drawn = traceFromDrawing('shop |==|');
    expect(traceSummary(traceTree({ ...drawn, spans: [] }))).toEqual({ services: 0, failed: 0, root: undefined });
  });
});
