import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { preparedTrace } from '../../analysis/preparedTrace';
import type { Answer } from '../../grafana/answerState';
import type { LogLine } from '../../model/log';
import { failed, ready } from '../../model/outcome';
import { drawnStart, traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { epochMs } from '../../model/units';
import { TraceStory } from './TraceStory';

const drawn = traceFromDrawing(`
  shop      |===========|
    cart!      |==|
    payment          |=|
`);
const prepared = preparedTrace(drawn);

function line(at: number, body: string, more: Partial<LogLine> = {}): LogLine {
  const when = { at: epochMs(drawnStart + at), atNs: `${(drawnStart + at) * 1e6}` };
  return { id: body, ...when, level: 'info', body, service: 'cart', attributes: {}, ...more };
}

function show(answer: Answer<readonly LogLine[]>) {
  const onSelect = jest.fn();
  const { spanId } = drawn.span('cart');
  render(<TraceStory prepared={prepared} answer={answer} selected={spanId} onSelect={onSelect} timeZone="utc" />);
  return { onSelect };
}

const told = () => screen.queryAllByTestId('story-entry').map((row) => row.textContent);
const lines = [line(8, 'late line', { spanId: drawn.span('cart').spanId }), line(4, 'no cache', { level: 'error' })];

describe('the story of a trace on screen', () => {
  it('is one list of spans and log lines in the order of time, those of the selected span marked', () => {
    show(ready(lines));
    const rows = screen.getAllByTestId('story-entry');
    expect(rows.map((row) => row.dataset.kind)).toEqual(['span', 'span', 'line', 'line', 'span']);
    expect(told()[1]).toContain('✕ cart took 3 ms');
    expect(told()[3]).toContain('2 ms after its span had ended');
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2);
    expect(told()[4]).not.toContain('nothing for');
    expect(told()[1]).toContain('nothing for 3 ms');
  });

  it('shows the spans although the lines failed, and says why', () => {
    show(failed({ kind: 'unreachable', signal: 'logs', reply: 'gone' }));
    expect(screen.getByTestId('problem')).toHaveAttribute('data-signal', 'logs');
    expect(screen.getAllByTestId('story-entry')).toHaveLength(3);
  });

  it('leaves out kinds and what does not contain a text', async () => {
    show(ready(lines));
    await userEvent.click(within(screen.getByRole('group', { name: 'Kinds' })).getByRole('button', { name: /Spans/ }));
    expect(told()).toHaveLength(2);
    await userEvent.type(screen.getByRole('searchbox'), 'CACHE');
    expect(told()).toHaveLength(1);
  });

  it('is gone through with the arrow keys; Enter selects', async () => {
    const { onSelect } = show(ready(lines));
    screen.getAllByTestId('story-entry')[1]?.focus();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(onSelect).toHaveBeenCalledWith(drawn.span('shop').spanId, 'choose');
  });
});
