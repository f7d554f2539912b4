import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { TransferPanel } from './TransferPanel';

describe('Importing settings', () => {
  it.each([
    ['null', 'There are no settings in this text.'],
    ['{}', 'There are no settings in this text.'],
    ['apiVersion: 1', 'This is not JSON. Of what can be copied here, paste the JSON.'],
  ])('does not take %s for settings', (text, reason) => {
    const onImport = jest.fn();
    render(<TransferPanel saved={{ environments: [], demo: true }} onImport={onImport} />);
    fireEvent.click(screen.getByRole('button', { name: /Export, import/ }));
    fireEvent.change(screen.getByLabelText('Import settings (JSON)'), { target: { value: text } });
    fireEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(screen.getByRole('alert')).toHaveTextContent(reason);
    expect(onImport).not.toHaveBeenCalled();
  });
});
