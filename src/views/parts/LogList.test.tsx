import { render, screen, within } from '@testing-library/react';
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

function show(lines: readonly LogLine[], more: { readonly wrapped?: boolean } = {}) {
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
      const [text] = screen.getAllByText('message 1').slice(-1);
      return getComputedStyle(text!.closest('span[class]')!).whiteSpace;
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
    expect(screen.getByText('<img src=x onerror="alert(1)"></script>')).toBeInTheDocument();
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

  it('has only the lines in sight in the document', () => {
    show(Array.from({ length: 5000 }, (_, index) => line(index)));
    const rows = screen.getAllByTestId('log-row').length;
    expect(rows).toBeGreaterThan(10);
    expect(rows).toBeLessThan(100);
  });
});
