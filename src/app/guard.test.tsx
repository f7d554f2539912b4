import type { DataQueryRequest } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, screen, waitFor, within } from '@testing-library/react';
import React, { useMemo } from 'react';
import { Observable, of, throwError } from 'rxjs';
import { useAnswer } from '../grafana/answer';
import { useWindow } from '../grafana/clock';
import { withDataSources } from '../grafana/testing/fakeDataSources';
import { ready } from '../model/outcome';
import { recordingsOf } from '../telemetry/guard/recorded';
import { edgesQuestion } from '../telemetry/serviceGraph';
import { auxiliaryPattern } from '../telemetry/auxiliary';
import { servicesQuestion } from '../telemetry/services';
import { classic, metricScope } from '../telemetry/testing/scopes';
import { tracesQuestion } from '../telemetry/traceSearch';
import { Caveats } from '../views/parts/Caveats';
import { RulesToCopy } from '../views/parts/RulesToCopy';
import { useMetricAnswer } from '../views/parts/useMetricAnswer';
import { useMetricScope } from '../views/parts/useMetricScope';
import { base, open, packet } from './testing/bareApp';

jest.mock('../grafana/profile', () => ({ useProfile: () => mockProfile }));
const mockProfile = ready(classic);

const hour = 'from=2026-11-20T23:00:00.000Z&to=2026-11-21T00:00:00.000Z&timezone=utc';
const month = 'from=2026-10-22T00:00:00.000Z&to=2026-11-21T00:00:00.000Z&timezone=utc';
const day = 86_400_000;

interface Target {
  readonly refId: string;
  readonly expr?: string;
}

/** A metrics data source that speaks the usual dialect and counts what passes its door. */
function metricsDoor(counts: Readonly<Record<string, number>>, recorded: readonly string[] = []) {
  const asked: DataQueryRequest[] = [];
  const resources: string[] = [];
  const getResource = async (path: string) => {
    resources.push(path);
    if (path.includes('throughline_part')) {
      return { data: recorded };
    }
    throw new Error(`Not asked here: ${path}`);
  };
  const query = (request: DataQueryRequest) => {
    asked.push(request);
    const targets = request.targets as unknown as readonly Target[];
    return of(packet({ data: targets.flatMap((target) => framesFor(target, counts)) }));
  };
  const texts = () => asked.flatMap(({ targets }) => targets as unknown as readonly Target[]);
  return { source: { query, getResource }, asked, resources, texts };
}

function framesFor({ refId }: Target, counts: Readonly<Record<string, number>>) {
  const series = refId === 'series' ? Object.entries(counts) : [['', 40] as const];
  return series.map(([metric, value]) => ({
    refId,
    fields: [
      { name: 'Time', type: 'time', values: [Date.UTC(2026, 10, 21)] },
      {
        name: 'Value',
        type: 'number',
        labels: refId === 'series' ? { throughline_metric: metric } : { service: 'cart' },
        values: [value],
      },
    ],
  }));
}

/** What the Overview asks of metrics by itself. */
function Metrics() {
  const metrics = useMetricScope();
  const { answer } = useMetricAnswer(metrics, servicesQuestion);
  const edges = useMetricAnswer(metrics, edgesQuestion).answer;
  const caveats = answer.is === 'ready' ? answer.caveats : [];
  return (
    <div>
      <p data-testid="metrics">{`${answer.is} ${edges.is}`}</p>
      <Caveats caveats={caveats} />
      <RulesToCopy metrics={metrics} />
    </div>
  );
}

const small = { traces_spanmetrics_calls_total: 10, traces_spanmetrics_latency_bucket: 90 };
const large = { traces_spanmetrics_calls_total: 20, traces_spanmetrics_latency_bucket: 300 };

async function overviewAsks(range: string, door: ReturnType<typeof metricsDoor>) {
  withDataSources({ 'prod-m': door.source });
  const view = await open(`${base}?var-env=prod&${range}`, <Metrics />);
  await waitFor(() => expect(screen.getByTestId('metrics').textContent).toMatch(/^ready (ready|absent)$/));
  const texts = door.texts().filter(({ refId }) => refId !== 'series');
  return { ...view, texts };
}

describe('the Overview over a month', () => {
  it('sends as many expressions as over an hour, and counts the series once', async () => {
    const forHour = metricsDoor(large);
    const first = await overviewAsks(hour, forHour);
    expect(forHour.texts().some(({ refId }) => refId === 'series')).toBe(false);
    first.unmount();
    const forMonth = metricsDoor(large);
    const { texts } = await overviewAsks(month, forMonth);
    expect(texts).toHaveLength(first.texts.length);
    expect(forMonth.texts().filter(({ refId }) => refId === 'series')).toHaveLength(1);
  });

  it('asks of all of it where that is cheap', async () => {
    const { texts } = await overviewAsks(month, metricsDoor(small));
    expect(texts.some(({ expr }) => expr?.includes('[30d]'))).toBe(true);
    expect(screen.queryByTestId('widen')).toBeNull();
  });

  it('asks of less where it is not, says so, and widens once', async () => {
    const door = metricsDoor(large);
    const { texts } = await overviewAsks(month, door);
    expect(texts.filter(({ expr }) => expr?.includes('[30d]'))).toEqual([]);
    expect(screen.getByText(/Metrics: last 7 d of 30 d/)).toBeInTheDocument();
    await act(async () => screen.getByTestId('widen').click());
    await waitFor(() => expect(door.texts().some(({ expr }) => expr?.includes('[30d]'))).toBe(true));
    expect(locationService.getSearch().get('widen')).toBe('metrics');
    expect(screen.queryByTestId('widen')).toBeNull();
    expect(door.texts().filter(({ refId }) => refId === 'series')).toHaveLength(1);
  });
});

