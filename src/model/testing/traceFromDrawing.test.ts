import { drawnStart, traceFromDrawing } from './traceFromDrawing';

describe('a trace from a drawing', () => {
  const trace = traceFromDrawing(`
    checkout        |=========|
      checkout:cart   |##|
        redis!         ||
      payment             |###|  client
    audit?                      |
  `);

  it('reads one column as one millisecond, from the first bar', () => {
    expect(trace.span('checkout')).toMatchObject({ start: drawnStart, duration: 10 });
    expect(trace.span('checkout:cart')).toMatchObject({ start: drawnStart + 2, duration: 3 });
    expect(trace.span('redis')).toMatchObject({ start: drawnStart + 3, duration: 1 });
    expect(trace.span('audit')).toMatchObject({ start: drawnStart + 12, duration: 0 });
  });

  it('takes the indent for the parent', () => {
    expect(trace.span('checkout').parentSpanId).toBeUndefined();
    expect(trace.span('checkout:cart').parentSpanId).toBe(trace.span('checkout').spanId);
    expect(trace.span('redis').parentSpanId).toBe(trace.span('checkout:cart').spanId);
    expect(trace.span('payment').parentSpanId).toBe(trace.span('checkout').spanId);
  });

  it('marks errors, orphans, services and kinds', () => {
    expect(trace.span('redis').status).toBe('error');
    expect(trace.spans.map((span) => span.spanId)).not.toContain(trace.span('audit').parentSpanId);
    expect(trace.span('checkout:cart')).toMatchObject({
      service: { name: 'checkout' },
      operation: 'cart',
      kind: 'internal',
    });
    expect(trace.span('redis').kind).toBe('server');
    expect(trace.span('payment').kind).toBe('client');
  });

  it('refuses what it cannot read', () => {
    expect(() => traceFromDrawing('checkout')).toThrow('a drawn span');
    expect(() => traceFromDrawing('checkout |==| teapot')).toThrow('teapot');
    expect(() => trace.span('nobody')).toThrow('nobody');
  });
});
