import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { readTraceId } from '../../model/ids';
import type { LogLine } from '../../model/log';
import { epochMs } from '../../model/units';
import { LogList } from './LogList';

const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;

function line(number: number, more: Partial<LogLine> = {}): LogLine {
  const at = epochMs(1_795_227_600_000 - number * 1000);
  return {
    id: `line-${number}`,
    at,
    atNs: `${at}000000`,
    level: 'info',
    body: `message ${number}`,
    attributes: {},
    ...more,
  };
}

function show(
  lines: readonly LogLine[],
  more: { readonly wrapped?: boolean; readonly columns?: readonly string[] } = {}
) {
  const traceHref = (one: LogLine) => (one.traceId ? `/traces/${one.traceId}` : undefined);
  return render(
    <MemoryRouter>
      <LogList lines={lines} height={400} traceHref={traceHref} {...more} />
    </MemoryRouter>
  );
}

describe('a list of log lines', () => {
  it('shows time, level as a word, service and message', () => {
    show([line(1, { level: 'error', service: '결제', body: 'charge declined' })]);
    const row = screen.getByTestId('log-row');
    expect(row).toHaveTextContent(/:\d\d\.000/);
    expect(row).toHaveTextContent('error');
    expect(row).toHaveTextContent('결제');
    expect(row).toHaveTextContent('charge declined');
  });

  it('links to the trace of each line that has one, and only of those', () => {
    show([line(1, { traceId }), line(2)]);
    const [first, second] = screen.getAllByTestId('log-row');
    expect(within(first!).getByTestId('log-trace-link')).toHaveAttribute('href', `/traces/${traceId}`);
    expect(within(second!).queryByTestId('log-trace-link')).toBeNull();
  });

  it('shows lines in full where that is wanted at first, until its switch is turned', async () => {
    const whitespace = () => {
      const text = screen.getByTestId('log-row').querySelector('[data-part="message"]');
      return getComputedStyle(text!).whiteSpace;
    };
    show([line(1)], { wrapped: true });
    expect(screen.getByRole('switch', { name: 'Wrap lines' })).toBeChecked();
    expect(whitespace()).toBe('pre-wrap');
    await userEvent.click(screen.getByRole('switch', { name: 'Wrap lines' }));
    expect(whitespace()).toBe('nowrap');
  });

  it('keeps hostile lines text and leaves terminal colours out', () => {
    const { container } = show([line(1, { body: '\u001b[31m<img src=x onerror="alert(1)"></script>\u001b[0m' })]);
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByTestId('log-row')).toHaveTextContent('<img src=x onerror="alert(1)"></script>');
  });

  it('bounds a line of a megabyte until all of it is wanted', async () => {
    show([line(1, { body: 'x'.repeat(1_000_000) })]);
    const row = screen.getByTestId('log-row');
    expect(row.textContent!.length).toBeLessThan(1000);
    await userEvent.click(screen.getByRole('button', { name: /Show all/ }));
    expect(row.textContent!.length).toBeGreaterThan(1_000_000);
  });

  it('opens a line to its attributes, by keyboard as well', async () => {
    show([line(1, { attributes: { k8s_pod_name: 'cart-7f', note: '<b>bold</b>' } })]);
    const toggle = screen.getByRole('button', { name: /Details of the line/ });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    toggle.focus();
    await userEvent.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('cart-7f')).toBeInTheDocument();
    expect(screen.getByText('<b>bold</b>')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy the value of k8s_pod_name' })).toBeInTheDocument();
  });

  it('opens a line by a click on it, and closes it by another, but not while its text is being marked', async () => {
    show([line(1, { body: 'to be marked', attributes: { pod: 'cart-7f' } })]);
    await userEvent.click(screen.getByText('to be marked'));
    expect(screen.getByText('cart-7f')).toBeInTheDocument();
    await userEvent.click(screen.getAllByText('to be marked')[0]!);
    expect(screen.queryByText('cart-7f')).toBeNull();
    const text = screen.getByText('to be marked');
    document.getSelection()?.selectAllChildren(text);
    fireEvent.click(text);
    expect(screen.queryByText('cart-7f')).toBeNull();
    document.getSelection()?.removeAllRanges();
  });

  it('goes from line to line with the arrows, and to the trace with t', async () => {
    show([line(1), line(2, { traceId }), line(3)]);
    const [first, second, third] = screen.getAllByRole('button', { name: /Details of the line/ });
    first!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    const gone = jest.fn((event: Event) => event.preventDefault());
    screen.getByTestId('log-trace-link').addEventListener('click', gone);
    await userEvent.keyboard('t');
    expect(gone).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('{End}');
    expect(third).toHaveFocus();
    await userEvent.keyboard('t');
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it('has columns for the fields that are wanted, beside the trace', () => {
    show([line(1, { traceId, body: '{"user":{"id":47}}', attributes: { pod: 'cart-7f' } })], {
      columns: ['pod', 'user_id', 'nowhere'],
    });
    expect(screen.getByTestId('log-columns')).toHaveTextContent('timelevelservicepoduser_idnowhereline');
    const row = screen.getByTestId('log-row');
    expect(row.querySelector('[data-column="pod"]')).toHaveTextContent('cart-7f');
    expect(row.querySelector('[data-column="user_id"]')).toHaveTextContent('47');
    expect(row.querySelector('[data-column="nowhere"]')).toBeEmptyDOMElement();
    expect(within(row).getByTestId('log-trace-link')).toBeInTheDocument();
  });

  it('shows some of ten thousand fields, and more on wish', async () => {
    const attributes = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, 'v']));
    show([line(1, { attributes })]);
    await userEvent.click(screen.getByRole('button', { name: /Details of the line/ }));
    expect(screen.getAllByRole('button', { name: /Copy the value of/ })).toHaveLength(100);
    expect(screen.getByRole('button', { name: '9,900 more fields' })).toBeInTheDocument();
  });

  it('has only the lines in sight in the document', () => {
    show(Array.from({ length: 5000 }, (_, index) => line(index)));
    const rows = screen.getAllByTestId('log-row').length;
    expect(rows).toBeGreaterThan(10);
    expect(rows).toBeLessThan(100);
  });
});
