import fc from 'fast-check';
import { readSpanId, readTraceId } from '../model/ids';
import { epochMs, ms } from '../model/units';
import { logsPath, readLogsView } from './logsRoutes';
import {
  overviewPath,
  readContext,
  readOverviewView,
  readServicePath,
  readServiceView,
  readThread,
  servicePath,
  tracePath,
  type Context,
} from './routes';
import { readServiceName, writeServiceName } from './serviceSegment';

const context: Context = { from: 'now-1h', to: 'now', timezone: 'browser', 'var-env': 'kr' };
const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const spanId = readSpanId('0f82631bdbb244c4')!;
const searchOf = (path: string) => new URL(path, 'http://grafana').search;
const segmentOf = (path: string) => decodeURIComponent(new URL(path, 'http://grafana').pathname.split('/').pop() ?? '');

describe('links', () => {
  it('carry time and environment', () => {
    for (const path of [
      overviewPath(context),
      servicePath(context, { name: 'cart' }),
      tracePath(context, traceId),
      logsPath(context),
    ]) {
      expect(readContext(searchOf(path))).toEqual(context);
    }
  });

  it('leave out what is not part of the context', () => {
    expect(readContext('?from=now-5m&service=cart&evil=1')).toEqual({ from: 'now-5m' });
  });

  it('restore the selection of the overview', () => {
    const view = { selected: { name: '재고', namespace: 'shop' }, edge: undefined };
    expect(readOverviewView(searchOf(overviewPath(context, view)))).toEqual(view);
    const edge = { client: { name: 'a' }, server: { name: 'b', namespace: 'n' } };
    expect(readOverviewView(searchOf(overviewPath(context, { edge }))).edge).toEqual(edge);
  });

  it('carry how often the page asks again', () => {
    const asking = { ...context, refresh: '10s' };
    expect(readContext(searchOf(servicePath(asking, { name: 'cart' })))).toEqual(asking);
  });

  it('restore the thread of a trace and of logs', () => {
    const thread = {
      service: { name: 'cart' },
      exemplar: { at: epochMs(1795227600000), took: ms(1423.5), operation: 'GET /cart/{id}' },
      traceId,
      spanId,
    };
    expect(readThread(traceId, searchOf(tracePath(context, traceId, thread)))).toEqual(thread);
    expect(readThread(undefined, searchOf(logsPath(context, thread)))).toEqual(thread);
  });

  it('keep what an exemplar measured, whatever it is called, beside the operation that a page is filtered by', () => {
    const mark = { at: epochMs(1), took: ms(0) };
    const path = servicePath(
      context,
      { name: 'cart' },
      { operation: 'GET /a', exemplar: { ...mark, operation: 'GET /b' } }
    );
    expect(searchOf(path)).toMatch(/&operation=GET\+%2Fa&at=1&took=0&op=GET\+%2Fb$/);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (operation) => {
        const there = tracePath(context, traceId, { exemplar: { ...mark, operation } });
        expect(readThread(traceId, searchOf(there)).exemplar).toEqual({ ...mark, operation });
        // Grafana puts variables into the links of its panels wherever a text looks like one.
        expect(there).not.toMatch(/[$[{]/);
      })
    );
  });

  it('forget what was measured where it is not said when, and name nothing where the name is empty', () => {
    expect(readThread(traceId, '?op=GET').exemplar).toBeUndefined();
    expect(readThread(traceId, '?at=1&took=0&op=').exemplar).toEqual({ at: 1, took: 0, operation: undefined });
  });

  it('restore filters of the service and logs pages', () => {
    const view = { tab: 'traces', operation: 'GET /product/{id}', pick: 'slow', exemplar: undefined } as const;
    expect(readServiceView(searchOf(servicePath(context, { name: 'x' }, view)))).toEqual(view);
    const logs = { levels: ['error', 'warn'], contains: '</script>&find=2' } as const;
    expect(readLogsView(searchOf(logsPath(context, {}, logs)))).toEqual(logs);
  });

  it('ignore what a hand-written URL gets wrong', () => {
    expect(readServiceView('?tab=nonsense&pick=all&at=yesterday&took=1')).toEqual({});
    expect(readThread('not-a-trace', '?span=zz')).toEqual({});
    expect(readServiceName('~zz~')).toBeUndefined();
    expect(readServiceName('~ffffff~')).toBeUndefined();
  });
});

describe('a service name in a path', () => {
  it('comes back unchanged, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(readServiceName(writeServiceName(name))).toBe(name);
      })
    );
  });

  it('survives the URL and stays one segment', () => {
    const names = [
      'cart',
      '재고-알림',
      'a/b',
      '..',
      '.',
      '%2F',
      'GET /x?y#z',
      '"{}</script>',
      'a b',
      '~',
      '\ud800',
      '',
    ];
    for (const name of names) {
      const path = servicePath(context, { name, namespace: 'ns' });
      expect(new URL(path, 'http://grafana').pathname.split('/')).toHaveLength(5);
      expect(readServicePath(segmentOf(path), searchOf(path))).toEqual({ name, namespace: 'ns' });
    }
  });
});
