import fc from 'fast-check';
import { readTraceId } from '../model/ids';
import { epochMs, ms } from '../model/units';
import { comparePath, readCompared, readTracesView, tracesFilePath, tracesPath, type TracesView } from './tracesRoutes';
import { readPagePath } from './routes';

const searchOf = (path: string) => new URL(path, 'http://grafana').search;
const pathOf = (path: string) => new URL(path, 'http://grafana').pathname;

describe('links to searches of traces', () => {
  it('restore what was searched, selected and shown', () => {
    const view: TracesView = {
      service: { name: '결제', namespace: 'shop' },
      operation: 'GET /cart & more',
      status: 'error',
      atLeast: ms(1.5),
      atMost: ms(60_000),
      attributes: [
        { key: 'span.http.route', op: '=~', value: '/a;b|c' },
        { key: 'resource.k8s.pod.name', op: '!=', value: '' },
      ],
      calls: {
        client: { name: '주문;서비스', namespace: 'shop' },
        server: { name: 'bank|example:443' },
        kind: 'virtual',
      },
      traceql: undefined,
      selection: { from: epochMs(1000), to: undefined, atLeast: ms(250.125), atMost: undefined, failed: true },
      tab: 'differences',
    };
    expect(readTracesView(searchOf(tracesPath({}, view)))).toEqual(view);
  });

  it('restore any raw TraceQL', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (traceql) => {
        expect(readTracesView(searchOf(tracesPath({}, { traceql }))).traceql).toBe(traceql);
      })
    );
  });

  it('say nothing where they say nonsense', () => {
    const view = readTracesView('?calls=a;;b;;bad&min=-1&status=bad&sel=x&with=a;b&tab=z');
    expect(Object.values(view).every((value) => value === undefined)).toBe(true);
  });

  it('name two traces, and the page for a file', () => {
    const before = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
    const path = comparePath({ from: 'now-1h' }, { before });
    expect(readCompared(searchOf(path))).toEqual({ before, after: undefined });
    expect(readPagePath(pathOf(path))).toEqual({ page: 'compare' });
    expect(readPagePath(pathOf(tracesFilePath({})))).toEqual({ page: 'file' });
    expect(readPagePath(pathOf(tracesPath({})))).toEqual({ page: 'traces' });
  });
});
