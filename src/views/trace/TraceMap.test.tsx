import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { preparedTrace } from '../../analysis/preparedTrace';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import './TraceMap';
import { TraceView } from './TraceView';

const drawn = traceFromDrawing(`
  frontend                 |====================|
    frontend:get             |==|                 client
      cart                    ||
    frontend:pay!                 |===========|   client
      payment!                     |=========|
        payment:charge!              |=====|
`);
const id = (name: string) => drawn.span(name).spanId;
const prepared = preparedTrace(drawn);

type Props = Partial<Parameters<typeof TraceView>[0]>;

async function show(props: Props = {}) {
  const onSelect = jest.fn();
  const all = { prepared, thread: { spanId: id('frontend') }, onSelect, look: { show: 'map' } as const, ...props };
  await act(async () => {
    render(
      <MemoryRouter>
        <TraceView {...all} />
      </MemoryRouter>
    );
  });
  const map = within(await screen.findByTestId('trace-map'));
  return { onSelect, map };
}

const rowOf = (name: string) =>
  screen.getAllByTestId('span-row').find((row) => row.dataset.spanId === id(name)) ?? document.body;
const lit = () =>
  screen
    .getAllByTestId('span-row')
    .filter((row) => row.dataset.found === 'true')
    .map((row) => row.dataset.spanId);

describe('the map of a trace', () => {
  it('has a place per service with what the trace did there, above the rows of its spans', async () => {
    const { map } = await show();
    expect(map.getByRole('button', { name: /^payment, .*failing.*2 failed · 10 ms own/ })).toBeInTheDocument();
    expect(map.getByRole('button', { name: /^cart, 1 ms own/ })).toBeInTheDocument();
    expect(map.getByRole('button', { name: 'frontend → payment: failed · 10 ms' })).toBeInTheDocument();
    expect(screen.getAllByTestId('span-row')).toHaveLength(6);
  });

  it('lights the links of the critical path', async () => {
    const { map } = await show();
    expect(map.getByRole('button', { name: /^frontend → payment/ })).toHaveAttribute('data-hurt', 'true');
  });

  it('lights the rows of what is pointed at, and dims the others', async () => {
    const { map } = await show();
    await userEvent.hover(map.getByRole('button', { name: /^payment,/ }));
    expect(lit()).toEqual([id('payment'), id('payment:charge')]);
    expect(rowOf('cart')).toHaveAttribute('data-found', 'false');
    await userEvent.unhover(map.getByRole('button', { name: /^payment,/ }));
    expect(rowOf('cart')).not.toHaveAttribute('data-found');
    await userEvent.hover(map.getByRole('button', { name: /^frontend → cart/ }));
    expect(lit()).toEqual([id('frontend:get'), id('cart')]);
  });

  it('shows at which place the span is whose row is pointed at', async () => {
    const { map } = await show();
    await userEvent.hover(rowOf('payment:charge'));
    expect(map.getByRole('tooltip')).toHaveTextContent('payment');
    await userEvent.unhover(rowOf('payment:charge'));
    expect(map.queryByRole('tooltip')).toBeNull();
  });

  it('marks the place of the selected span, and selects the span of a place that says most', async () => {
    const { map, onSelect } = await show();
    expect(map.getByRole('button', { name: /^frontend,/ })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(map.getByRole('button', { name: /^payment,/ }));
    expect(onSelect).toHaveBeenLastCalledWith(id('payment:charge'), 'choose');
    expect(map.getByRole('button', { name: /^payment,/ })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(map.getByRole('button', { name: /^frontend → cart/ }));
    expect(onSelect).toHaveBeenLastCalledWith(id('cart'), 'choose');
    expect(map.getByRole('button', { name: /^frontend → cart/ })).toHaveAttribute('aria-pressed', 'true');
  });

  it('leads to the map of the environment that stores it', async () => {
    const { map } = await show({ context: {}, environment: 'prod-kr' });
    const link = map.getByRole('link', { name: /On the map of prod-kr/ });
    expect(link).toHaveAttribute('href', expect.stringContaining(`trace=${drawn.traceId}`));
  });

  it('of a trace out of a file leads nowhere, as no environment stores it', async () => {
    const { map } = await show({ context: {} });
    expect(map.queryByRole('link')).toBeNull();
  });
});
