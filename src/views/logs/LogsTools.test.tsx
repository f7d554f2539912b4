import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ready } from '../../model/outcome';
import { toldWindow } from '../../model/testing/told';
import { logsPath } from '../logsRoutes';
import { base } from '../routes';
import { writeAround } from './aroundLine';
import { answers, asked, live } from './testing/logsDoor';
import { address, aroundEach, context, lastAsked, line, lines, open, patience } from './testing/openLogs';

jest.mock('../../grafana/environment', () => mockDoor().environment);
jest.mock('../../grafana/affordable', () => mockDoor().affordable);
jest.mock('../../grafana/profile', () => mockDoor().profile);
jest.mock('../../grafana/clock', () => mockDoor().clock);
jest.mock('../../grafana/annotations', () => mockDoor().annotations);
jest.mock('../../grafana/allAnswers', () => mockDoor().allAnswers);
jest.mock('../../grafana/LogVolumePanel', () => mockDoor().LogVolumePanel);
jest.mock('../../grafana/liveTail', () => mockDoor().liveTail);
jest.mock('../patterns/PatternList', () => mockDoor().PatternList);
jest.mock('../../grafana/answer', () => mockDoor().answer);
jest.mock('../../grafana/firstAnswer', () => mockDoor().firstAnswer);

function mockDoor() {
  return jest.requireActual<typeof import('./testing/logsDoor')>('./testing/logsDoor').door;
}

aroundEach();

describe('what can be done with lines on the Logs page', () => {
  it('offers more lines only where there may be more', async () => {
    const { unmount } = open(logsPath(context, {}, lines));
    expect(screen.queryByRole('button', { name: /Show up to/ })).toBeNull();
    unmount();
    answers.logs = ready(
      Array.from({ length: 500 }, (_, index) => line(String(index))),
      [{ kind: 'truncated', shown: 500, of: 'newest' }]
    );
    open(logsPath(context, {}, lines));
    await userEvent.click(screen.getByRole('button', { name: 'Show up to 2,000' }));
    expect(lastAsked('logs')).toMatchObject({ limit: 2000 });
  });

  it('opens its queries in Explore', () => {
    open(logsPath(context, { service: { name: 'cart' } }));
    const panes = screen
      .getAllByRole('link', { name: 'Open in Explore' })
      .map((link) => new URL(link.getAttribute('href') ?? '', 'http://localhost').searchParams.get('panes') ?? '');
    expect(panes).toHaveLength(2);
    for (const pane of panes) {
      expect(pane).toContain('{service_name=\\"cart\\"}');
    }
  });

  it('asks for what was written before and after one line, without the filters', async () => {
    const at = `${toldWindow.to}000000`;
    open(logsPath(context, {}, { levels: ['error'], around: writeAround({ atNs: at, service: 'cart', id: '1' }) }));
    expect(await screen.findByTestId('lines-around', {}, patience)).toHaveTextContent('Lines of cart around');
    const sides = asked.filter((about) => about.is === 'logs' && about.limit === 51);
    expect(sides).toContainEqual(expect.objectContaining({ of: { is: 'service', service: 'cart' } }));
    expect(sides).toContainEqual(expect.objectContaining({ direction: 'forward' }));
    expect(sides.some((about) => 'levels' in about)).toBe(false);
    expect(screen.getAllByTestId('log-row')[0]).toHaveAttribute('aria-current', 'true');
    await userEvent.click(screen.getByRole('link', { name: 'Back to the list' }));
    expect(address().searchParams.get('around')).toBeNull();
    expect(address().searchParams.get('level')).toBe('error');
  });

  it('shows lines as they come, and pauses with the space bar', async () => {
    open(logsPath(context, {}, lines));
    await userEvent.click(screen.getByRole('button', { name: 'Live' }));
    expect(address().searchParams.get('live')).toBe('true');
    await screen.findByTestId('live-lines', {}, patience);
    act(() => live.watching?.onAnswer({ lines: [line('1'), line('2')], sampled: true, at: toldWindow.to }));
    act(() => live.watching?.onAnswer({ lines: [line('2'), line('3')], sampled: true, at: toldWindow.to }));
    expect(screen.getAllByTestId('log-row')).toHaveLength(3);
    expect(screen.getByTestId('live-lines')).toHaveTextContent('lines: 0.3/s');
    expect(screen.getByTestId('live-lines')).toHaveTextContent('Too many at once');
    expect(screen.queryByTestId('live-gap')).toBeNull();
    act(() => live.watching?.onAnswer({ lines: [], sampled: false, at: toldWindow.to, gap: toldWindow }));
    expect(screen.getByTestId('live-gap')).toHaveTextContent('Nothing was asked between');
    act(() => screen.getByRole('button', { name: 'Live' }).blur());
    await userEvent.keyboard(' ');
    expect(live.watching?.paused).toBe(true);
  });

  it('keeps views by name, without time and environment, and takes deleting back', async () => {
    localStorage.clear();
    open(logsPath(context, { service: { name: 'cart' } }, { ...lines, levels: ['error'], columns: ['pod'] }));
    await userEvent.click(screen.getByRole('button', { name: 'Saved views' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of what is shown now' }), 'cart fails{Enter}');
    const href = screen.getByRole('link', { name: 'cart fails' }).getAttribute('href');
    expect(href).toMatch(/\?from=now-1h&to=now&var-env=kr&service=cart&level=error&show=lines&columns=pod$/);
    expect(JSON.stringify(Object.values(localStorage))).not.toContain('now-1h');
    await userEvent.click(screen.getByRole('button', { name: 'Delete cart fails' }));
    expect(screen.queryByRole('link', { name: 'cart fails' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('link', { name: 'cart fails' })).toBeInTheDocument();
  });

  it('offers the lines that were read to be copied and downloaded, with their number', async () => {
    open(logsPath(context, {}, lines));
    await userEvent.click(screen.getByRole('button', { name: 'Copy or download' }));
    expect(screen.getByText('The 2 lines that were read, newest first.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Download logs.csv' })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText(/lines that were read/)).toBeNull();
    expect(address().pathname).toBe(`${base}/logs`);
  });
});
