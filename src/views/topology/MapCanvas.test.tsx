import { fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';
import type { DrawingProps } from './drawingProps';
import { MapCanvas } from './MapCanvas';
import { noMarks, placedLink, placedPlace, sceneWith } from './testing/scenes';

const scene = sceneWith({
  places: [
    placedPlace('shop', { x: 100, y: 100 }),
    placedPlace('cart', { x: 400, y: 100 }),
    placedPlace('mail', { x: 400, y: 300 }),
  ],
  links: [
    placedLink(
      'shop→cart',
      [
        { x: 160, y: 100 },
        { x: 340, y: 100 },
      ],
      { from: 'shop', to: 'cart' }
    ),
  ],
});
const camera = { left: 0, top: 0, zoom: 1 };
const acts = { onSelect: jest.fn(), onOpen: jest.fn(), onToggle: jest.fn(), onReveal: jest.fn() };

function Map(props: Partial<DrawingProps>) {
  const [lookedAt, onLook] = useState<string>();
  const [live] = useState(() => ({ now: () => camera, listen: () => () => undefined }));
  const [box] = useState({ width: 800, height: 600 });
  return (
    <>
      <MapCanvas
        {...{ scene, marks: noMarks, camera, live, box, lit: undefined, view: {}, lookedAt, tipId: 'tip', onLook }}
        {...acts}
        {...props}
      />
      <output>{lookedAt}</output>
    </>
  );
}

const map = () => screen.getByRole('listbox', { name: /3 places, 1 links?/ });
const looked = () => screen.getByRole('status').textContent;

beforeEach(() => {
  jest.clearAllMocks();
  render(<Map />);
});

describe('the map in pixels', () => {
  it('looks at what the pointer is on: places, and links near it', () => {
    fireEvent.mouseMove(map(), { clientX: 110, clientY: 110, buttons: 0 });
    expect(looked()).toBe('shop');
    fireEvent.mouseMove(map(), { clientX: 250, clientY: 104, buttons: 0 });
    expect(looked()).toBe('shop→cart');
    fireEvent.mouseMove(map(), { clientX: 250, clientY: 160, buttons: 0 });
    expect(looked()).toBe('');
  });

  it('selects what is clicked and opens it with a second click', () => {
    fireEvent.click(map(), { clientX: 410, clientY: 90 });
    expect(acts.onSelect).toHaveBeenLastCalledWith({ selected: { name: 'cart' } });
    fireEvent.click(map(), { clientX: 250, clientY: 100 });
    expect(acts.onSelect).toHaveBeenLastCalledWith({ edge: { client: { name: 'shop' }, server: { name: 'cart' } } });
    fireEvent.doubleClick(map(), { clientX: 410, clientY: 90 });
    expect(acts.onOpen).toHaveBeenLastCalledWith({ name: 'cart' });
  });

  it('goes from place to place by arrows, says where it is, and selects with Enter', () => {
    fireEvent.keyDown(map(), { key: 'ArrowRight' });
    expect(looked()).toBe('shop');
    fireEvent.keyDown(map(), { key: 'ArrowRight' });
    expect(screen.getByRole('option')).toHaveTextContent('cart');
    expect(acts.onReveal).toHaveBeenLastCalledWith({ x: 400, y: 100 });
    expect(map()).toHaveAttribute('aria-activedescendant', screen.getByRole('option').id);
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    fireEvent.keyDown(map(), { key: 'Enter' });
    expect(acts.onSelect).toHaveBeenLastCalledWith({ selected: { name: 'mail' } });
    fireEvent.keyDown(map(), { key: 'o' });
    expect(acts.onOpen).toHaveBeenLastCalledWith({ name: 'mail' });
    fireEvent.blur(map());
    expect(looked()).toBe('');
  });
});
