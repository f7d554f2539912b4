import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { absent, failed } from '../../model/outcome';
import { logsPath } from '../logsRoutes';
import { base } from '../routes';
import { answers } from './testing/logsDoor';
import { address, aroundEach, context, lastAsked, lines, open, spanId, traceId } from './testing/openLogs';

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

describe('the Logs page', () => {
  it('links each line that has a trace to it, and each to its service', () => {
    open(logsPath(context, {}, lines));
    const [first, second] = screen.getAllByTestId('log-row');
    const trace = within(first!).getByTestId('log-trace-link');
    expect(trace.getAttribute('href')).toMatch(
      new RegExp(`/traces/${traceId}\\?.*var-env=kr.*service=cart.*span=${spanId}`)
    );
    expect(within(first!).getByRole('link', { name: 'cart' }).getAttribute('href')).toMatch(
      /\/services\/cart\?.*var-env=kr/
    );
    expect(within(second!).queryByTestId('log-trace-link')).toBeNull();
  });

  it('reads a trace before it asks for its lines, and lets go of span and trace one by one', async () => {
    const { unmount } = open(logsPath(context, { traceId, spanId, service: { name: 'cart' } }));
    expect(lastAsked('logs')).toBeUndefined();
    unmount();
    answers.trace = absent({ why: 'not-stored', what: traceId });
    open(logsPath(context, { traceId, spanId, service: { name: 'cart' } }));
    expect(lastAsked('logs')).toMatchObject({ of: { is: 'span', traceId, spanId, services: ['cart'] } });
    await userEvent.click(screen.getByRole('button', { name: 'Lines of all spans of this trace' }));
    expect(lastAsked('logs')).toMatchObject({ of: { is: 'trace', traceId } });
    await userEvent.click(screen.getByRole('button', { name: 'Lines of other requests, too' }));
    expect(lastAsked('logs')).toMatchObject({ of: { is: 'service', service: 'cart' } });
  });

  it('goes one step up the thread with Escape', async () => {
    answers.trace = absent({ why: 'not-stored', what: traceId });
    open(logsPath(context, { traceId, spanId, service: { name: 'cart' } }));
    await userEvent.keyboard('{Escape}');
    expect(address().pathname).toBe(`${base}/traces/${traceId}`);
    expect(address().searchParams.get('span')).toBe(spanId);
  });

  it('goes to the text with a slash', async () => {
    open(logsPath(context));
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('says why lines are missing when their source is down', () => {
    answers.logs = failed({ kind: 'unreachable', signal: 'logs', reply: 'connection refused' });
    answers.volume = failed({ kind: 'unreachable', signal: 'logs', reply: 'connection refused' });
    open(logsPath(context));
    expect(screen.getAllByTestId('problem')[0]).toHaveAttribute('data-signal', 'logs');
  });
});
