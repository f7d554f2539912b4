import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { preparedTrace } from '../../analysis/preparedTrace';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import type { Span, Trace } from '../../model/trace';
import { epochMs, ms } from '../../model/units';
import type { Thread } from '../routes';
import { TraceView } from './TraceView';

const drawn = traceFromDrawing(`
  frontend                |===================|
    cart                    |====|
      redis                  |==|
    recommendation!              |=========|
      recommendation:list!         |=====|
        catalog!                    |===|
`);
const id = (name: string) => drawn.span(name).spanId;

function changed(name: string, more: Partial<Span>): Trace {
  return { ...drawn, spans: drawn.spans.map((span) => (span.spanId === id(name) ? { ...span, ...more } : span)) };
}

function show(trace: Trace = drawn, thread: Thread = {}) {
  const onSelect = jest.fn();
  const onLeave = jest.fn();
  const view = (
    <MemoryRouter>
      <TraceView
        prepared={preparedTrace(trace)}
        thread={thread}
        onSelect={onSelect}
        onLeave={onLeave}
        detailsOf={({ span }) => (
          <article>
            <section data-span-logs tabIndex={-1} aria-label="logs">
              {`logs of ${span.operation}`}
            </section>
          </article>
        )}
      />
    </MemoryRouter>
  );
  return { onSelect, onLeave, ...render(view) };
}

const selectedRow = () => screen.getByRole('row', { selected: true });
const rowOf = (name: string) => {
  const row = screen.getAllByTestId('span-row').find((one) => one.dataset.spanId === id(name));
  if (!row) {
    throw new Error(`no row of ${name}`);
  }
  return row;
};

describe('a trace on screen', () => {
  it('is told in one line', () => {
    show();
    const headline = screen.getByRole('heading', { level: 2 }).parentElement!;
    for (const text of ['frontend', '20 ms', '6 spans', '5 services', '3 failed spans']) {
      expect(headline).toHaveTextContent(text);
    }
  });

  it('is a tree grid with a row per span, its depth, its failure and whether it is open', () => {
    show();
    expect(screen.getByRole('treegrid', { name: 'Spans of the trace' })).toHaveAttribute('aria-rowcount', '6');
    expect(screen.getAllByTestId('span-row')).toHaveLength(6);
    expect(rowOf('redis')).toHaveAttribute('aria-level', '3');
    expect(rowOf('cart')).toHaveAttribute('aria-expanded', 'true');
    expect(rowOf('redis')).not.toHaveAttribute('aria-expanded');
    expect(within(rowOf('catalog')).getByRole('img', { name: 'failed' })).toBeInTheDocument();
    expect(within(rowOf('redis')).queryByRole('img')).toBeNull();
  });

  it('has the mark of a failed span behind its name, so that names stand where the tree puts them', () => {
    show();
    const [name] = within(rowOf('catalog')).getAllByRole('gridcell');
    expect(name?.lastElementChild).toBe(within(rowOf('catalog')).getByRole('img', { name: 'failed' }));
  });

  it('shows the span that failed first, not the root, when one comes from a failing service', () => {
    show(drawn, { service: { name: 'recommendation' } });
    expect(selectedRow().dataset.spanId).toBe(id('catalog'));
  });

  it('shows the span that the link names', () => {
    show(drawn, { spanId: id('redis') });
    expect(selectedRow().dataset.spanId).toBe(id('redis'));
    expect(screen.getByRole('article')).toHaveTextContent('logs of redis');
  });

  it('says so when the link names a span that is not there', () => {
    show(drawn, { spanId: '00000000000000ff' as Span['spanId'] });
    expect(screen.getByRole('status')).toHaveTextContent('not in this trace');
    expect(selectedRow()).toBeInTheDocument();
  });

  it('is shown with a caveat when its root is missing', () => {
    const [, ...rest] = drawn.spans;
    show({ ...drawn, spans: rest });
    expect(screen.getByText('1 span missing')).toBeInTheDocument();
    expect(screen.getAllByTestId('span-row')).toHaveLength(5);
  });

  it('survives a trace without spans', () => {
    show({ ...drawn, spans: [] });
    expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '0');
  });

  it('keeps hostile names text', () => {
    const operation = '<img src=x onerror=alert(1)> "{}</script> 주문';
    const { container } = show(changed('frontend', { operation, service: { name: '</script>' } }));
    expect(container.querySelector('img, script')).toBeNull();
    expect(rowOf('frontend')).toHaveTextContent(operation);
  });

  it('has only the rows in sight in the document, the selected one among them', () => {
    const spans = Array.from({ length: 10_000 }, (_, index): Span => {
      const spanId = (index + 1).toString(16).padStart(16, '0') as Span['spanId'];
      const parentSpanId = index === 0 ? undefined : drawn.spans[0]!.spanId;
      return {
        ...drawn.spans[0]!,
        spanId,
        parentSpanId,
        start: epochMs(drawn.spans[0]!.start + index),
        duration: ms(1),
      };
    });
    show({ ...drawn, spans }, { spanId: spans[9000]!.spanId });
    expect(screen.getAllByTestId('span-row').length).toBeLessThan(100);
    expect(selectedRow()).toHaveAttribute('aria-rowindex', '9001');
  });
});

