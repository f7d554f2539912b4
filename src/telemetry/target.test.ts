import { readTraceId } from '../model/ids';
import { absent } from '../model/outcome';
import { ms } from '../model/units';
import { windowOf } from '../model/window';
import type { Query, Question } from './question';
import { mostPoints, queryTextOf, searchedWindow, targetOf } from './target';

const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const window = windowOf(3_600_000, 7_200_000);
const asking = (...queries: Query[]): Question<never> => ({
  about: { is: 'services' },
  signal: 'metrics',
  window,
  step: ms(15_000),
  queries,
  read: () => absent({ why: 'no-traffic' }),
});
const range: Query = { kind: 'promql', refId: 'rate', expr: 'up', shape: 'range', exemplars: true };
const instant: Query = { kind: 'promql', refId: 'now', expr: 'up', shape: 'instant' };
const byId: Query = { kind: 'trace-by-id', refId: 'trace', traceId };
const lines: Query = { kind: 'logql', refId: 'lines', expr: '{a="b"}', shape: 'lines', limit: 50 };
const names: Query = { kind: 'prometheus-api', refId: 'names', path: 'api/v1/series', params: { limit: '1' } };

describe('a query in the words of its data source', () => {
  it('asks for a course every step, and for one value without a step', () => {
    expect(targetOf(range, asking(range))).toMatchObject({
      range: true,
      instant: false,
      interval: '15s',
      exemplar: true,
    });
    const target = targetOf(instant, asking(instant));
    expect(target).toMatchObject({ range: false, instant: true, exemplar: false });
    expect(target).not.toHaveProperty('interval');
  });

  it('asks for a trace by nothing but its id, whenever it was', () => {
    expect(targetOf(byId, asking(byId)).query).toBe(traceId);
    const searched = searchedWindow(asking(byId), [byId], window.to);
    expect(searched.from).toBe(86_400_000);
    expect(searched.to).toBeGreaterThan(window.to);
    expect(searchedWindow(asking(range, byId), [range, byId], window.to)).toEqual(window);
  });

  it('wants the newest lines first, and a step only of what is counted', () => {
    expect(targetOf(lines, asking(lines))).toMatchObject({ direction: 'backward', maxLines: 50 });
    expect(targetOf(lines, asking(lines))).not.toHaveProperty('step');
    expect(targetOf({ ...lines, shape: 'range' }, asking(lines))).toMatchObject({ step: '15s' });
  });

  it('keeps its refId, whatever kind it is of', () => {
    for (const query of [range, instant, byId, lines, names]) {
      expect(targetOf(query, asking(query)).refId).toBe(query.refId);
    }
  });

  it('reads as what was asked', () => {
    expect([range, byId, lines, names].map(queryTextOf)).toEqual(['up', traceId, '{a="b"}', 'api/v1/series?limit=1']);
  });

  it('allows more points than there are steps, so that the source does not widen them', () => {
    expect(mostPoints(window, ms(15_000))).toBeGreaterThan(240);
    expect(mostPoints(window, ms(3_600_000))).toBe(100);
    expect(mostPoints(windowOf(0, 1e12), ms(1))).toBe(11_000);
  });
});
