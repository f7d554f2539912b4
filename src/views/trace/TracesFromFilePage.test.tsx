import { createEvent, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { openFile } from '../parts/openedFile';
import { base } from '../routes';
import { TracesFromFilePage } from './TracesFromFilePage';

const mockEnvironment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/clock', () => ({ useTimeKeys: () => ({ refresh: jest.fn() }) }));
jest.mock('../../grafana/answer', () => ({
  usePlace: () => ({ environment: mockEnvironment, timeZone: 'utc' }),
  useAnswer: () => ({ is: 'loading', since: 0 }),
}));
jest.mock('../../grafana/firstAnswer', () => ({ useFirstAnswer: () => ({ answer: { is: 'loading', since: 0 } }) }));

const markup = '<img src=x onerror=alert(1)>';

function span(traceId: string, index: number, more: object = {}) {
  return {
    traceId: traceId.repeat(32),
    spanId: String(index).padStart(16, '0'),
    parentSpanId: index > 1 ? '1'.padStart(16, '0') : '',
    name: `operation ${index}`,
    startTimeUnixNano: String(1_795_227_708_091_000_000 + index * 1_000_000),
    endTimeUnixNano: String(1_795_227_708_191_000_000),
    ...more,
  };
}

const fileOf = (content: unknown, name = 'spans.json') =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], name, { type: 'application/json' });
const sent = (...spans: unknown[]) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
      scopeSpans: [{ spans }],
    },
  ],
});

function open(state?: unknown) {
  return render(
    <MemoryRouter initialEntries={[{ pathname: `${base}/traces/file`, state }]}>
      <Routes>
        <Route path={`${base}/traces/file`} element={<TracesFromFilePage />} />
      </Routes>
    </MemoryRouter>
  );
}

function drop(file: File) {
  const target = screen.getByTestId('trace-file-drop');
  const event = createEvent.drop(target);
  Object.defineProperty(event, 'dataTransfer', { value: { files: [file], types: ['Files'] } });
  fireEvent(target, event);
}

beforeEach(() => openFile(undefined));

describe('traces from a file', () => {
  it('asks for a file and says that it stays here', () => {
    open();
    expect(screen.getByText(/Drop a file with traces here/)).toBeInTheDocument();
    expect(screen.getByText(/it is not uploaded/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Open a file' })).toBeEnabled();
  });

  it('says that the file of a reloaded page is gone', () => {
    open({ openedFile: 'spans.json' });
    expect(screen.getByText(/“spans.json” is gone/)).toBeInTheDocument();
  });

  it('shows a single trace at once, its markup as text', async () => {
    open();
    drop(fileOf(sent(span('a', 1, { name: markup }), span('a', 2))));
    const rows = await screen.findAllByTestId('span-row');
    expect(rows).toHaveLength(2);
    expect(screen.getAllByText(markup, { exact: false }).length).toBeGreaterThan(0);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(screen.queryByRole('table', { name: 'Traces in the file' })).toBeNull();
  });

  it('lists several traces and shows the one that is chosen', async () => {
    const user = userEvent.setup();
    open();
    await user.upload(
      screen.getByTestId('trace-file-input'),
      fileOf(sent(span('a', 1), span('a', 2), span('b', 1, { name: 'other root', status: { code: 2 } })))
    );
    const list = await screen.findByRole('table', { name: 'Traces in the file' });
    expect(
      within(list)
        .getAllByTestId('file-trace')
        .map((row) => row.getAttribute('aria-current'))
    ).toEqual(['true', 'false']);
    expect(within(list).getByText('✕ 1')).toBeInTheDocument();
    expect(screen.getAllByTestId('span-row')).toHaveLength(2);
    await user.click(within(list).getByRole('button', { name: /other root/ }));
    expect(screen.getAllByTestId('span-row')).toHaveLength(1);
  });

  it.each([
    ['PK\u0003\u0004\u0000', 'binary data'],
    ['<html>', 'no JSON, but “<html>…”'],
    ['{"data": []}', 'fields data'],
  ])('says what %p is instead', async (content, found) => {
    open();
    drop(fileOf(content));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There are no traces in this file that can be read.');
    expect(alert).toHaveTextContent(found);
  });

  it('does not look into a file that is too large', async () => {
    open();
    const file = fileOf('{}');
    Object.defineProperty(file, 'size', { value: 300 * 1024 * 1024 });
    drop(file);
    expect(await screen.findByRole('alert')).toHaveTextContent('This file has 300 MB; at most 200 MB are read.');
  });

  it('bears ten thousand attributes and says what could not be read', async () => {
    open();
    const attributes = Array.from({ length: 10_000 }, (_, index) => ({
      key: `key.${index}`,
      value: { stringValue: 'x'.repeat(20) },
    }));
    drop(fileOf(sent(span('a', 1, { attributes }), { name: 'no ids' })));
    await screen.findAllByTestId('span-row');
    expect(screen.getByText(/1 row could not be read/)).toBeInTheDocument();
  });
});
