import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { tracePoint, type TracePoint } from '../../analysis/tracePoint';
import { readSpanId, readTraceId } from '../../model/ids';
import { epochMs, ms } from '../../model/units';
import { TraceScatter } from './TraceScatter';

const start = 1_795_227_600_000;

function point(id: number, took: number, failed = false): TracePoint {
  const traceId = readTraceId(id.toString(16));
  const spanId = readSpanId('1');
  const at = epochMs(start + id * 1000);
  const status = failed ? 'error' : 'unset';
  const matched = spanId ? [{ spanId, operation: `op ${id}`, start: at, duration: ms(took), status } as const] : [];
  const made = traceId && tracePoint({ traceId, start: at, matched });
  if (!made) {
    throw new Error('no point');
  }
  return made;
}

const points = [point(1, 10), point(2, 20, true), point(3, 15)];

function shown() {
  const told = { opened: [] as string[], selected: [] as unknown[] };
  render(
    <TraceScatter
      points={points}
      selection={undefined}
      isSelected={() => true}
      visited={new Set()}
      onOpen={({ span }) => told.opened.push(span?.operation ?? '')}
      onSelection={(selection) => told.selected.push(selection)}
    />
  );
  return told;
}

describe('found traces over time', () => {
  it('are walked in the order of time and opened with the keyboard', () => {
    const { opened } = shown();
    const list = screen.getByRole('listbox');
    fireEvent.keyDown(list, { key: 'ArrowLeft' });
    expect(screen.getByRole('status')).toHaveTextContent('op 3');
    fireEvent.keyDown(list, { key: 'ArrowLeft' });
    expect(screen.getByRole('status')).toHaveTextContent('op 2, 20 ms');
    expect(screen.getByRole('status')).toHaveTextContent('failed');
    fireEvent.keyDown(list, { key: 'Enter' });
    fireEvent.keyDown(list, { key: 'Home' });
    fireEvent.keyDown(list, { key: 'Enter' });
    expect(opened).toEqual(['op 2', 'op 1']);
  });

  it('are told apart by shape, failed ones drawn last', () => {
    shown();
    const marks = screen.getAllByRole('option');
    expect(marks.map(({ tagName }) => tagName)).toEqual(['circle', 'circle', 'path']);
  });
});
