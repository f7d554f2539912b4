import { act, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import type { Answer } from '../../grafana/answerState';
import { ready } from '../../model/outcome';
import { epochMs } from '../../model/units';
import { OutcomeView } from './OutcomeView';

const cancel = jest.fn();
const askAgain = jest.fn();
const loading: Answer<string> = { is: 'loading', since: epochMs(0), cancel };
const cancelled: Answer<string> = { is: 'cancelled', askAgain };

const view = (answer: Answer<string>) => (
  <OutcomeView answer={answer} awaited="Asking Tempo for 20 traces…" minHeight={200}>
    {(value) => <p>{value}</p>}
  </OutcomeView>
);
const pass = (milliseconds: number) => act(() => jest.advanceTimersByTime(milliseconds));
const button = () => screen.queryByRole('button');

beforeEach(() => {
  jest.useFakeTimers();
  jest.clearAllMocks();
});
afterEach(() => jest.useRealTimers());

describe('a place that waits for an answer', () => {
  it('says after three seconds what is awaited, and offers to cancel', () => {
    render(view(loading));
    pass(2900);
    expect(screen.getByRole('status', { name: 'Loading' })).toBeEmptyDOMElement();
    expect(button()).toBeNull();
    pass(200);
    expect(screen.getByRole('status')).toHaveTextContent('Asking Tempo for 20 traces…');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('offers nothing to cancel where nothing is asked yet', () => {
    render(view({ is: 'loading', since: epochMs(0) }));
    pass(4000);
    expect(screen.getByRole('status')).toHaveTextContent('Asking Tempo');
    expect(button()).toBeNull();
  });

  it('says that it was cancelled, which is neither a failure nor nothing, and asks again', () => {
    render(view(cancelled));
    expect(screen.getByTestId('cancelled')).toHaveTextContent('CancelledAsk again');
    expect(screen.queryByTestId('absent')).toBeNull();
    expect(screen.queryByTestId('problem')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(askAgain).toHaveBeenCalledTimes(1);
  });

  it('keeps the keyboard where it is from cancelling to asking again, and says at once what is awaited then', () => {
    const { rerender } = render(view(loading));
    pass(3000);
    button()?.focus();
    rerender(view(cancelled));
    expect(screen.getByRole('button', { name: 'Ask again' })).toHaveFocus();
    rerender(view(loading));
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    expect(screen.getByRole('status')).toHaveTextContent('Asking Tempo');
    rerender(view(ready('here')));
    expect(screen.getByText('here')).toBeInTheDocument();
  });
});
