import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { preparedTrace } from '../../analysis/preparedTrace';
import type { LogMarks } from '../../model/spanLogs';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { epochMs, ms } from '../../model/units';
import { operationKey } from '../../model/usual';
import type { TraceLook } from '../traceLook';
import { FoldMenu } from './FoldMenu';
import { TraceView } from './TraceView';

const drawn = traceFromDrawing(`
  shop                    |===================|
    cart                    |====|
      redis                  |==|
    payment!                     |=========|
      bank:charge!                   |=====|
`);
const id = (name: string) => drawn.span(name).spanId;
const prepared = preparedTrace(drawn);

type Props = Partial<Parameters<typeof TraceView>[0]>;

/** Its looks are kept by the view itself, as where no URL answers. */
function show(props: Props = {}) {
  const onLook = jest.fn();
  const all = { prepared, thread: { spanId: id('shop') }, onLook, ...props };
  const view = (look?: TraceLook) => (
    <MemoryRouter>
      <TraceView {...all} look={look} />
    </MemoryRouter>
  );
  const { rerender } = render(view(props.look));
  return { onLook, again: (look: TraceLook) => rerender(view(look)) };
}

const names = () =>
  screen
    .getAllByTestId('span-row')
    .map((row) => drawn.spans.find(({ spanId }) => spanId === row.dataset.spanId)?.service.name);
const selected = () => screen.getByRole('row', { selected: true }).dataset.spanId;
const rowOf = (name: string) =>
  screen.getAllByTestId('span-row').find((row) => row.dataset.spanId === id(name)) ?? document.body;

describe('the critical path', () => {
  it('is drawn on the bars by default, and told in words', () => {
    show();
    expect(rowOf('bank:charge').querySelector('[data-critical]')).not.toBeNull();
    expect(rowOf('redis').querySelector('[data-critical]')).not.toBeNull();
    expect(within(rowOf('bank:charge')).getByTitle('On the critical path: 6 ms of 20 ms, 30 %')).toBeInTheDocument();
    expect(screen.getByTestId('trace-legend')).toHaveTextContent('critical path');
  });

  it('is walked with p and P', async () => {
    show();
    await userEvent.keyboard('p');
    expect(selected()).toBe(id('cart'));
    await userEvent.keyboard('pp');
    expect(selected()).not.toBe(id('shop'));
    await userEvent.keyboard('PP');
    expect(selected()).toBe(id('cart'));
  });
});

describe('which spans have a row', () => {
  it('are failed ones with what leads to them, counted, and all of them again', async () => {
    const { onLook } = show();
    await userEvent.click(screen.getByRole('radio', { name: 'Errors' }));
    expect(onLook).toHaveBeenLastCalledWith({ only: 'errors' }, 'push');
    expect(names()).toEqual(['shop', 'payment', 'bank']);
    expect(rowOf('shop')).toHaveAttribute('data-found', 'false');
    expect(screen.getByTestId('trace-shown')).toHaveTextContent('Showing 3 of 5 spans');
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(names()).toHaveLength(5);
    expect(screen.queryByTestId('trace-shown')).toBeNull();
  });

  it('always have the selected one among them', () => {
    show({ look: { only: 'errors' }, thread: { spanId: id('redis') } });
    expect(names()).toEqual(['shop', 'cart', 'redis', 'payment', 'bank']);
    expect(selected()).toBe(id('redis'));
  });

  it('cannot be the slow ones while it is not known what is usual', () => {
    show();
    expect(screen.getByRole('radio', { name: 'Slow' })).toBeDisabled();
  });

  it('can be the slow ones, each with how slow it is', () => {
    show({ look: { only: 'slow' }, usual: new Map([[operationKey({ name: 'bank' }, 'charge'), { p95: ms(3) }]]) });
    expect(names()).toEqual(['shop', 'payment', 'bank']);
    expect(rowOf('bank:charge')).toHaveTextContent('2× p95');
  });

  it('are what the link says, Back included', () => {
    const { again } = show({ look: { only: 'errors' } });
    expect(names()).toHaveLength(3);
    again({});
    expect(names()).toHaveLength(5);
    again({ depth: 1 });
    expect(names()).toEqual(['shop', 'cart', 'payment']);
  });
});

describe('folds by rule', () => {
  it('are by level and by service', () => {
    const change = jest.fn();
    const look: TraceLook = { folded: ['cart'] };
    const colourOf = () => ({ colour: 'blue' });
    render(<FoldMenu tree={prepared.tree} look={look} change={change} colourOf={colourOf} />);
    fireEvent.click(screen.getByText('2'));
    expect(change).toHaveBeenLastCalledWith({ depth: 1 }, 'push');
    fireEvent.click(screen.getByText('payment'));
    expect(change).toHaveBeenLastCalledWith({ folded: ['cart', 'payment'] }, 'push');
    fireEvent.click(screen.getByText('cart'));
    expect(change).toHaveBeenLastCalledWith({ folded: undefined }, 'push');
    fireEvent.click(screen.getByText('Unfold everything'));
    expect(change).toHaveBeenLastCalledWith({ depth: undefined, folded: undefined }, 'push');
  });

  it('are opened again where a span is to be seen', () => {
    show({ look: { folded: ['payment'], depth: 0 }, thread: { spanId: id('bank:charge') } });
    expect(names()).toEqual(['shop', 'cart', 'payment', 'bank']);
  });
});

