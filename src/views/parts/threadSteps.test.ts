import { readSpanId, readTraceId } from '../../model/ids';
import { epochMs, ms } from '../../model/units';
import { english } from '../testing/english';
import { threadSteps, type ThreadFacts } from './threadSteps';

const context = { from: 'now-1h', to: 'now', 'var-env': 'kr' };
const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const spanId = readSpanId('0f82631bdbb244c4')!;
const whole: ThreadFacts = {
  context,
  environment: 'Production',
  thread: {
    service: { name: 'recommendation' },
    exemplar: { at: epochMs(1795229520000), took: ms(1423) },
    traceId,
    spanId,
  },
  operation: 'ListRecommendations',
  lines: 3,
  timeZone: 'utc',
};

describe('the thread', () => {
  it('names every step from the environment to the log lines', () => {
    expect(threadSteps(whole, english).map((step) => step.label)).toEqual([
      'Production',
      'recommendation',
      '1.42 s at 02:52',
      'trace 5bda…44c4',
      'ListRecommendations',
      '3 log lines',
    ]);
  });

  it('keeps time and environment in every step', () => {
    for (const step of threadSteps(whole, english)) {
      expect(step.href).toContain('from=now-1h&to=now&var-env=kr');
    }
  });

  it('starts at the environment alone', () => {
    expect(threadSteps({ context, environment: 'Production', thread: {} }, english)).toHaveLength(1);
  });

  it('leaves out what was not passed: a trace opened by its id has no service and no exemplar', () => {
    expect(threadSteps({ ...whole, thread: { traceId }, lines: undefined }, english).map((step) => step.key)).toEqual([
      'environment',
      'trace',
    ]);
  });
});
