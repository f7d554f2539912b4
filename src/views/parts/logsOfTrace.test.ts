import { drawnStart, traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { logsOfSpan, logsOfTrace } from './logsOfTrace';

const trace = traceFromDrawing(`
  shop         |=========|
    cart         |##|
    shop:pay         |###|
`);

describe('the place to look for log lines', () => {
  it('of a span is its service, from half a minute before to a minute after', () => {
    expect(logsOfSpan(trace.traceId, trace.span('cart'))).toEqual({
      of: { is: 'span', traceId: trace.traceId, spanId: trace.span('cart').spanId, services: ['cart'] },
      window: { from: drawnStart + 2 - 30_000, to: drawnStart + 5 + 60_000 },
    });
  });

  it('of a trace is all its services, each once', () => {
    expect(logsOfTrace(trace.traceId, trace.spans)).toEqual({
      of: { is: 'trace', traceId: trace.traceId, services: ['cart', 'shop'] },
      window: { from: drawnStart - 30_000, to: drawnStart + 10 + 60_000 },
    });
  });
});