describe('the search', () => {
  it('counts, lights what it finds, dims the rest, and is walked with Enter and n', async () => {
    const { onLook } = show();
    await userEvent.keyboard('/');
    const field = screen.getByRole('searchbox', { name: /Find in services/ });
    expect(field).toHaveFocus();
    await userEvent.type(field, 'ba');
    expect(screen.getByTestId('trace-found')).toHaveTextContent('1 of 5');
    expect(rowOf('bank:charge')).toHaveAttribute('data-found', 'true');
    expect(rowOf('cart')).toHaveAttribute('data-found', 'false');
    await userEvent.keyboard('{Enter}');
    expect(selected()).toBe(id('bank:charge'));
    await act(() => new Promise((done) => setTimeout(done, 300)));
    expect(onLook).toHaveBeenLastCalledWith({ find: 'ba' }, 'replace');
    await userEvent.keyboard('{Escape}');
    expect(field).toHaveValue('');
  });
});

describe('log lines in the rows', () => {
  const at = (offset: number) => epochMs(drawn.span('shop').start + offset);
  const logMarks: LogMarks = new Map([
    [
      id('payment'),
      [
        { at: at(9), level: 'info' },
        { at: at(16), level: 'error' },
      ],
    ],
  ]);

  it('stand at their instant by level, and are counted beside the name', async () => {
    show({ logMarks });
    const row = rowOf('payment');
    expect(within(row).getByRole('note')).toHaveAccessibleName('Log lines: error 1, info 1');
    const tick = within(row).getByTitle('Log lines: error 1');
    expect(tick).toHaveAttribute('data-level', 'error');
    await userEvent.click(tick);
    expect(selected()).toBe(id('payment'));
  });
});

describe('the zoom', () => {
  it('is in and out by key around the selected span, and off with 0 or Escape', async () => {
    const onLeave = jest.fn();
    const { onLook } = show({ thread: { spanId: id('redis') }, onLeave });
    await userEvent.keyboard('+');
    await act(() => new Promise((done) => setTimeout(done, 300)));
    const [{ zoom }] = onLook.mock.calls.at(-1) as [TraceLook];
    expect(zoom!.to - zoom!.from).toBeCloseTo(10, 1);
    expect(rowOf('shop').querySelector('[data-side="after"]')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(onLeave).not.toHaveBeenCalled();
    expect(onLook).toHaveBeenLastCalledWith({ zoom: undefined }, 'push');
    await userEvent.keyboard('{Escape}');
    expect(onLeave).toHaveBeenCalled();
  });

  it('is dragged in the minimap', () => {
    HTMLElement.prototype.setPointerCapture = jest.fn();
    const { onLook } = show();
    const map = screen.getByTestId('trace-minimap');
    const place = { x: 0, y: 0, left: 0, top: 0, right: 200, bottom: 48, width: 200, height: 48 };
    const box = { ...place, toJSON: () => place };
    jest.spyOn(map, 'getBoundingClientRect').mockReturnValue(box);
    const pointer = (type: string, clientX: number) =>
      fireEvent(map, new MouseEvent(type, { bubbles: true, button: 0, clientX, clientY: 10 }));
    pointer('pointerdown', 50);
    pointer('pointermove', 100);
    pointer('pointerup', 100);
    expect(onLook).toHaveBeenLastCalledWith({ zoom: { from: 5, to: 10 } }, 'push');
    fireEvent.doubleClick(map);
    expect(onLook).toHaveBeenLastCalledWith({ zoom: undefined }, 'push');
  });
});

describe('a trace out of a list', () => {
  it('says which of them it is, and leads to the others', async () => {
    const onStep = jest.fn();
    show({ list: { at: 2, count: 20, onStep } });
    expect(screen.getByRole('group', { name: 'Traces of the list' })).toHaveTextContent('3 of 20');
    await userEvent.keyboard('][[');
    expect(onStep.mock.calls).toEqual([['next'], ['previous']]);
  });
});

describe('the ways to show a trace', () => {
  it('are gone through with s, the story where there is one', async () => {
    const { onLook } = show({ storyOf: () => <p>what happened</p>, look: { show: 'flame' } });
    await userEvent.keyboard('s');
    expect(onLook).toHaveBeenLastCalledWith({ show: 'services' }, 'push');
    await userEvent.keyboard('s');
    expect(onLook).toHaveBeenLastCalledWith({ show: 'map' }, 'push');
    await userEvent.keyboard('s');
    expect(onLook).toHaveBeenLastCalledWith({ show: 'story' }, 'push');
    expect(screen.getByText('what happened')).toBeInTheDocument();
  });
});
