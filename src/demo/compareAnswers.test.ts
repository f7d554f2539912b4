import { overRepresented } from '../analysis/overRepresented';
import type { TraceSelection } from '../model/traceSelection';
import { ms } from '../model/units';
import { traceCompareQuestion } from '../telemetry/traceCompare';
import type { SearchedTraces } from '../model/traceSearch';
import { windowOf } from '../model/window';
import { anchor, askDemo } from './testing/askDemo';

function differences(want: SearchedTraces, selection: TraceSelection) {
  const scope = { matchers: [], window: windowOf(anchor - 3_600_000, anchor), step: ms(15_000) };
  const question = traceCompareQuestion(want, selection, scope);
  const reply = askDemo(question.about, {}).get('compared');
  const outcome = question.read(new Map([['compared', { frames: reply?.frames ?? [] }]]));
  if (outcome.is !== 'ready') {
    throw new Error(JSON.stringify(outcome));
  }
  return overRepresented(outcome.value, selection);
}

const named = ({ found }: ReturnType<typeof differences>) => found.map(({ key, value }) => `${key}=${value}`);

describe('what the shop says of a selection', () => {
  it('names the missed cache and the release before it for failed recommendations', () => {
    const found = differences(
      { service: { name: 'recommendation' }, operation: 'ListRecommendations' },
      { failed: true }
    );
    expect(named(found).slice(0, 2).sort()).toEqual(['resource.service.version=1.5.0', 'span.app.cache_hit=false']);
    expect(found.restating.map(({ key }) => key)).toContain('statusMessage');
  });

  it('names them for slow ones as well', () => {
    const found = differences(
      { service: { name: 'recommendation' }, operation: 'ListRecommendations' },
      { atLeast: ms(300) }
    );
    expect(named(found).slice(0, 3)).toContain('span.app.cache_hit=false');
  });

  it('is the same each time', () => {
    const about = { is: 'trace-compare', want: {}, selection: { failed: true } } as const;
    expect(askDemo(about)).toEqual(askDemo(about));
  });
});
