import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { healthOf } from '../../analysis/health';
import { mapGraph } from '../../analysis/map/mapGraph';
import { mapMarks } from '../../analysis/map/mapMarks';
import { calls, told } from '../../model/testing/told';
import type { ServiceGraph } from '../../model/graph';
import type { OverviewView } from '../routes';
import { TopologyMap, type TopologyMapProps } from './TopologyMap';

const hostile = '</script><img src=x onerror=alert(1)> "{재고}"';
const services = [
  told('frontend', { rate: 200, errors: [0, 0.08] }),
  told('cart', { rate: 100, errors: [0, 0.16] }),
  told(hostile, { rate: 3 }),
];
const graph: ServiceGraph = {
  nodes: [
    { service: { name: 'user' }, kind: 'user' },
    { service: { name: 'frontend' }, kind: 'service' },
    { service: { name: 'cart' }, kind: 'service' },
    { service: { name: 'redis' }, kind: 'database' },
  ],
  edges: [
    calls('user', 'frontend', { rate: 200, errors: 0.02 }),
    calls('frontend', 'cart', { rate: 100, errors: 0.05, p95: 80 }),
    { ...calls('cart', 'redis', { rate: 90, errors: 0, p95: 1 }), kind: 'database' },
    calls('cart', 'cart', { rate: 1 }),
  ],
};
const health = healthOf(services, graph);
const known = { graph, services, health };
const map = mapGraph(known, { opened: [] });
const marks = mapMarks(map, known);
const onOpen = jest.fn();
const onSelect = jest.fn();

function Map(props: Partial<TopologyMapProps>) {
  const [view, setView] = useState<OverviewView>({});
  return (
    <TopologyMap
      map={map}
      marks={marks}
      view={view}
      height={480}
      onOpen={onOpen}
      onSelect={(next) => {
        onSelect(next);
        setView(next);
      }}
      onToggle={() => {}}
      {...props}
    />
  );
}

const node = (name: RegExp | string) => screen.getByRole('button', { name });

beforeEach(() => {
  onOpen.mockClear();
  onSelect.mockClear();
  render(<Map />);
});