describe('services that have been recorded', () => {
  const parts = recordingsOf(servicesQuestion(metricScope({ matchers: [], without: auxiliaryPattern() })), 'prod').map(
    ({ part }) => part
  );

  it('are asked of the recorded metrics over the whole month; calls, which are not, over less', async () => {
    const door = metricsDoor(large, parts);
    const { texts } = await overviewAsks(month, door);
    expect(texts.filter(({ expr }) => expr?.includes('[30d]')).map(({ refId }) => refId)).toEqual([
      'rate',
      'errors',
      'p95',
    ]);
    expect(texts.find(({ refId }) => refId === 'rate')?.expr).toContain(
      'sum_over_time(service:traces_spanmetrics_calls:rate5m{'
    );
    expect(screen.queryByTestId('widen')).toBeNull();
    expect(door.resources).toEqual(['api/v1/label/throughline_part/values']);
  });

  it('are offered as rules to copy where they are not recorded and the page is refreshed by itself', async () => {
    await overviewAsks(`${month}&refresh=5m`, metricsDoor(large));
    const box = await screen.findByTestId('rules-to-copy');
    await act(async () => within(box).getByRole('button').click());
    expect(box).toHaveTextContent("record: 'service:traces_spanmetrics_calls:rate5m'");
    expect(box).toHaveTextContent('service_name_level:log_lines:rate1m');
  });

  it('are not offered at once to somebody who asks a single time, nor where the range is cheap', async () => {
    const { unmount } = await overviewAsks(month, metricsDoor(large));
    expect(screen.queryByTestId('rules-to-copy')).toBeNull();
    unmount();
    await overviewAsks(`${month}&refresh=5m`, metricsDoor(small));
    expect(screen.queryByTestId('rules-to-copy')).toBeNull();
  });
});

/** Some traces of the chosen time, and what limits them. */
function Traces() {
  const { window, step } = useWindow();
  const question = useMemo(
    () => tracesQuestion({ service: { name: 'cart' }, pick: 'newest', limit: 20 }, { matchers: [], window, step }),
    [window, step]
  );
  const answer = useAnswer(
    useMemo(() => ({ ...question, read: () => ready('found'), readSteps: undefined }), [question])
  );
  return (
    <div data-testid="traces">
      {answer.is}
      {answer.is === 'ready' && <Caveats caveats={answer.caveats} />}
    </div>
  );
}

describe('traces over a month', () => {
  it('are searched for in its last six hours, and in its last week once that is wanted', async () => {
    const lengths: number[] = [];
    withDataSources({
      'prod-t': { query: ({ range }) => (lengths.push(range.to.diff(range.from)), of(packet({ data: [] }))) },
    });
    await open(`${base}?var-env=prod&${month}`, <Traces />);
    await waitFor(() => expect(screen.getByText(/Traces: last 6 h of 30 d/)).toBeInTheDocument());
    expect(screen.getByTestId('widen')).toHaveTextContent('Ask 7 d');
    await act(async () => screen.getByTestId('widen').click());
    await waitFor(() => expect(screen.getByText(/Traces: last 7 d of 30 d/)).toBeInTheDocument());
    expect(screen.queryByTestId('widen')).toBeNull();
    expect(lengths).toEqual([day / 4, 7 * day]);
    expect(locationService.getSearch().get('widen')).toBe('traces');
  });

  it('are searched for as a link says', async () => {
    const lengths: number[] = [];
    withDataSources({
      'prod-t': { query: ({ range }) => (lengths.push(range.to.diff(range.from)), of(packet({ data: [] }))) },
    });
    await open(`${base}?var-env=prod&${month}&widen=traces`, <Traces />);
    await waitFor(() => expect(lengths).toEqual([7 * day]));
  });
});

describe('a question that was refused', () => {
  it.each([400, 403, 422, 429])('with %s is not asked again', async (status) => {
    let asked = 0;
    withDataSources({
      'prod-t': { query: () => ((asked += 1), throwError(() => ({ status, data: { message: 'no' } }))) },
    });
    await open(`${base}?var-env=prod&${hour}`, <Traces />);
    await waitFor(() => expect(screen.getByTestId('traces').textContent).not.toBe('loading'));
    await act(() => new Promise((resolve) => setTimeout(resolve, 1200)));
    expect(asked).toBe(1);
  });
});

/** Asks for the traces of one of many services. */
function TracesOf({ name }: { readonly name: string }) {
  const { window, step } = useWindow();
  const question = useMemo(
    () => tracesQuestion({ service: { name }, pick: 'newest', limit: 20 }, { matchers: [], window, step }),
    [name, window, step]
  );
  return <p>{useAnswer(question).is}</p>;
}

describe('many questions at once', () => {
  it('wait for their turn, and what nobody waits for any longer is never sent', async () => {
    const replies: Array<() => void> = [];
    const asked: string[] = [];
    withDataSources({
      'prod-t': {
        query: ({ targets }) => {
          asked.push(JSON.stringify(targets));
          return new Observable((subscriber) => {
            replies.push(() => {
              subscriber.next(packet({ data: [] }));
              subscriber.complete();
            });
          });
        },
      },
    });
    const services = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const { unmount } = await open(
      `${base}?var-env=prod&${hour}`,
      services.map((name) => <TracesOf key={name} name={name} />)
    );
    await waitFor(() => expect(asked).toHaveLength(3));
    await act(async () => replies[0]?.());
    await waitFor(() => expect(asked).toHaveLength(4));
    unmount();
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(asked).toHaveLength(4);
  });
});
