import { readTraceId, type TraceId } from '../model/ids';
import { epochMs } from '../model/units';
import { windowOf } from '../model/window';
import { tracesLinkingToQuestion } from './linkedTraces';
import { misplaced } from './testing/grammar';
import { valueOf } from './testing/scopes';

function traceId(text: string): TraceId {
  const id = readTraceId(text);
  if (!id) {
    throw new Error(text);
  }
  return id;
}

const own = traceId('abc1');
const question = tracesLinkingToQuestion(own, { window: windowOf(0, 1000) });

describe('the traces that link to one', () => {
  it('are asked for by the id of the linked trace alone', () => {
    const [query] = question.queries;
    const text = query?.kind === 'traceql' ? query.traceql : '';
    expect(text).toBe(
      '{ link:traceID = "0000000000000000000000000000abc1" } | select(name, status, resource.service.name)'
    );
    expect(misplaced('traceql', text)).toEqual([]);
  });

  it('are others than itself', () => {
    const fields = [
      { name: 'traceID', type: 'string', values: ['abc1', 'def2'] },
      { name: 'startTime', type: 'time', values: [5, 6] },
      { name: 'traceService', type: 'string', values: ['a', 'stock'] },
    ];
    const found = valueOf(question.read(new Map([['traces', { frames: [{ fields }] }]])));
    expect(found).toEqual([
      { traceId: traceId('def2'), start: epochMs(6), rootService: 'stock', duration: undefined, matched: [] },
    ]);
  });

  it('are refused by a Tempo that does not know them, which is no other failure', () => {
    const problem = { kind: 'query-rejected', signal: 'traces', query: 'q', reply: 'unexpected IDENTIFIER' } as const;
    expect(question.read(new Map([['traces', { frames: [], problem }]]))).toEqual({ is: 'failed', problem });
  });
});