describe('the service map', () => {
  it('draws every service and what only callers know, with kind and state in words', () => {
    expect(screen.getAllByTestId('service-node')).toHaveLength(5);
    expect(node('cart, failing')).toHaveAttribute('data-service', 'cart');
    expect(node('frontend, affected')).toBeInTheDocument();
    expect(node('redis, database')).toBeInTheDocument();
  });

  it('shows a hostile name as text', () => {
    expect(document.querySelector('img, script')).toBeNull();
    expect(screen.getByText(hostile)).toBeInTheDocument();
  });

  it('counts calls of a service to itself, which it does not draw', () => {
    expect(screen.getAllByTestId('service-edge')).toHaveLength(3);
    expect(screen.getByText(/1 service also calls itself/)).toBeInTheDocument();
  });

  it('lights the path by which trouble reaches users', () => {
    const lit = screen.getAllByTestId('service-edge').filter((edge) => edge.dataset.hurt === 'true');
    expect(lit.map((edge) => edge.dataset.server).sort()).toEqual(['cart', 'frontend']);
  });

  it('tells the figures of the service that is looked at', async () => {
    await userEvent.hover(node('cart, failing'));
    const tip = within(screen.getByTestId('map-tooltip'));
    expect(tip.getByText('100/s')).toBeInTheDocument();
    expect(tip.getByText('50 ms')).toBeInTheDocument();
    expect(node('cart, failing')).toHaveAccessibleDescription(/failing/);
  });

  it('is walked with arrows, selects with Enter and opens with the second Enter', async () => {
    act(() => node('frontend, affected').focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(node('cart, failing')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onSelect).toHaveBeenLastCalledWith({ selected: { name: 'cart' } });
    expect(node('cart, failing')).toHaveAttribute('aria-pressed', 'true');
    expect(onOpen).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith({ name: 'cart' });
  });

  it('has one tab stop for its nodes and one for its edges', () => {
    const stops = (id: string) => screen.getAllByTestId(id).filter((item) => item.tabIndex === 0);
    expect(stops('service-node')).toHaveLength(1);
    expect(stops('service-edge')).toHaveLength(1);
  });

  it('opens with o and with a double click, but never what has no page', async () => {
    act(() => node('cart, failing').focus());
    await userEvent.keyboard('o');
    expect(onOpen).toHaveBeenCalledTimes(1);
    await userEvent.dblClick(node('redis, database'));
    expect(onOpen).toHaveBeenCalledTimes(1);
    await userEvent.dblClick(node('frontend, affected'));
    expect(onOpen).toHaveBeenLastCalledWith({ name: 'frontend' });
  });

  it('lays what it tells over neither the service nor its neighbours', async () => {
    await userEvent.hover(node('cart, failing'));
    expect(screen.getByTestId('map-drawing')).not.toContainElement(screen.getByTestId('map-tooltip'));
    expect(screen.getByTestId('map-tooltip')).toHaveTextContent('cart');
  });

  it('selects an edge, by key as well', () => {
    const edge = screen.getByRole('button', { name: /^frontend calls cart: 100\/s, 5 % failed, p95 80 ms/ });
    fireEvent.keyDown(edge, { key: 'Enter' });
    expect(onSelect).toHaveBeenCalledWith({ edge: { client: { name: 'frontend' }, server: { name: 'cart' } } });
  });
});

describe('a larger map', () => {
  const box = { width: 800, height: 456 };
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
  /** How the drawing lies: moved, then enlarged. */
  const camera = () => {
    const [left = NaN, top = NaN, zoom = NaN] = (
      screen.getByTestId('map-drawing').style.transform.match(/-?[\d.]+/g) ?? []
    ).map(Number);
    return { left, top, zoom };
  };
  const seenAt = (element: HTMLElement) => {
    const { left, top, zoom } = camera();
    const { style } = element;
    const middle = (start: string, length: string) => parseFloat(start) + parseFloat(length) / 2;
    return { x: left + zoom * middle(style.left, style.width), y: top + zoom * middle(style.top, style.height) };
  };
  const drag = (from: Element, by: number) => {
    // jsdom has no pointer events of its own.
    const pointer = (type: string, clientX: number) =>
      fireEvent(from, new MouseEvent(type, { bubbles: true, button: 0, clientX, clientY: 200 }));
    pointer('pointerdown', 300);
    pointer('pointermove', 300 - by / 2);
    pointer('pointermove', 300 - by);
    pointer('pointerup', 300 - by);
    fireEvent.click(from, { detail: 1 });
  };
  const wheel = (more: WheelEventInit = {}) => {
    const event = new WheelEvent('wheel', {
      bubbles: true,
      cancelable: true,
      deltaY: -200,
      clientX: 200,
      clientY: 100,
      ...more,
    });
    act(() => void screen.getByTestId('map-viewport').dispatchEvent(event));
    return event;
  };

  beforeEach(() => {
    HTMLElement.prototype.setPointerCapture = jest.fn();
    // Who wants no motion sees jumps done at once.
    jest.spyOn(window, 'matchMedia').mockImplementation((media) =>
      Object.assign(new EventTarget(), {
        matches: true,
        media,
        onchange: null,
        addListener: jest.fn(),
        removeListener: jest.fn(),
      })
    );
  });
  afterEach(() => jest.restoreAllMocks());

  it('grows with its texts, keeps the worst service in the middle, and fits again at a press', async () => {
    expect(screen.getByRole('button', { name: 'Fit' })).toBeDisabled();
    await press('Larger');
    await press('Larger');
    expect(camera().zoom).toBeCloseTo(1.96, 3);
    const { x, y } = seenAt(node('cart, failing'));
    expect(x).toBeCloseTo(box.width / 2, 0);
    expect(y).toBeCloseTo(box.height / 2, 0);
    await press('Fit');
    expect(camera().zoom).toBe(1);
    expect(screen.getByRole('button', { name: 'Smaller' })).toBeDisabled();
  });

  it('keeps what is selected in the middle rather than the worst', async () => {
    await userEvent.click(node('redis, database'));
    await press('Larger');
    expect(seenAt(node('redis, database')).x).toBeCloseTo(box.width / 2, 0);
  });

  it('is dragged, which selects nothing; a press without moving does', async () => {
    await press('Larger');
    const before = camera();
    drag(node('cart, failing'), 60);
    expect(camera().left).toBeCloseTo(before.left - 60, 3);
    expect(onSelect).not.toHaveBeenCalled();
    drag(node('cart, failing'), 1);
    expect(onSelect).toHaveBeenCalledWith({ selected: { name: 'cart' } });
  });

  it('leaves the wheel to the page until a key is held or the map is pressed', () => {
    expect(wheel().defaultPrevented).toBe(false);
    expect(camera().zoom).toBe(1);
    expect(wheel({ ctrlKey: true }).defaultPrevented).toBe(true);
    expect(camera().zoom).toBeGreaterThan(1);
    const { zoom } = camera();
    fireEvent(screen.getByTestId('map-viewport'), new MouseEvent('pointerdown', { bubbles: true, button: 0 }));
    expect(wheel().defaultPrevented).toBe(true);
    expect(camera().zoom).toBeGreaterThan(zoom);
  });

  it('is zoomed and moved by keys while it has the focus', async () => {
    act(() => screen.getByTestId('map-viewport').focus());
    await userEvent.keyboard('+');
    const { left, zoom } = camera();
    expect(zoom).toBeCloseTo(1.4, 3);
    await userEvent.keyboard('{ArrowRight}');
    expect(camera().left).toBeLessThan(left);
    await userEvent.keyboard('0');
    expect(camera().zoom).toBe(1);
  });

  it('renders nothing while it is dragged', async () => {
    await press('Larger');
    const places = screen.getAllByTestId('service-node');
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    places.forEach((place) => observer.observe(place, { attributes: true, subtree: true, childList: true }));
    drag(screen.getByTestId('map-viewport'), 40);
    await act(async () => {});
    observer.disconnect();
    expect(changes).toHaveLength(0);
  });
});
