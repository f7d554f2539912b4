import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { preparedTrace } from '../../analysis/preparedTrace';
import { waterfallRows } from '../../analysis/waterfall';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import type { SpanId } from '../../model/ids';
import { FlameGraph } from './FlameGraph';
import { ServiceTimes } from './ServiceTimes';

const drawn = traceFromDrawing(`
  shop            |==================|
    price           |==|
    price!                |===|
    stock                       |==|
      redis                      ||
`);
const prepared = preparedTrace(drawn);
const rows = waterfallRows(prepared.tree, new Set());
const onSelect = jest.fn();
const operationOf = (spanId: SpanId | undefined) => drawn.spans.find((span) => span.spanId === spanId)?.operation;

function Held({ as: View }: { readonly as: typeof FlameGraph | typeof ServiceTimes }) {
  const [selected, setSelected] = useState<SpanId>();
  const select = (spanId: SpanId, how: string) => {
    onSelect(operationOf(spanId), how);
    setSelected(spanId);
  };
  return (
    <View prepared={prepared} rows={rows} selected={selected} colourOf={() => ({ colour: 'red' })} onSelect={select} />
  );
}

beforeEach(() => onSelect.mockClear());

const names = () => screen.getAllByTestId('flame-box').map((box) => box.getAttribute('aria-label'));
const current = () => screen.getByRole('treeitem', { selected: true });

describe('the flame graph on screen', () => {
  it('merges alike calls and marks failed ones by shape', () => {
    render(<Held as={FlameGraph} />);
    expect(names()).toEqual(['shop shop', '✕ price price ×2', 'stock stock', 'redis redis']);
  });

  it('looks into a box that is clicked and selects its slowest span; Escape leads out again', async () => {
    render(<Held as={FlameGraph} />);
    await userEvent.click(screen.getByRole('treeitem', { name: 'stock stock' }));
    expect(onSelect).toHaveBeenLastCalledWith('stock', 'choose');
    expect(names()).toEqual(['stock stock', 'redis redis']);
    await userEvent.keyboard('{Escape}');
    expect(names()).toHaveLength(4);
  });

  it('is gone through with the arrow keys', async () => {
    render(<Held as={FlameGraph} />);
    current().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowDown}');
    expect(onSelect.mock.calls).toEqual([
      ['price', 'move'],
      ['stock', 'move'],
      ['redis', 'move'],
    ]);
    expect(screen.getByTestId('flame-told')).toHaveTextContent('redis redis1 call · total 1 ms');
    await userEvent.keyboard('{ArrowUp}');
    expect(current()).toHaveAccessibleName('stock stock');
  });
});

describe('the services of a trace on screen', () => {
  it('stand by their share of the critical path until one sorts them', async () => {
    render(<Held as={ServiceTimes} />);
    const services = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
    expect(services()[0]).toBe('shop');
    await userEvent.click(screen.getByRole('button', { name: /Errors/ }));
    expect(services()[0]).toBe('price');
    expect(screen.getByRole('columnheader', { name: /Errors/ })).toHaveAttribute('aria-sort', 'descending');
  });

  it('open to their operations, and lead to the slowest span', async () => {
    render(<Held as={ServiceTimes} />);
    await userEvent.click(screen.getByRole('button', { name: 'price' }));
    expect(screen.getAllByRole('rowheader')).toHaveLength(5);
    await userEvent.click(screen.getAllByTitle('Select the slowest span: price')[0] ?? document.body);
    expect(onSelect).toHaveBeenCalledWith('price', 'choose');
  });
});
