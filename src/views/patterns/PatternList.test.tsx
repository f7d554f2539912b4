import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import type { LogLevel, LogLine } from '../../model/log';
import { ready } from '../../model/outcome';
import { readTraceId } from '../../model/ids';
import { epochMs, minutes } from '../../model/units';
import { windowOf } from '../../model/window';
import { patternLogql } from './patternLogql';
import { PatternList, type PatternListProps } from './PatternList';

const start = Date.UTC(2026, 10, 21, 10);
const window = windowOf(start, start + minutes(48));

function line(minute: number, body: string, level: LogLevel = 'info'): LogLine {
  const at = epochMs(start + minutes(minute));
  const traceId = readTraceId('0af7651916cd43dd8448eb211c80319c');
  return { id: `${minute} ${body}`, at, atNs: `${at}000000`, level, body, service: 'cart', traceId, attributes: {} };
}

const lines = [
  ...Array.from({ length: 12 }, (_, index) => line(47 - index, `no cart for user ${index}`, 'error')),
  ...Array.from({ length: 24 }, (_, index) => line(46 - index * 2 + 0.5, `handled in ${index} ms`)),
].sort((a, b) => b.at - a.at);

async function shown(more: Partial<PatternListProps> = {}) {
  const moves = {
    onHide: jest.fn(),
    onShow: jest.fn(),
    onOnly: jest.fn(),
    onPick: jest.fn(),
    onHiddenCount: jest.fn(),
  };
  render(
    <MemoryRouter>
      <PatternList
        lines={lines}
        truncated={false}
        window={window}
        hidden={[]}
        counted={undefined}
        hiddenCounts={new Map()}
        traceHref={({ traceId }) => `/traces/${traceId}`}
        serviceHref={() => '/services/cart'}
        {...moves}
        {...more}
      />
    </MemoryRouter>
  );
  await screen.findByTestId('pattern-list');
  return moves;
}

describe('the list of patterns', () => {
  it('shows what is wrong, with what is new, and how much noise there is beside it', async () => {
    await shown();
    const [row, ...others] = screen.getAllByTestId('pattern-row');
    expect(others).toEqual([]);
    expect(row).toHaveTextContent('no cart for user <_>');
    expect(row).toHaveTextContent('new since 10:36:00');
    expect(within(row ?? document.body).getByRole('link', { name: 'trace' })).toHaveAttribute(
      'href',
      '/traces/0af7651916cd43dd8448eb211c80319c'
    );
    expect(screen.getByTestId('pattern-noise')).toHaveTextContent('24 lines in 1 pattern');
    expect(screen.getByTestId('pattern-source')).toHaveTextContent('2 patterns, from all 36 lines');
    await userEvent.click(screen.getByTestId('pattern-noise'));
    expect(screen.getAllByTestId('pattern-row')).toHaveLength(2);
  });

  it('opens the lines of a pattern, hides it and leaves only it, by keys', async () => {
    const { onHide, onOnly } = await shown();
    const toggle = screen.getByRole('button', { name: /^12 lines: no cart/ });
    toggle.focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('list', { name: 'Log lines' })).toBeInTheDocument();
    await userEvent.keyboard('o');
    expect(onOnly).toHaveBeenCalledWith('no cart for user <_>');
    await userEvent.keyboard('h');
    expect(onHide).toHaveBeenCalledWith('no cart for user <_>');
  });

  it('says what is hidden, how much it is, and shows it again', async () => {
    const { onShow } = await shown({ hidden: ['no cart for user <_>'] });
    expect(screen.getByTestId('hidden-patterns')).toHaveTextContent('1 pattern hidden, 12 lines');
    await userEvent.click(screen.getByRole('button', { name: 'Show again' }));
    expect(onShow).toHaveBeenCalledWith('no cart for user <_>');
    expect(screen.getAllByTestId('pattern-row')).toHaveLength(1);
  });

  it('says from which lines it is, and does not call new what it cannot know', async () => {
    await shown({ lines: lines.slice(0, 20), truncated: true, total: 14_300, pick: 'new' });
    expect(screen.getByTestId('pattern-source')).toHaveTextContent('from the newest 20 of at least 14,300 lines');
    expect(screen.getByText('No pattern is known to be new.')).toBeInTheDocument();
  });

  it('estimates counts from a sample of the whole window, and says so', async () => {
    const part = { window, upTo: epochMs(start + minutes(24)), kind: 'any' as const, whole: false, lines };
    await shown({ truncated: true, total: 72, sample: { parts: [part], awaited: false, failed: 1 } });
    expect(screen.getByTestId('pattern-source')).toHaveTextContent(
      'counts estimated from 36 of about 72 lines of the whole window; questions not answered: 1'
    );
    expect(screen.getByTestId('pattern-noise')).toHaveTextContent('≈ 48 lines in 1 pattern');
    expect(screen.getByRole('button', { name: /^≈ 24 lines: no cart/ })).toBeInTheDocument();
  });

  it('takes Loki’s own counts where there are any', async () => {
    await shown({
      counted: ready([
        { template: 'handled in <_> ms', level: 'info', at: [epochMs(start)], counts: [9000] },
        { template: 'no cart for user <_>', level: 'error', at: [epochMs(start)], counts: [77] },
      ]),
    });
    expect(screen.getByTestId('pattern-list')).toHaveAttribute('data-counted-by', 'store');
    expect(screen.getByTestId('pattern-source')).toHaveTextContent('counted by Loki over the whole window');
    expect(screen.getByTestId('pattern-noise')).toHaveTextContent('9,000 lines in 1 pattern');
  });
});

describe('a pattern as LogQL', () => {
  it('wants the whole line, of which a message is a part', () => {
    expect(patternLogql('no cart for <_>', 'no cart for 5')).toBe('|> "no cart for <_>"');
    expect(patternLogql('no cart for <_>', '{"msg":"no cart for 5"}')).toBe('|> "<_>no cart for <_>"');
  });

  it('is a regular expression where nothing varies, or the text could be taken for a field', () => {
    expect(patternLogql('listening', 'listening')).toMatch(/^\|~ ".*listening.*"$/);
    expect(patternLogql('in <init> after <_>', undefined)).toMatch(/^\|~ /);
  });
});
