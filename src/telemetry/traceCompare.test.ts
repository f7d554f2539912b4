import fc from 'fast-check';
import type { TraceSelection } from '../model/traceSelection';
import type { SearchedTraces } from '../model/traceSearch';
import { epochMs, ms } from '../model/units';
import type { Frame } from './frame';
import { anyAnswers } from './testing/arbitraryFrames';
import { recordedJson } from './testing/recorded';
import { signalScope } from './testing/scopes';
import { traceCompareQuestion } from './traceCompare';

const want: SearchedTraces = { service: { name: 'recommendation' } };
const question = (of: SearchedTraces = want, selection: TraceSelection = { failed: true }) =>
  traceCompareQuestion(of, selection, signalScope({ matchers: [] }));
const textOf = (of: SearchedTraces, selection: TraceSelection) =>
  question(of, selection).queries.map((query) => query.kind === 'traceql-metrics' && query.traceql)[0];

interface RawValue {
  readonly stringValue?: string;
  readonly intValue?: string;
  readonly boolValue?: boolean;
}
interface Raw {
  readonly body: {
    readonly series: ReadonlyArray<{
      readonly labels: ReadonlyArray<{ readonly key: string; readonly value: RawValue }>;
      readonly samples: ReadonlyArray<{ readonly timestampMs: string; readonly value?: number }>;
    }>;
  };
}

/** As Grafana's Tempo data source turns Tempo's answer into frames: text in quotes, the name of a series as refId. */
function frames({ body }: Raw): readonly Frame[] {
  return body.series.map(({ labels, samples }) => ({
    refId: 'a series',
    fields: [
      { name: 'time', type: 'time', values: samples.map(({ timestampMs }) => Number(timestampMs)) },
      {
        name: 'a series',
        type: 'number',
        labels: Object.fromEntries(
          labels.map(({ key, value }) => [
            key,
            value.stringValue === undefined ? String(value.intValue ?? value.boolValue) : `"${value.stringValue}"`,
          ])
        ),
        values: samples.map(({ value = 0 }) => value),
      },
    ],
  }));
}

const recordedFrames = () => frames(recordedJson('http/tempo-metrics-compare.json') as Raw);

describe('the text of a comparison', () => {
  it('sets what is selected against the rest of the search', () => {
    expect([
      textOf(want, { failed: true }),
      textOf({}, { atLeast: ms(250.5), atMost: ms(9000) }),
      textOf(want, { from: epochMs(1_700_000_000_123), failed: false }),
    ]).toEqual([
      '{ resource.service.name = "recommendation" } | compare({ status = error }, 10)',
      '{ nestedSetParent < 0 } | compare({ duration >= 250.5ms && duration <= 9000ms }, 10)',
      '{ resource.service.name = "recommendation" } | compare({ status != error }, 10, 1700000000123000000, 1795227990000000000)',
    ]);
  });

  it('goes on after a search that somebody wrote', () => {
    expect(
      textOf({ traceql: '{ status = error } with (most_recent=true)' }, { from: epochMs(1), to: epochMs(2) })
    ).toBe('{ status = error }\n| compare({ true }, 10, 1000000, 2000000)');
  });
});

describe('the answer to a comparison', () => {
  it('is read from a real Tempo: the version and the missed cache that failed', () => {
    const outcome = question().read(new Map([['compared', { frames: recordedFrames() }]]));
    expect(outcome).toMatchObject({ is: 'ready', value: { selected: 133, others: 3317 }, caveats: [] });
    const value = (key: string) =>
      outcome.is === 'ready' ? outcome.value.attributes.find((attribute) => attribute.key === key) : undefined;
    expect(value('span.app.version')?.values).toContainEqual(
      expect.objectContaining({ value: '1.5.0', isText: true, selected: 133 })
    );
    expect(value('span.app.cache_hit')?.values).toContainEqual(
      expect.objectContaining({ value: 'false', isText: false, selected: 133 })
    );
    // Counted twice by Tempo, once here; what no span has is not told.
    expect(value('kind')?.values).toEqual([{ value: 'server', isText: true, selected: 133, others: 3317 }]);
    expect(value('span.http.route')).toBeUndefined();
  });

  it('never counts a value oftener than there are spans that have its attribute', () => {
    const outcome = question().read(new Map([['compared', { frames: recordedFrames() }]]));
    for (const { values, selected, others } of outcome.is === 'ready' ? outcome.value.attributes : []) {
      expect(values.reduce((sum, one) => sum + one.selected, 0)).toBeLessThanOrEqual(selected);
      expect(values.reduce((sum, one) => sum + one.others, 0)).toBeLessThanOrEqual(others);
    }
  });

  it('is nothing without series, and unreadable without totals', () => {
    expect(question().read(new Map([['compared', { frames: [] }]]))).toMatchObject({ is: 'absent' });
    const halved = recordedFrames().filter((frame) => !frame.fields[1]?.labels?.__meta_type?.includes('total'));
    expect(question().read(new Map([['compared', { frames: halved }]]))).toMatchObject({
      is: 'failed',
      problem: { kind: 'unreadable' },
    });
  });

  it('is read from anything without throwing', () => {
    fc.assert(
      fc.property(anyAnswers(['compared']), (answers) =>
        ['ready', 'absent', 'failed'].includes(question().read(answers).is)
      )
    );
  });
});
