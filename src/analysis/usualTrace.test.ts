import { readSpanId, readTraceId } from '../model/ids';
import type { SpanStatus, TraceSummary } from '../model/trace';
import { epochMs, ms } from '../model/units';
import { usualTrace } from './usualTrace';

const idOf = (text: string) => {
  const id = readTraceId(text);
  if (!id) {
    throw new Error(text);
  }
  return id;
};
const spanId = readSpanId('1');

function took(id: string, duration: number | undefined, status: SpanStatus = 'unset'): TraceSummary {
  const matched = spanId ? [{ spanId, start: epochMs(0), duration: ms(duration ?? 0), status }] : [];
  return { traceId: idOf(id), start: epochMs(0), duration: duration === undefined ? undefined : ms(duration), matched };
}

describe('a usual trace', () => {
  it('is the one that took about as long as half of them', () => {
    const traces = [took('1', 10), took('2', 12), took('3', 900), took('4', 14), took('5', 11)];
    expect(usualTrace(traces, idOf('a'))?.traceId).toBe(idOf('2'));
  });

  it('did not fail, unless all did', () => {
    expect(usualTrace([took('1', 10, 'error'), took('2', 50)], idOf('a'))?.traceId).toBe(idOf('2'));
    expect(usualTrace([took('1', 10, 'error')], idOf('a'))?.traceId).toBe(idOf('1'));
  });

  it('is never the trace itself, nor one of unknown duration', () => {
    expect(usualTrace([took('1', 10), took('2', undefined)], idOf('1'))).toBeUndefined();
  });
});
