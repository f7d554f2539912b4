import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { absent, ready } from '../../model/outcome';
import { toldWindow } from '../../model/testing/told';
import { epochMs } from '../../model/units';
import { logsPath } from '../logsRoutes';
import { answers, asked } from './testing/logsDoor';
import { address, aroundEach, context, lastAsked, line, lines, open, patience, traceId } from './testing/openLogs';

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

describe('filters of the Logs page', () => {
  it('counts levels, and asks for the chosen ones through the address', async () => {
    open(logsPath(context, { service: { name: 'cart' } }));
    await userEvent.click(screen.getByRole('button', { name: /error/ }));
    expect(screen.getByRole('button', { name: /error/ })).toHaveTextContent('1,234');
    expect(screen.getByRole('button', { name: /info/ })).toHaveTextContent('99');
    expect(screen.getByTestId('log-volume')).toHaveTextContent(/^error$/);
    expect(address().searchParams.get('level')).toBe('error');
    expect(lastAsked('logs')).toMatchObject({ of: { is: 'service', service: 'cart' }, levels: ['error'] });
  });

  it('asks for typed text at once with Enter, as one step of the history', async () => {
    open(logsPath(context));
    await userEvent.type(screen.getByRole('searchbox'), 'bo{{om{Enter}');
    expect(address().searchParams.get('find')).toBe('bo{om');
    await waitFor(() => expect(lastAsked('logs')).toMatchObject({ contains: 'bo{om' }));
    expect(lastAsked('log-volume')).toMatchObject({ contains: 'bo{om' });
  });

  it('takes filters that nothing passes away with one click', async () => {
    answers.logs = absent({ why: 'nothing-found' });
    open(logsPath(context, {}, { contains: 'nowhere', levels: ['error'] }));
    expect(screen.getByTestId('absent')).toHaveTextContent('passes the filters');
    await userEvent.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(address().searchParams.get('find')).toBeNull();
    expect(address().searchParams.get('level')).toBeNull();
    expect(address().searchParams.get('var-env')).toBe('kr');
  });

  it('shows patterns first, of two thousand lines, and the lines of one request one by one', async () => {
    const { unmount } = open(logsPath(context, { service: { name: 'cart' } }));
    expect(await screen.findByTestId('pattern-list', {}, patience)).toHaveTextContent('2 of 1333');
    expect(lastAsked('logs')).toMatchObject({ limit: 2000 });
    await userEvent.click(screen.getByRole('button', { name: 'hide' }));
    expect(lastAsked('logs')).toMatchObject({ without: ['line <_>'] });
    expect(lastAsked('log-volume')).toMatchObject({ without: ['line <_>'] });
    expect(screen.getByText('patterns hidden: 1')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'only' }));
    expect(screen.getAllByTestId('log-row')).toHaveLength(2);
    expect(lastAsked('logs')).toMatchObject({ like: 'line <_>' });
    unmount();
    answers.trace = absent({ why: 'not-stored', what: traceId });
    open(logsPath(context, { traceId }));
    expect(screen.getAllByTestId('log-row')).toHaveLength(2);
  });

  it('asks for some lines of each part of the window where the newest are only of its end', async () => {
    const newest = Array.from({ length: 3 }, (_, index) =>
      line(String(index), { at: epochMs(toldWindow.to - index * 1000) })
    );
    answers.logs = ready(newest, [{ kind: 'truncated', shown: 2000, of: 'newest' }]);
    open(logsPath(context, {}, { contains: 'x' }));
    expect(await screen.findByTestId('pattern-list', {}, patience)).toHaveTextContent('parts: 17');
    const parts = asked.filter((about) => about.is === 'logs' && about.direction === 'forward');
    expect(new Set(parts.map((about) => JSON.stringify(about))).size).toBe(2);
    expect(parts).toContainEqual(
      expect.objectContaining({ contains: 'x', levels: ['critical', 'error', 'warn'], limit: 150 })
    );
  });

  it('filters by a field of an open line, turns the filter round and takes it away', async () => {
    answers.logs = ready([line('1', { attributes: { pod: 'cart-7f' } })]);
    open(logsPath(context, {}, lines));
    await userEvent.click(await screen.findByRole('button', { name: /Details of the line/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Only lines with this value of pod' }));
    expect(lastAsked('logs')).toMatchObject({ fields: [{ key: 'pod', op: '=', value: 'cart-7f' }] });
    await userEvent.click(screen.getByRole('button', { name: 'Turn the filter of pod round' }));
    expect(lastAsked('log-volume')).toMatchObject({ fields: [{ key: 'pod', op: '!=', value: 'cart-7f' }] });
    await userEvent.click(within(screen.getByTestId('log-filter')).getByRole('button', { name: /Take this/ }));
    expect(address().searchParams.get('fields')).toBeNull();
  });

  it('tells how the values of fields are spread, and of how many lines', async () => {
    answers.logs = ready(['a', 'a', 'b'].map((zone, index) => line(String(index), { attributes: { zone } })));
    open(logsPath(context, {}, { show: 'fields' }));
    const field = await screen.findByTestId('log-field', {}, patience);
    expect(field).toHaveTextContent('zone');
    expect(field).toHaveTextContent('100 % of lines · values: 2');
    expect(
      within(field)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent)
    ).toEqual(['a2', 'b1']);
    expect(screen.getByText('from all 3 lines')).toBeInTheDocument();
    await userEvent.click(within(field).getByRole('button', { name: 'Column for zone' }));
    expect(address().searchParams.get('columns')).toBe('zone');
  });
});
