import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as fc from 'fast-check';
import React from 'react';
import { logLevels } from '../../model/log';
import { LevelFilter, toggled } from './LevelFilter';

describe('the levels', () => {
  it('say how many lines there are, and nothing before that is known', () => {
    const { rerender } = render(<LevelFilter levels={undefined} counts={undefined} onLevels={() => {}} />);
    expect(screen.getByRole('button', { name: /error/ })).toHaveTextContent(/^error$/);
    rerender(<LevelFilter levels={undefined} counts={new Map([['error', 12]])} onLevels={() => {}} />);
    expect(screen.getByRole('button', { name: /error/ })).toHaveTextContent('error12');
    expect(screen.getByRole('button', { name: /warn/ })).toHaveTextContent('warn0');
  });

  it('are chosen and left by a click', async () => {
    const onLevels = jest.fn();
    const { rerender } = render(<LevelFilter levels={undefined} counts={undefined} onLevels={onLevels} />);
    await userEvent.click(screen.getByRole('button', { name: 'error' }));
    expect(onLevels).toHaveBeenLastCalledWith(['error']);
    rerender(<LevelFilter levels={['error']} counts={undefined} onLevels={onLevels} />);
    expect(screen.getByRole('button', { name: 'error' })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'error' }));
    expect(onLevels).toHaveBeenLastCalledWith(undefined);
  });

  it('choosing all of them is choosing none', () => {
    const all = logLevels.reduce<ReturnType<typeof toggled>>((chosen, level) => toggled(chosen, level), undefined);
    expect(all).toBeUndefined();
  });

  it('toggling twice changes nothing, short of all and none', () => {
    const someLevels = fc.subarray([...logLevels], { minLength: 1, maxLength: logLevels.length - 2 });
    fc.assert(
      fc.property(someLevels, fc.constantFrom(...logLevels), (levels, level) => {
        const twice = toggled(toggled(levels, level), level);
        return twice === undefined ? levels.length === 1 : twice.join() === levels.join();
      })
    );
  });
});
