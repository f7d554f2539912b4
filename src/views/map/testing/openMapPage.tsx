import { configure, render, screen, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import type { ServiceGraph } from '../../../model/graph';
import { ready } from '../../../model/outcome';
import { calls, told } from '../../../model/testing/told';
import { classic } from '../../../telemetry/testing/scopes';
import { base } from '../../routes';
import { MapPage } from '../MapPage';
import { answers, environments, kr } from './mapDoor';

// Whether each element is hidden by styles takes far longer to find out than all else here.
configure({ defaultHidden: true });
export const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });

const services = [
  told('frontend', { rate: 200, errors: [0, 0.08], p95: [50, 70] }),
  told('cart', { rate: 123, errors: [0, 0.16], p95: [50, 78] }),
  told('mail', { rate: 3 }),
];
export const graph: ServiceGraph = {
  nodes: [
    { service: { name: 'user' }, kind: 'user' },
    { service: { name: 'redis' }, kind: 'database' },
  ],
  edges: [
    calls('user', 'frontend', { rate: 200, errors: 0.02 }),
    calls('frontend', 'cart', { rate: 123, errors: 0.06 }),
    calls('frontend', 'mail', { rate: 3, errors: 0 }),
    calls('cart', 'cart', { rate: 1, errors: 0 }),
    { ...calls('cart', 'redis', { rate: 90, errors: 0, p95: 1 }), kind: 'database' },
  ],
};

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

export const open = (more = '') =>
  render(
    <MemoryRouter initialEntries={[`${base}/map?from=now-1h&to=now&var-env=kr${more}`]}>
      <Address />
      <MapPage />
    </MemoryRouter>
  );
export const address = () => new URLSearchParams(screen.getByLabelText('address').textContent ?? '');
export const drawing = () => screen.getByRole('region', { name: 'drawing' });
export const drawn = () =>
  within(within(drawing()).getByRole('list', { name: 'places' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
export const find = () => screen.getByRole('combobox', { name: 'Find on the map' });

/** A small shop is answered, and what was set and called before is forgotten. */
export function aroundEach() {
  beforeEach(() => {
    jest.clearAllMocks();
    environments.environment = kr;
    Object.assign(answers, { profile: ready(classic), services: ready(services), edges: ready(graph) });
  });
}
