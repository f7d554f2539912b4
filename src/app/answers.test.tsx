import { act, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { of } from 'rxjs';
import { demoEnvironments } from '../demo/environments';
import { useAnswer } from '../grafana/answer';
import { useTimeKeys, useWindow } from '../grafana/clock';
import { useFirstAnswer } from '../grafana/firstAnswer';
import { pendingReply, withDataSources } from '../grafana/testing/fakeDataSources';
import { ready, type Outcome } from '../model/outcome';
import type { Answers, Question } from '../telemetry/question';
import { base, oneFrame, open, packet, read, Routed, Services, useServices } from './testing/bareApp';

describe('an answer', () => {
  it('is asked for once by all that need it at the same time', async () => {
    const { query, state } = pendingReply();
    withDataSources({ 'prod-m': { query } });
    await open(base, [<Services key="a" id="a" />, <Services key="b" id="b" />]);
    expect(screen.getByTestId('a')).toHaveTextContent('loading');
    await waitFor(() => expect(state.asked).toBe(1));
    await act(async () => state.answer(oneFrame));
    await waitFor(() => expect(screen.getByTestId('a')).toHaveTextContent('rate:1'));
    expect(screen.getByTestId('b')).toHaveTextContent('rate:1');
    expect(state.asked).toBe(1);
  });

  it('is cancelled when the page is left', async () => {
    const { query, state } = pendingReply();
    withDataSources({ 'prod-m': { query } });
    const { unmount } = await open(base, <Services />);
    await waitFor(() => expect(state.asked).toBe(1));
    unmount();
    expect(state.cancelled).toBe(1);
  });

  it('is remembered from page to page, a failed one is not', async () => {
    let asked = 0;
    let reply = packet({ data: [], error: { message: 'connection refused' } });
    withDataSources({ 'prod-m': { query: () => ((asked += 1), of(reply)) } });
    const failing = (answers: Answers): Outcome<string> => {
      const problem = answers.get('rate')?.problem;
      return problem ? { is: 'failed', problem } : read(answers);
    };
    function Page() {
      const question = useServices();
      return <p data-testid="page">{useAnswer({ ...question, read: failing }).is}</p>;
    }
    const { rerender, scene } = await open(base, <Page key="1" />);
    await waitFor(() => expect(screen.getByTestId('page')).toHaveTextContent('failed'));
    expect(asked).toBe(1);
    reply = oneFrame;
    rerender(
      <Routed scene={scene}>
        <Page key="2" />
      </Routed>
    );
    await waitFor(() => expect(screen.getByTestId('page')).toHaveTextContent('ready'));
    expect(asked).toBe(2);
    rerender(
      <Routed scene={scene}>
        <Page key="3" />
      </Routed>
    );
    expect(screen.getByTestId('page')).toHaveTextContent('ready');
    expect(asked).toBe(2);
  });

  it('is asked for once more by refresh, and stays on screen meanwhile', async () => {
    const { query, state } = pendingReply();
    withDataSources({ 'prod-m': { query } });
    const { scene } = await open(`${base}?from=2026-11-20T00:00:00.000Z&to=2026-11-20T01:00:00.000Z`, <Services />);
    await waitFor(() => expect(state.asked).toBe(1));
    await act(async () => state.answer(oneFrame));
    await act(async () => scene.state.$timeRange.onRefresh());
    await waitFor(() => expect(state.asked).toBe(2));
    expect(screen.getByTestId('answer')).toHaveTextContent('rate:1');
  });

  it('of the last window is kept while the next is awaited; that of another environment is not', async () => {
    const { query, state } = pendingReply();
    withDataSources({ 'prod-m': { query }, 'staging-m': { query } });
    function Keys() {
      const { setRange } = useTimeKeys();
      return <button onClick={() => setRange('now-3h', 'now')}>3 h</button>;
    }
    const { scene } = await open(base, [<Services key="s" />, <Keys key="k" />]);
    await waitFor(() => expect(state.asked).toBe(1));
    await act(async () => state.answer(oneFrame));
    await act(async () => screen.getByText('3 h').click());
    await waitFor(() => expect(state.asked).toBe(2));
    expect(screen.getByTestId('answer')).toHaveTextContent('loading last=rate:1');
    await act(async () => state.answer(oneFrame));
    await act(async () => scene.environment.changeValueTo('staging', undefined, true));
    await waitFor(() => expect(state.asked).toBe(3));
    expect(screen.getByTestId('answer')).toHaveTextContent('loading last=-');
  });

  it('comes through the same door from the demo, from a real data source, and from the demo again', async () => {
    const { askedFor } = withDataSources({ 'prod-m': { query: () => of(oneFrame) } });
    const demo = demoEnvironments[0]?.id ?? '';
    const { scene } = await open(`${base}?var-env=${demo}`, <Services />);
    await waitFor(() => expect(screen.getByTestId('answer')).toHaveTextContent('rate:1'), { timeout: 10_000 });
    expect(askedFor).toEqual([]);
    await act(async () => scene.environment.changeValueTo('prod', undefined, true));
    await waitFor(() => expect(screen.getByTestId('answer')).toHaveTextContent('rate:1'));
    expect(askedFor).toEqual(['prod-m']);
    await act(async () => scene.environment.changeValueTo(demo, undefined, true));
    await waitFor(() => expect(screen.getByTestId('answer')).toHaveTextContent('rate:1'));
    expect(askedFor).toEqual(['prod-m']);
  });
});

describe('the first way that finds something', () => {
  const lines = (answers: Answers): Outcome<readonly string[]> => {
    const answer = answers.get('lines');
    return answer?.problem
      ? { is: 'failed', problem: answer.problem }
      : ready((answer?.frames ?? []).flatMap((frame) => frame.fields.map((field) => field.name)));
  };

  const nameOf = ({ about }: Question<unknown>) => (about.is === 'logs' ? about.way : '');

  function Logs({ about }: { readonly about: string }) {
    const { window, step } = useWindow();
    const ways = ['broken', 'empty', 'right'].map((way) => ({
      about: { is: 'logs', of: { is: 'service', service: about }, way, limit: 10 } as const,
      signal: 'logs' as const,
      window,
      step,
      queries: [{ kind: 'logql', refId: 'lines', expr: way, shape: 'lines', limit: 10 } as const],
      read: lines,
    }));
    const { answer, used } = useFirstAnswer(ways, { remember: 'trace', nameOf, surest: [] });
    const way = used ? nameOf(used) : '-';
    return <p data-testid="logs">{`${about} ${answer.is} ${way}`}</p>;
  }

  it('is searched for once and remembered for the data source', async () => {
    const tried: unknown[] = [];
    withDataSources({
      'prod-l': {
        query: ({ targets: [target] }) => {
          const way = (target as unknown as { expr: string }).expr;
          tried.push(way);
          if (way === 'broken') {
            return of(packet({ data: [], errors: [{ refId: 'lines', message: 'parse error' }] }));
          }
          return of(
            packet({ data: way === 'right' ? [{ refId: 'lines', fields: [{ name: 'x', values: [1] }] }] : [] })
          );
        },
      },
    });
    const { rerender, scene } = await open(base, <Logs about="cart" />);
    await waitFor(() => expect(screen.getByTestId('logs')).toHaveTextContent('cart ready right'));
    expect(tried).toEqual(['broken', 'empty', 'right']);
    rerender(
      <Routed scene={scene}>
        <Logs about="checkout" />
      </Routed>
    );
    await waitFor(() => expect(screen.getByTestId('logs')).toHaveTextContent('checkout ready right'));
    expect(tried).toEqual(['broken', 'empty', 'right', 'right']);
  });

  it('is not searched for any further in a data source that cannot be reached', async () => {
    let tried = 0;
    withDataSources({
      'prod-l': { query: () => ((tried += 1), of(packet({ data: [], error: { message: 'connection refused' } }))) },
    });
    await open(base, <Logs about="cart" />);
    await waitFor(() => expect(screen.getByTestId('logs')).toHaveTextContent('cart failed -'));
    expect(tried).toBe(1);
  });
});
