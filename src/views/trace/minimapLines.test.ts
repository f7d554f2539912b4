import { criticalPath } from '../../analysis/criticalPath';
import { piecesOfPath } from '../../analysis/ownWork';
import { traceTree } from '../../analysis/traceTree';
import { waterfallRows } from '../../analysis/waterfall';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { ms } from '../../model/units';
import { minimapLines } from './minimapLines';

const trace = traceFromDrawing(`
  shop         |=========|
    cart       |===|
    cart:pay!       |===|
`);
const tree = traceTree(trace);
const rows = waterfallRows(tree, new Set());
const path = piecesOfPath(criticalPath(tree), tree);

describe('the minimap', () => {
  it('draws each span at its time and row, failed ones apart', () => {
    expect(minimapLines(rows, { total: ms(10), path })).toEqual({
      services: [
        { service: 'shop', path: 'M0.0 0.5h1000.0' },
        { service: 'cart', path: 'M0.0 1.5h400.0' },
      ],
      failed: 'M500.0 2.5h400.0',
      critical: 'M400.0 0.5h100.0M900.0 0.5h100.0M0.0 1.5h400.0M500.0 2.5h400.0',
    });
  });

  it('leaves out rows of very long traces, failures never', () => {
    const { services, failed } = minimapLines(rows, { total: ms(10), most: 1 });
    expect(services.map(({ service }) => service)).toEqual(['shop']);
    expect(failed).not.toBe('');
  });

  it('draws something visible for a trace that took no time', () => {
    expect(minimapLines(rows.slice(0, 1), { total: ms(0) }).services[0]?.path).toBe('M0.0 0.5h2.0');
  });
});
