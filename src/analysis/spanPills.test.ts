import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import type { AttributeValue, Span } from '../model/trace';
import { spanPills } from './spanPills';

const [drawn] = traceFromDrawing('shop |==| server').spans;

function pills(attributes: Readonly<Record<string, AttributeValue>>, more: Partial<Span> = {}, times?: number) {
  const list = Object.entries(attributes).map(([key, value]) => ({ key, value }));
  return spanPills({ ...drawn!, attributes: list, ...more }, times);
}

describe('the pills of a span', () => {
  it('are none where there is nothing to say', () => {
    expect(pills({ 'http.response.status_code': 200, 'rpc.grpc.status_code': 0 })).toEqual([]);
  });

  it('tell a failed status, and a refused request of a server', () => {
    expect(pills({ 'http.response.status_code': 503 })).toEqual([{ is: 'http', status: 503, isFailure: true }]);
    expect(pills({ 'http.status_code': '404' })).toEqual([{ is: 'http', status: 404, isFailure: false }]);
    expect(pills({ 'http.status_code': 404 }, { kind: 'client' })).toEqual([]);
  });

  it('tell a gRPC status by its name, whether it came as a number or a name', () => {
    expect(pills({ 'rpc.grpc.status_code': 14 })).toEqual([{ is: 'grpc', status: 'UNAVAILABLE' }]);
    expect(pills({ 'rpc.system.name': 'grpc', 'rpc.response.status_code': 'NOT_FOUND' })).toEqual([
      { is: 'grpc', status: 'NOT_FOUND' },
    ]);
  });

  it('tell the last exception, or what a failed span calls its error', () => {
    const event = (type: string) => ({
      at: drawn!.start,
      name: 'exception',
      attributes: [{ key: 'exception.type', value: type }],
    });
    expect(pills({}, { events: [event('First'), event('Last')] })).toEqual([{ is: 'exception', type: 'Last' }]);
    expect(pills({ 'error.type': 'timeout' }, { status: 'error' })).toEqual([{ is: 'exception', type: 'timeout' }]);
    expect(pills({ 'error.type': '500' }, { status: 'error' })).toEqual([]);
    expect(pills({ 'error.type': 'timeout' })).toEqual([]);
  });

  it('tell statement, queue and slowness, with long statements shortened', () => {
    expect(pills({ 'db.system': 'redis', 'db.statement': 'GET  a\n b' })).toEqual([
      { is: 'database', system: 'redis', statement: 'GET a b' },
    ]);
    expect(pills({ 'db.system.name': 'mysql', 'db.operation.name': 'SELECT', 'db.collection.name': 'cart' })).toEqual([
      { is: 'database', system: 'mysql', statement: 'SELECT cart' },
    ]);
    const [long] = pills({ 'db.system': 'mysql', 'db.query.text': 'x'.repeat(1_000_000) });
    expect(long?.is === 'database' && long.statement?.length).toBe(60);
    expect(pills({ 'messaging.destination.name': 'orders' }, {}, 2.4)).toEqual([
      { is: 'slower', times: 2.4 },
      { is: 'messaging', destination: 'orders' },
    ]);
  });

  it('do not tell what is hardly slower than usual', () => {
    expect(pills({}, {}, 1.01)).toEqual([]);
  });

  it('are two at most, what went wrong first', () => {
    const all = { 'http.response.status_code': 500, 'rpc.grpc.status_code': 2, 'db.system': 'redis' };
    expect(pills(all, {}, 3).map(({ is }) => is)).toEqual(['http', 'grpc']);
  });
});
