import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { healthOf } from '../../analysis/health';
import { calls, told } from '../../model/testing/told';
import type { ServiceGraph } from '../../model/graph';
import type { OverviewView } from '../routes';
import { ServiceMap } from './ServiceMap';

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
const onOpen = jest.fn();
const onSelect = jest.fn();

function Map() {
  const [view, setView] = useState<OverviewView>({});
  return (
    <ServiceMap
      graph={graph}
      services={services}
      health={health}
      view={view}
      height={480}
      onOpen={onOpen}
      onSelect={(next) => {
        onSelect(next);
        setView(next);
      }}
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
  const viewport = () => screen.getByTestId('map-viewport');
  const drawing = () => screen.getByTestId('map-drawing');
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
  const drag = (from: Element, by: number) => {
    // jsdom has no pointer events of its own.
    const pointer = (type: string, clientX: number) =>
      fireEvent(from, new MouseEvent(type, { bubbles: true, button: 0, clientX, clientY: 200 }));
    pointer('pointerdown', 300);
    pointer('pointermove', 300 - by);
    pointer('pointerup', 300 - by);
    fireEvent.click(from, { detail: 1 });
  };

  beforeEach(() => {
    HTMLElement.prototype.setPointerCapture = jest.fn();
    jest.spyOn(viewport(), 'clientWidth', 'get').mockReturnValue(400);
  });

  it('grows with its texts, keeps the worst service in the middle, and fits again at a press', async () => {
    expect(screen.getByRole('button', { name: 'Fit' })).toBeDisabled();
    await press('Larger');
    await press('Larger');
    expect(drawing()).toHaveStyle({ transform: 'scale(1.9)' });
    const cart = node('cart, failing');
    const middle = parseFloat(cart.style.left) + parseFloat(cart.style.width) / 2;
    expect(viewport().scrollLeft + 200).toBeCloseTo(1.9 * middle, 3);
    await press('Fit');
    expect(drawing()).toHaveStyle({ transform: 'scale(1)' });
    expect(viewport().scrollLeft).toBe(0);
  });

  it('keeps what is selected in the middle rather than the worst', async () => {
    await userEvent.click(node('redis, database'));
    await press('Larger');
    const redis = node('redis, database');
    const middle = parseFloat(redis.style.left) + parseFloat(redis.style.width) / 2;
    expect(viewport().scrollLeft + 200).toBeCloseTo(1.4 * middle, 3);
  });

  it('is dragged, which selects nothing; a press without moving does', async () => {
    await press('Larger');
    const before = viewport().scrollLeft;
    drag(node('cart, failing'), 60);
    expect(viewport().scrollLeft).toBe(before + 60);
    expect(onSelect).not.toHaveBeenCalled();
    drag(node('cart, failing'), 1);
    expect(onSelect).toHaveBeenCalledWith({ selected: { name: 'cart' } });
  });
});
