import { act, screen, within } from '@testing-library/react';
import { address, aroundEach, drawing, drawn, find, open, user } from './testing/openMapPage';

jest.mock('../../grafana/environment', () => mockDoor().environment);
jest.mock('../../grafana/affordable', () => mockDoor().affordable);
jest.mock('../../grafana/profile', () => mockDoor().profile);
jest.mock('../../grafana/clock', () => mockDoor().clock);
jest.mock('../../grafana/RedPanel', () => mockDoor().RedPanel);
jest.mock('../../grafana/traceSample', () => mockDoor().traceSample);
jest.mock('../../grafana/annotations', () => mockDoor().annotations);
jest.mock('../../grafana/answer', () => mockDoor().answer);
jest.mock('../topology/TopologyMap', () => mockDoor().TopologyMap);

function mockDoor() {
  return jest.requireActual<typeof import('./testing/mapDoor')>('./testing/mapDoor').door;
}

aroundEach();

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
