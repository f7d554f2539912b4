import { act, configure, render, screen, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import type { Environment } from '../../model/environment';
import type { ServiceGraph } from '../../model/graph';
import { ready } from '../../model/outcome';
import type { ServiceRed } from '../../model/red';
import { calls, told, toldWindow } from '../../model/testing/told';
import type { Profile } from '../../telemetry/conventions/convention';
import type { Question } from '../../telemetry/question';
import { classic } from '../../telemetry/testing/scopes';
import { base } from '../routes';
import type { TopologyMapProps } from '../topology/TopologyMap';
import { MapPage } from './MapPage';

const kr: Environment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const mockPlace: Readonly<Record<'environments' | 'offered', readonly Environment[]>> & { environment: Environment } = {
  environment: kr,
  environments: [kr],
  offered: [kr],
};
const mockAnswers: {
  profile: Answer<Profile>;
  services: Answer<readonly ServiceRed[]>;
  edges: Answer<ServiceGraph>;
} = { profile: ready(classic), services: ready([]), edges: ready({ nodes: [], edges: [] }) };
const mockLoading: Answer<never> = { is: 'loading', since: toldWindow.from };
const mockClock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };
const mockRange = jest.fn();
const mockRefresh = jest.fn();

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => mockPlace }));
jest.mock('../../grafana/affordable', () => ({ useAffordable: (scope: unknown) => ({ scope }) }));
jest.mock('../../grafana/profile', () => ({ useProfile: () => mockAnswers.profile }));
jest.mock('../../grafana/clock', () => ({
  useTimeKeys: () => ({ refresh: mockRefresh, setRange: mockRange }),
  useWindow: () => mockClock,
}));
jest.mock('../../grafana/RedPanel', () => ({ RedPanel: () => <div data-testid="red-rate" /> }));
jest.mock('../../grafana/traceSample', () => ({ useTraceSample: () => mockLoading }));
jest.mock('../../grafana/annotations', () => {
  const none = { is: 'ready', value: [], caveats: [] };
  return { useDeployNotes: () => none };
});
jest.mock('../../grafana/answer', () => ({
  useAnswer: (question?: Question<unknown>) => {
    const is = question?.about.is;
    return is === 'services' || is === 'edges' ? mockAnswers[is] : mockLoading;
  },
}));
// What is drawn has tests of its own; here it matters what it is given.
jest.mock('../topology/TopologyMap', () => ({
  TopologyMap: ({ map, marks, view, onSelect, onToggle, lookedAt, onLook }: TopologyMapProps) => (
    <section aria-label="drawing" data-looked={lookedAt} data-selected={view.selected?.name}>
      {map.places.map((place) => (
        <button
          key={place.key}
          data-found={marks.found?.has(place.key)}
          onMouseEnter={() => onLook?.(place.key)}
          onMouseLeave={() => onLook?.(undefined)}
          onClick={() => (place.is === 'service' ? onSelect({ selected: place.service }) : onToggle(place.key))}
        >
          {place.is === 'service' ? place.service.name : place.key}
        </button>
      ))}
    </section>
  ),
}));

// Whether each element is hidden by styles takes far longer to find out than all else here.
configure({ defaultHidden: true });
const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });

