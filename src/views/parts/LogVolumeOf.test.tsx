import { act, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import type { Answer } from '../../grafana/answerState';
import { absent, failed } from '../../model/outcome';
import { toldWindow } from '../../model/testing/told';
import { epochMs, ms } from '../../model/units';
import { LogVolumeOf } from './LogVolumeOf';

const mockEnvironment = { id: 'kr', name: 'prod-kr', logs: { uid: 'l', matchers: [] } };

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/widening', () => ({ useWidening: () => ({ widened: undefined }) }));
jest.mock('../../grafana/clock', () => ({ useTimeKeys: () => ({ refresh: () => {} }) }));
jest.mock('../../grafana/answer', () => ({ useAnswer: () => ({ is: 'loading', since: 0 }) }));
jest.mock('../../grafana/LogVolumePanel', () => ({ LogVolumePanel: () => null }));

const wanted = { of: { is: 'environment' }, window: toldWindow, step: ms(15_000), limit: 10 } as const;
const open = (lines: Answer<unknown>) =>
  render(
    <LogVolumeOf wanted={wanted} way={undefined} lines={lines} raw={{ from: 'now-1h', to: 'now' }} height={100} />
  );

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the volume of log lines whose way is not known', () => {
  it.each<Answer<unknown>>([
    absent({ why: 'nothing-found' }),
    failed({ kind: 'unreachable', signal: 'logs', reply: '' }),
    { is: 'cancelled', askAgain: () => {} },
  ])('is not waited for once the search for lines has ended with %j', (lines) => {
    open(lines);
    act(() => jest.advanceTimersByTime(4000));
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });

  it('is awaited while they are searched for, until that is cancelled', () => {
    const cancel = jest.fn();
    open({ is: 'loading', since: epochMs(0), cancel });
    act(() => jest.advanceTimersByTime(4000));
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(cancel).toHaveBeenCalled();
  });
});
