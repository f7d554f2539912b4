import { render, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { readSpanId } from '../../model/ids';
import type { Span, Trace } from '../../model/trace';
import { PreparedTraceView } from './PreparedTraceView';
import { preparedAtOnce } from '../parts/usePrepared';

const [one] = traceFromDrawing('shop |==|').spans;

/** A trace of one chain of spans. */
function chain(spans: number): Trace {
  const id = (index: number) => readSpanId((index + 1).toString(16));
  const span = (index: number): Span => ({
    ...one!,
    spanId: id(index)!,
    parentSpanId: index ? id(index - 1) : undefined,
  });
  return { ...traceFromDrawing(''), spans: Array.from({ length: spans }, (_, index) => span(index)) };
}

function view(trace: Trace) {
  return (
    <PreparedTraceView trace={trace}>
      {({ tree, path }) => <p>{`${tree.order.length} spans, path of ${path.sections.length}`}</p>}
    </PreparedTraceView>
  );
}

describe('a trace before its first row', () => {
  it('is there at once where it is small', () => {
    render(view(chain(preparedAtOnce - 1)));
    expect(screen.getByText('2999 spans, path of 1')).toBeInTheDocument();
  });

  it('is prepared while the page lives where it is large', async () => {
    render(view(chain(20_000)));
    expect(screen.getByTestId('trace-preparing')).toHaveAttribute('aria-busy', 'true');
    expect(screen.queryByRole('progressbar')).toBeNull();
    await waitFor(() => expect(screen.getByText('20000 spans, path of 1')).toBeInTheDocument());
  });

  it('stays while the same trace is prepared anew', async () => {
    const { rerender } = render(view(chain(5000)));
    await waitFor(() => expect(screen.getByText('5000 spans, path of 1')).toBeInTheDocument());
    rerender(view(chain(6000)));
    expect(screen.getByText('5000 spans, path of 1')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText('6000 spans, path of 1')).toBeInTheDocument());
  });

  it('stops when it is left', () => {
    const { unmount } = render(view(chain(5000)));
    expect(unmount).not.toThrow();
  });
});
