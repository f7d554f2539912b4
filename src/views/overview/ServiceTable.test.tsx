import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { healthOf } from '../../analysis/health';
import type { ServiceRed } from '../../model/red';
import { calls, told } from '../../model/testing/told';
import { ServiceTable } from './ServiceTable';

const hostile = '<b>재고</b> "{}" a/b';
const services = [
  told('frontend', { rate: 200, errors: [0, 0.08], p95: [50, 70] }),
  told('cart', { rate: 100, errors: [0, 0.16], p95: [50, 90] }),
  told(hostile, { rate: 3 }),
  { ...told('silent'), red: {} },
];
const graph = { nodes: [], edges: [calls('frontend', 'cart', { rate: 100, errors: 0.05 })] };
const context = { from: 'now-1h', 'var-env': 'kr' };
const onSelect = jest.fn();

const table = (rows: readonly ServiceRed[]) => (
  <MemoryRouter>
    <ServiceTable
      services={rows}
      health={healthOf(rows, graph)}
      context={context}
      view={{ selected: { name: 'cart' } }}
      onSelect={onSelect}
    />
  </MemoryRouter>
);
const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
const row = (name: string) => screen.getByRole('rowheader', { name }).closest('tr')!;

beforeEach(() => onSelect.mockClear());

describe('the service table', () => {
  it('stands worst first and says why', () => {
    render(table(services));
    expect(names()).toEqual(['cart', 'frontend', hostile, 'silent']);
    expect(screen.getByRole('columnheader', { name: 'State' })).toHaveAttribute('aria-sort', 'descending');
    expect(within(row('frontend')).getByText('affected')).toBeInTheDocument();
    expect(within(row('frontend')).getByText(/fails with cart/)).toBeInTheDocument();
  });

  it('shows what was not measured as missing, never as zero', () => {
    render(table(services));
    const cells = within(row('silent')).getAllByRole('cell').slice(1);
    expect(cells.map((cell) => cell.textContent)).toEqual(['–', '–', '–']);
    expect(within(row('silent')).getByText('no data')).toBeInTheDocument();
  });

  it('sorts by a column, and turns round', async () => {
    render(table(services));
    await userEvent.click(screen.getByRole('button', { name: 'Rate' }));
    expect(names()).toEqual(['frontend', 'cart', hostile, 'silent']);
    await userEvent.click(screen.getByRole('button', { name: 'Rate' }));
    expect(screen.getByRole('columnheader', { name: 'Rate' })).toHaveAttribute('aria-sort', 'ascending');
    expect(names()).toEqual([hostile, 'cart', 'frontend', 'silent']);
  });

  it('keeps rows in their places while values change, once sorted by hand', async () => {
    const { rerender } = render(table(services));
    await userEvent.click(screen.getByRole('button', { name: 'Rate' }));
    const later = [
      told('newcomer', { rate: 900 }),
      told('cart', { rate: 999 }),
      ...services.filter((s) => s.service.name !== 'cart'),
    ];
    rerender(table(later));
    expect(names()).toEqual(['frontend', 'cart', hostile, 'silent', 'newcomer']);
    expect(within(row('cart')).getByText('999/s')).toBeInTheDocument();
  });

  it('selects by row and by key, and links the name to the service', async () => {
    render(table(services));
    await userEvent.click(within(row('frontend')).getAllByRole('cell')[2]!);
    expect(onSelect).toHaveBeenLastCalledWith({ selected: { name: 'frontend' } });
    act(() => screen.getByRole('button', { name: /^Select cart: .*fail/ }).focus());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onSelect).toHaveBeenCalledTimes(2);
    await userEvent.click(screen.getByRole('link', { name: hostile }));
    expect(onSelect).toHaveBeenCalledTimes(2);
    expect(screen.getByRole('link', { name: 'cart' })).toHaveAttribute(
      'href',
      '/a/throughline-investigation-app/services/cart?from=now-1h&var-env=kr'
    );
  });

  it('ends the heads of figures where the figures end', () => {
    render(table(services));
    const end = (name: string) => getComputedStyle(screen.getByRole('button', { name })).flexDirection;
    expect(['Service', 'State', 'Rate', 'Errors', 'p95'].map(end)).toEqual([
      ...['', ''],
      ...['row-reverse', 'row-reverse', 'row-reverse'],
    ]);
  });

  it('marks what is selected', () => {
    render(table(services));
    expect(row('cart')).toHaveAttribute('aria-current', 'true');
    expect(row('frontend')).not.toHaveAttribute('aria-current');
  });

  it('draws the first hundred of very many, the rest at will', async () => {
    render(table(Array.from({ length: 130 }, (_, index) => told(`s${index}`))));
    expect(screen.getAllByRole('rowheader')).toHaveLength(100);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 130' }));
    expect(screen.getAllByRole('rowheader')).toHaveLength(130);
  });
});