const services = [
  told('frontend', { rate: 200, errors: [0, 0.08], p95: [50, 70] }),
  told('cart', { rate: 123, errors: [0, 0.16], p95: [50, 78] }),
  told('mail', { rate: 3 }),
];
const graph: ServiceGraph = {
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
const open = (more = '') =>
  render(
    <MemoryRouter initialEntries={[`${base}/map?from=now-1h&to=now&var-env=kr${more}`]}>
      <Address />
      <MapPage />
    </MemoryRouter>
  );
const address = () => new URLSearchParams(screen.getByLabelText('address').textContent ?? '');
const drawing = () => screen.getByRole('region', { name: 'drawing' });
const drawn = () =>
  within(drawing())
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
const find = () => screen.getByRole('combobox', { name: 'Find on the map' });

beforeEach(() => {
  jest.clearAllMocks();
  mockPlace.environment = kr;
  Object.assign(mockAnswers, { profile: ready(classic), services: ready(services), edges: ready(graph) });
});

describe('Escape on the map', () => {
  it('gives up what is looked at, then the search, the selection, and the focus', async () => {
    open('&find=cart&service=cart&focus=cart&hops=2');
    await user.hover(within(drawing()).getByRole('button', { name: 'cart' }));
    expect(drawing()).toHaveAttribute('data-looked', 'cart');
    await user.keyboard('{Escape}');
    expect(drawing()).not.toHaveAttribute('data-looked');
    expect(address().get('find')).toBe('cart');
    await user.keyboard('{Escape}');
    expect(address().get('find')).toBeNull();
    expect(address().get('service')).toBe('cart');
    await user.keyboard('{Escape}');
    expect(address().get('service')).toBeNull();
    expect(address().get('focus')).toBe('cart');
    await user.keyboard('{Escape}');
    expect(address().get('focus')).toBeNull();
    await user.keyboard('{Escape}');
    expect(address().get('var-env')).toBe('kr');
  });

  it('in the search clears it, and then leaves it', async () => {
    open('&service=cart');
    await user.type(find(), 'redis');
    await user.keyboard('{Escape}');
    expect(find()).toHaveValue('');
    expect(find()).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(find()).not.toHaveFocus();
    expect(address().get('service')).toBe('cart');
  });
});

describe('the focus of the map', () => {
  it('is on what is selected, and grows and shrinks by calls', async () => {
    open('&service=cart');
    await user.click(screen.getByRole('button', { name: 'Only around' }));
    expect(drawn()).toEqual(['cart', 'frontend', 'redis']);
    const focus = within(screen.getByRole('group', { name: 'Only around' }));
    await user.click(focus.getByRole('button', { name: 'A call more' }));
    expect(address().get('hops')).toBe('2');
    expect(drawn()).toEqual(['cart', 'frontend', 'redis', 'user']);
    await user.click(focus.getByRole('button', { name: 'The whole map again' }));
    expect(address().get('focus')).toBeNull();
  });
});

describe('the map in words', () => {
  const rows = () => within(screen.getByRole('grid')).getAllByRole('rowheader');
  const nameOf = (row: HTMLElement | undefined) => row?.textContent?.trim();

  it('is reached before the drawing, and has a row for each place that is drawn, the worst first', async () => {
    open();
    await user.click(screen.getByTestId('skip-to-twin'));
    expect(address().get('twin')).toBe('table');
    expect(screen.getByRole('grid')).toHaveFocus();
    expect(rows()[0]).toHaveTextContent('cart');
    expect(rows().map(nameOf).sort()).toEqual(drawn().sort());
  });

  it('lights in the drawing what one points at, and the other way round', async () => {
    open('&twin=table');
    await user.hover(screen.getAllByRole('row')[1] ?? drawing());
    expect(drawing()).toHaveAttribute('data-looked', 'cart');
    await user.hover(within(drawing()).getByRole('button', { name: 'mail' }));
    expect(drawing()).toHaveAttribute('data-looked', 'mail');
  });

  it('selects with the keyboard what is selected in the drawing', async () => {
    open('&twin=table');
    act(() => screen.getByRole('grid').focus());
    await user.keyboard('{ArrowDown}');
    const row = nameOf(rows()[1]);
    await user.keyboard('{Enter}');
    expect(address().get('service')).toBe(row);
    expect(drawing()).toHaveAttribute('data-selected', row);
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(1);
  });

  it('sorts by a column, and turns round', async () => {
    open('&twin=table');
    await user.click(screen.getByRole('button', { name: 'Rate' }));
    expect(rows()[0]).toHaveTextContent('frontend');
    expect(screen.getByRole('columnheader', { name: 'Rate' })).toHaveAttribute('aria-sort', 'descending');
  });

  it('is also a tree of calls that opens and closes with the arrows', async () => {
    open('&twin=tree');
    const items = () => screen.getAllByRole('treeitem').map((item) => item.getAttribute('data-place'));
    expect(items()).toEqual(['user', 'frontend']);
    act(() => screen.getByRole('tree').focus());
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(items()).toEqual(['user', 'frontend', 'cart', 'mail']);
    expect(screen.getAllByRole('treeitem')[1]).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(address().get('service')).toBe('cart');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect([address().get('client'), address().get('server')]).toEqual(['frontend', 'cart']);
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(items()).toEqual(['user', 'frontend']);
  });
});
