import { fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';
import type { Environment } from '../../model/environment';
import { OverridesForm } from './OverridesForm';

const environment: Environment = {
  id: 'prod',
  name: 'Production',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};

function Edited() {
  const [edited, setEdited] = useState(environment);
  return <OverridesForm environment={edited} onChange={setEdited} />;
}

function openForm() {
  render(<Edited />);
  fireEvent.click(screen.getByRole('button', { name: /Overrides of what is detected/ }));
}

function leave(label: string | RegExp, value: string) {
  const field = screen.getByLabelText(label);
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
}

describe('The overrides as a form', () => {
  it.each([
    [/^Failing from this share of errors/, '5'],
    [/^Degraded from so many times/, 'abc'],
    [/^Longest window of Logs/, 'soon'],
    [/^Service name in Traces/, 'checkout'],
  ])('say where a text is not taken, and keep it as it was typed: %s %s', (label, text) => {
    openForm();
    leave(label, text);
    expect(screen.getByRole('alert')).toHaveTextContent('Not understood, so not taken');
    expect(screen.getByLabelText(label)).toHaveValue(text);
    expect(screen.getByText(/\(0 set\)/)).toBeInTheDocument();
  });

  it('take what is understood, and forget that it was not', () => {
    openForm();
    leave(/^Failing from this share of errors/, '5');
    leave(/^Failing from this share of errors/, '0.05');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByText(/\(1 set\)/)).toBeInTheDocument();
  });
});
