import { readTraceId } from '../../model/ids';
import { absent } from '../../model/outcome';
import type { TraceSummary } from '../../model/trace';
import { epochMs, ms } from '../../model/units';
import { lengthOf } from '../../model/window';
import { english } from '../testing/english';
import { distanceText, nearestText, noneOfOperationText, waysToNearest } from './nearestStored';

const at = epochMs(1_700_000_000_000);
const wanted = { service: { name: 'cart' }, exemplar: { at, took: ms(801) } };

describe('the stored trace nearest to one that was not kept', () => {
  it('is looked for among slow ones before any, within five minutes', () => {
    const ways = waysToNearest(wanted, { matchers: [] });
    expect(ways.map(({ about }) => (about.is === 'traces' ? about.pick : undefined))).toEqual(['slow', 'newest']);
    for (const { window } of ways) {
      expect(lengthOf(window)).toBe(600_000);
      expect(window.from + 300_000).toBe(at);
    }
  });

  it('is looked for among those of its operation before all of the service', () => {
    const exemplar = { ...wanted.exemplar, operation: 'GET "/cart"' };
    const ways = waysToNearest({ ...wanted, exemplar }, { matchers: [] });
    expect(ways.map(({ about }) => about)).toEqual([
      { is: 'traces', service: { name: 'cart' }, operation: 'GET "/cart"', pick: 'slow', atLeast: 400, limit: 50 },
      { is: 'traces', service: { name: 'cart' }, operation: 'GET "/cart"', pick: 'newest', limit: 50 },
      { is: 'traces', service: { name: 'cart' }, pick: 'slow', atLeast: 400, limit: 50 },
      { is: 'traces', service: { name: 'cart' }, pick: 'newest', limit: 50 },
    ]);
    const [first] = ways[0]?.queries ?? [];
    expect(first?.kind === 'traceql' ? first.traceql : '').toContain('&& name = "GET \\"/cart\\"" &&');
  });

  it('is never the missing one itself, which a search may list all the same', () => {
    const traceId = readTraceId('abc')!;
    const [way] = waysToNearest({ ...wanted, traceId }, { matchers: [] });
    const found = (...ids: string[]) => {
      const columns = { traceID: ids, startTime: ids.map(() => at) };
      const fields = Object.entries(columns).map(([name, values]) => ({ name, type: 'string', values }));
      return way?.read(new Map([['traces', { frames: [{ fields }] }]]));
    };
    expect(found('abc')).toEqual(absent({ why: 'nothing-found' }));
    expect(found('abc', 'def')).toMatchObject({ is: 'ready', value: [{ traceId: readTraceId('def') }] });
  });

  it('says of what it is one', () => {
    expect(nearestText('GET /cart', english)).toBe('Open the nearest stored trace of GET /cart');
    expect(nearestText(undefined, english)).toBe('Open the nearest stored trace of the service');
    expect(noneOfOperationText('GET /<_>', english)).toBe('None of GET /<_> was found within five minutes of it.');
    expect(nearestText('😀'.repeat(99), english)).toBe(`Open the nearest stored trace of ${'😀'.repeat(80)}…`);
  });

  it('says how far it is from it, by what its service took and not by the whole trace', () => {
    const traceId = readTraceId('abc')!;
    const whole: TraceSummary = { traceId, start: epochMs(at - 90_000), duration: ms(5000), matched: [] };
    expect(distanceText(whole, wanted, english)).toBe('1 min 30 s before, took 5 s instead of 801 ms');
  });
});
