import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { TransferPanel } from './TransferPanel';

describe('Importing settings', () => {
  it.each(['null', '{}'])('does not take %s for settings', (text) => {
    const onImport = jest.fn();
    render(<TransferPanel saved={{ environments: [], demo: true }} onImport={onImport} />);
    fireEvent.click(screen.getByRole('button', { name: /Export, import/ }));
    fireEvent.change(screen.getByLabelText('Import settings (JSON)'), { target: { value: text } });
    fireEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(screen.getByRole('alert')).toHaveTextContent('There are no settings in this text.');
    expect(onImport).not.toHaveBeenCalled();
  });
});
