import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { of } from 'rxjs';
import { useAnswer } from '../grafana/answer';
import { afterAnswer, type Answer } from '../grafana/answerState';
import { useTimeKeys, useWindow } from '../grafana/clock';
import { useFirstAnswer } from '../grafana/firstAnswer';
import { useProfile } from '../grafana/profile';
import { pendingReply, withDataSources } from '../grafana/testing/fakeDataSources';
import { ready } from '../model/outcome';
import { base, oneFrame, open, packet, Routed, useServices } from './testing/bareApp';

/** An answer with the buttons of a place that waits. */
function Shown({ id, answer }: { readonly id: string; readonly answer: Answer<unknown> }) {
  const press = answer.is === 'cancelled' ? answer.askAgain : answer.is === 'loading' && answer.cancel;
  return (
    <div data-testid={id}>
      {answer.is === 'ready' ? String(answer.value) : answer.is}
      {press && <button onClick={press}>{answer.is === 'cancelled' ? `again ${id}` : `cancel ${id}`}</button>}
    </div>
  );
}

function Services({ id = 'services' }: { readonly id?: string }) {
  return <Shown id={id} answer={useAnswer(useServices())} />;
}

const place = (id: string) => screen.getByTestId(id);
const isCancelled = (id: string) => waitFor(() => expect(place(id).textContent).toBe(`cancelledagain ${id}`));
const click = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

describe('an answer that takes too long', () => {
  it('is cancelled at its source, for all that wait for it, and asked for again when one of them wants to', async () => {
    const { query, state } = pendingReply();
    withDataSources({ 'prod-m': { query } });
    await open(base, [<Services key="a" id="a" />, <Services key="b" id="b" />]);
    await waitFor(() => expect(state.asked).toBe(1));
    const late = state.answer;
    await click('cancel a');
    expect(state.cancelled).toBe(1);
    await isCancelled('a');
    await isCancelled('b');
    await act(async () => late(oneFrame));
    await isCancelled('a');
    await click('again b');
    await waitFor(() => expect(state.asked).toBe(2));
    await waitFor(() => expect(place('a')).toHaveTextContent('loading'));
    await act(async () => state.answer(oneFrame));
    await waitFor(() => expect(place('a')).toHaveTextContent('rate:1'));
    expect(place('b')).toHaveTextContent('rate:1');
  });

  it('is asked for again by refresh, and by coming back to its page', async () => {
    const { query, state } = pendingReply();
    withDataSources({ 'prod-m': { query } });
    const { rerender, scene } = await open(`${base}?from=2026-11-20T00:00:00.000Z&to=2026-11-20T01:00:00.000Z`, [
      <Services key="1" />,
    ]);
    await waitFor(() => expect(state.asked).toBe(1));
    await click('cancel services');
    await isCancelled('services');
    await act(async () => scene.state.$timeRange.onRefresh());
    await waitFor(() => expect(state.asked).toBe(2));
    await waitFor(() => expect(place('services')).toHaveTextContent('loading'));
    await click('cancel services');
    await isCancelled('services');
    rerender(
      <Routed scene={scene}>
        <Services key="2" />
      </Routed>
    );
    await waitFor(() => expect(state.asked).toBe(3));
    expect(state.cancelled).toBe(2);
  });

  it('leaves nothing of another window on screen once it is cancelled', async () => {
    const { query, state } = pendingReply();
    withDataSources({ 'prod-m': { query } });
    function Keys() {
      const { setRange } = useTimeKeys();
      return <button onClick={() => setRange('now-3h', 'now')}>3 h</button>;
    }
    await open(base, [<Services key="s" />, <Keys key="k" />]);
    await waitFor(() => expect(state.asked).toBe(1));
    await act(async () => state.answer(oneFrame));
    await waitFor(() => expect(place('services')).toHaveTextContent('rate:1'));
    await click('3 h');
    await waitFor(() => expect(state.asked).toBe(2));
    await click('cancel services');
    await isCancelled('services');
  });

  it('keeps what is already there when it is only asked for once more', async () => {
    const { query, state } = pendingReply();
    withDataSources({ 'prod-m': { query } });
    const { scene } = await open(`${base}?from=2026-11-20T00:00:00.000Z&to=2026-11-20T01:00:00.000Z`, <Services />);
    await waitFor(() => expect(state.asked).toBe(1));
    await act(async () => state.answer(oneFrame));
    await act(async () => scene.state.$timeRange.onRefresh());
    await waitFor(() => expect(state.asked).toBe(2));
    expect(place('services').textContent).toBe('rate:1');
  });

  it('is not the first way’s alone: cancelling ends the whole search, asking again begins it anew', async () => {
    const { query, state } = pendingReply();
    const tried: unknown[] = [];
    withDataSources({
      'prod-l': {
        query: (request) => {
          const [target] = request.targets;
          tried.push(target && 'expr' in target ? target.expr : undefined);
          return tried.at(-1) === 'empty' ? of(packet({ data: [] })) : query(request);
        },
      },
    });
    function Lines() {
      const { window, step } = useWindow();
      const ways = ['empty', 'slow', 'never'].map((way) => ({
        about: { is: 'logs', of: { is: 'service', service: 'cart' }, way, limit: 10 } as const,
        signal: 'logs' as const,
        window,
        step,
        queries: [{ kind: 'logql', refId: 'lines', expr: way, shape: 'lines', limit: 10 } as const],
        read: (answers: ReadonlyMap<string, { readonly frames: readonly unknown[] }>) =>
          ready(answers.get('lines')?.frames.map(() => 'line') ?? []),
      }));
      return <Shown id="lines" answer={useFirstAnswer(ways).answer} />;
    }
    await open(base, <Lines />);
    await waitFor(() => expect(tried).toEqual(['empty', 'slow']));
    await click('cancel lines');
    expect(state.cancelled).toBe(1);
    await isCancelled('lines');
    await click('again lines');
    await waitFor(() => expect(tried).toEqual(['empty', 'slow', 'empty', 'slow']));
    await act(async () => state.answer(packet({ data: [{ refId: 'lines', fields: [] }] })));
    await waitFor(() => expect(place('lines')).toHaveTextContent('line'));
    expect(tried).not.toContain('never');
  });

  it('can be cancelled where it waits for how the metrics speak', async () => {
    const getResource = jest.fn(() => new Promise(() => {}));
    withDataSources({ 'prod-m': { query: () => of(oneFrame), getResource } });
    function Needing() {
      return <Shown id="needing" answer={afterAnswer(useProfile(), useAnswer(undefined))} />;
    }
    await open(base, <Needing />);
    await waitFor(() => expect(getResource).toHaveBeenCalledTimes(1));
    await click('cancel needing');
    await isCancelled('needing');
    await click('again needing');
    await waitFor(() => expect(getResource).toHaveBeenCalledTimes(2));
    await waitFor(() => expect(place('needing')).toHaveTextContent('loading'));
  });
});
