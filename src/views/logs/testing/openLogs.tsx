import { render, screen } from '@testing-library/react';
import React from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import { readSpanId, readTraceId } from '../../../model/ids';
import type { LogLine } from '../../../model/log';
import { ready } from '../../../model/outcome';
import { toldWindow } from '../../../model/testing/told';
import { epochMs } from '../../../model/units';
import type { About } from '../../../telemetry/about';
import { base } from '../../routes';
import { LogsPage } from '../LogsPage';
import { answers, asked } from './logsDoor';

export const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
export const spanId = readSpanId('0f82631bdbb244c4')!;
export const line = (id: string, more: Partial<LogLine> = {}): LogLine => ({
  id,
  at: epochMs(toldWindow.to),
  atNs: `${toldWindow.to}000000`,
  level: 'info',
  body: `line ${id}`,
  attributes: {},
  ...more,
});

export const lines = { show: 'lines' } as const;
/** Parts in chunks of their own come a moment later. */
export const patience = { timeout: 15_000 };
export const context = { from: 'now-1h', to: 'now', 'var-env': 'kr' };
function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}
export const open = (path: string) =>
  render(
    <MemoryRouter initialEntries={[path]}>
      <Address />
      <Routes>
        <Route path={`${base}/logs`} element={<LogsPage />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </MemoryRouter>
  );
export const address = () => new URL(screen.getByLabelText('address').textContent ?? '', 'http://localhost');
export const lastAsked = (is: About['is']) => asked.filter((about) => about.is === is).at(-1);

/** Chunks are there at once, and what was asked and answered before is forgotten. */
export function aroundEach() {
  beforeAll(async () => {
    await Promise.all([
      import('../AroundLine'),
      import('../LineFields'),
      import('../LiveLines'),
      import('../PatternsFound'),
    ]);
  }, 60_000);

  beforeEach(() => {
    asked.length = 0;
    answers.logs = ready([line('1', { service: 'cart', traceId, spanId }), line('2', { service: 'cart' })]);
    answers.volume = ready({
      byLevel: new Map([
        ['error', { at: [epochMs(toldWindow.to)], values: [1234] }],
        ['info', { at: [epochMs(toldWindow.to)], values: [99] }],
      ]),
    });
    answers.trace = { is: 'loading', since: epochMs(0) };
  });
}
