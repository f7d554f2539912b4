import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import type { Trace, TraceSummary } from '../model/trace';
import { readTraceId } from '../model/ids';
import { epochMs, ms } from '../model/units';
import { comparedSample } from './comparedSample';
import { quickSelections, spread } from './quickSelections';

const drawing = (bar: string, mark = '') =>
  traceFromDrawing(`
    shop          |==========|
      payment${mark}   ${bar}
  `);

function found(number: number, trace: Trace): { trace: Trace; summary: TraceSummary } {
  const traceId = readTraceId(String(number)) ?? trace.traceId;
  const matched = trace.spans
    .filter(({ service }) => service.name === 'payment')
    .map(({ spanId, start, duration, status }) => ({ spanId, start, duration, status }));
  const [first] = trace.spans;
  return {
    trace: { ...trace, traceId },
    summary: { traceId, start: first?.start ?? epochMs(0), rootService: 'shop', rootOperation: 'shop', matched },
  };
}

describe('a sample of spans, compared', () => {
  const both = [found(1, drawing('|==|', '!')), found(2, drawing('|=|')), found(3, drawing('|=====|'))];
  const traces = both.map(({ trace }) => trace);
  const summaries = both.map(({ summary }) => summary);

  it('counts the spans for which the traces were found, and no others', () => {
    const compared = comparedSample(traces, summaries, { failed: true });
    expect(compared).toMatchObject({ selected: 1, others: 2 });
    expect(compared.attributes.find(({ key }) => key === 'resource.service.name')?.values).toEqual([
      { value: 'payment', isText: true, selected: 1, others: 2 },
    ]);
  });

  it('counts a trace that comes twice once, in whatever order', () => {
    const byKey = (compared: ReturnType<typeof comparedSample>) =>
      Object.fromEntries(compared.attributes.map(({ key, selected, others }) => [key, [selected, others]]));
    const once = comparedSample(traces, summaries, { failed: true });
    const twice = comparedSample([...traces, ...traces].reverse(), summaries, { failed: true });
    expect(byKey(twice)).toEqual(byKey(once));
  });

  it('offers failed against fine first, then the slowest', () => {
    expect(quickSelections(summaries).map(({ is, selected, others }) => [is, selected, others])).toEqual([
      ['failed', 1, 2],
      ['slowest', 1, 2],
    ]);
    const fine = summaries.slice(1);
    expect(quickSelections(fine).map(({ is }) => is)).toEqual(['slowest']);
    expect(quickSelections([])).toEqual([]);
  });

  it('selects by duration as well', () => {
    expect(comparedSample(traces, summaries, { atLeast: ms(5) })).toMatchObject({ selected: 1, others: 2 });
  });

  it('spreads over all that was found', () => {
    expect(spread([1, 2, 3, 4, 5, 6], 3)).toEqual([1, 3, 5]);
    expect(spread([1, 2], 3)).toEqual([1, 2]);
  });
});