describe('keys in the waterfall', () => {
  const press = async (keys: string) => userEvent.keyboard(keys);

  beforeEach(() => jest.useRealTimers());

  it('move focus and selection, one tab stop in all', async () => {
    show(drawn, { spanId: id('frontend') });
    expect(rowOf('frontend')).toHaveFocus();
    await press('{ArrowDown}{ArrowDown}');
    expect(rowOf('redis')).toHaveFocus();
    expect(selectedRow()).toBe(rowOf('redis'));
    expect(screen.getAllByTestId('span-row').filter((row) => row.tabIndex === 0)).toEqual([rowOf('redis')]);
    await press('{End}');
    expect(rowOf('catalog')).toHaveFocus();
    await press('{Home}');
    expect(rowOf('frontend')).toHaveFocus();
  });

  it('fold and unfold', async () => {
    show(drawn, { spanId: id('recommendation') });
    await press('{ArrowLeft}');
    expect(screen.getAllByTestId('span-row')).toHaveLength(4);
    expect(rowOf('recommendation')).toHaveAttribute('aria-expanded', 'false');
    expect(rowOf('recommendation')).toHaveTextContent('2');
    await press('{ArrowRight}{ArrowRight}');
    expect(rowOf('recommendation:list')).toHaveFocus();
    await press('{Home}{ArrowLeft}');
    expect(screen.getAllByTestId('span-row')).toHaveLength(1);
    expect(within(rowOf('frontend')).getByRole('img', { name: 'a span below failed' })).toBeInTheDocument();
  });

  it('go from failure to failure, into folded spans as well', async () => {
    show(drawn, { spanId: id('recommendation') });
    await press('{ArrowLeft}e');
    expect(rowOf('recommendation:list')).toHaveFocus();
    await press('e');
    expect(rowOf('catalog')).toHaveFocus();
    await press('E');
    expect(rowOf('recommendation:list')).toHaveFocus();
  });

  it('reach the logs with l, the waterfall again with Escape, and leave it with another', async () => {
    const { onLeave } = show(drawn, { spanId: id('cart') });
    await press('l');
    expect(screen.getByRole('region', { name: 'logs' })).toHaveFocus();
    await press('{Escape}');
    expect(rowOf('cart')).toHaveFocus();
    expect(onLeave).not.toHaveBeenCalled();
    await press('{Escape}');
    expect(onLeave).toHaveBeenCalledTimes(1);
  });

  it('write to the link where they come to rest, not on the way', async () => {
    jest.useFakeTimers();
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const { onSelect } = show(drawn, { spanId: id('frontend') });
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(onSelect).not.toHaveBeenCalled();
    act(() => void jest.advanceTimersByTime(1000));
    expect(onSelect.mock.calls).toEqual([[id('recommendation'), 'move']]);
    jest.useRealTimers();
  });

  it('are letters where one types', async () => {
    show(drawn, { spanId: id('cart') });
    await userEvent.type(screen.getByRole('searchbox', { name: /Find in services/ }), 'e');
    expect(selectedRow()).toBe(rowOf('cart'));
  });
});

describe('the mouse in the waterfall', () => {
  it('chooses a span with a click, at once', async () => {
    const { onSelect } = show(drawn, { spanId: id('frontend') });
    await userEvent.click(rowOf('redis'));
    expect(onSelect).toHaveBeenCalledWith(id('redis'), 'choose');
    expect(screen.getByRole('article')).toHaveTextContent('logs of redis');
  });

  it('folds with the arrow before a name', async () => {
    show();
    await userEvent.click(rowOf('cart').querySelector('[data-toggle]')!);
    expect(screen.getAllByTestId('span-row')).toHaveLength(5);
  });
});
