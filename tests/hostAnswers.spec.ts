import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  DataFrame,
  DataFrameJSON,
  DataQueryRequest,
  DataQueryResponse,
  DateTimeInput,
  TimeRange,
} from '@grafana/data';
import type { DataSourceSrv } from '@grafana/runtime';
import { expect, type Page } from '@playwright/test';
import { open, test } from './support/host';

declare global {
  interface Window {
    hostDataSources: DataSourceSrv;
    hostDateTime: (input: DateTimeInput) => TimeRange['from'];
  }
}

interface Recorded {
  readonly window: { readonly from: number; readonly to: number };
  readonly targets: ReadonlyArray<{ readonly refId: string }>;
  readonly answer: { readonly state: string; readonly error?: string; readonly data: DataFrameJSON[] };
}

/** Rates lack their past at the start of the recorded window. */
const settledAfter = 90_000;

const questions = [
  'prometheus/edges-both-environments-instant',
  'prometheus/edges-failed-instant',
  'prometheus/edges-p95-server-instant',
  'prometheus/edges-rate-instant',
  'prometheus/empty-instant',
  'prometheus/empty-range',
  'prometheus/error-ratio-by-service-range',
  'prometheus/operations-instant',
  'prometheus/rate-by-service-instant',
  'prometheus/rate-by-service-range',
  'prometheus/scalar-instant',
  'failures/prometheus-bad-promql',
  'failures/prometheus-one-of-two-bad',
];

test('a real Prometheus behind the page answers like the recorded one', async ({ page }) => {
  await open(page, 'recorded');
  for (const name of questions) {
    await test.step(name, async () => {
      const recorded: Recorded = JSON.parse(readFileSync(path.join('tests', 'recorded', `${name}.json`), 'utf8'));
      const { data, error, state } = await answered(page, recorded);
      expect.soft(state, name).toBe(recorded.answer.state);
      expect.soft(error, name).toBe(recorded.answer.error);
      const wanted = recorded.answer.data.map(asFrame);
      expect.soft(data.map(shapeOf).sort(), name).toEqual(wanted.map(shapeOf).sort());
      const from = recorded.window.from + settledAfter;
      expectClose(valuesOf(data, from), valuesOf(wanted, from));
    });
  }
});

function expectClose(got: Map<string, number>, wanted: Map<string, number>) {
  expect.soft([...got.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [row, value] of wanted) {
    expect.soft(got.get(row), row).toBeCloseTo(value, 9);
  }
}

interface ShapedFrame {
  readonly refId?: string;
  readonly fields: ReadonlyArray<{ name: string; type?: string; labels?: object; values: readonly unknown[] }>;
}

function answered(page: Page, recorded: Recorded): Promise<{ data: ShapedFrame[]; state?: string; error?: string }> {
  return page.evaluate(async ({ targets, window: { from, to } }) => {
    const source = await window.hostDataSources.get('recorded-metrics');
    const range = { from: window.hostDateTime(from), to: window.hostDateTime(to) };
    const request = {
      targets,
      range,
      intervalMs: 15_000,
      scopedVars: {},
      requestId: 'test',
    } as unknown as DataQueryRequest;
    const last = await new Promise<DataQueryResponse>((resolve, reject) => {
      const answer = source.query(request);
      if ('subscribe' in answer) {
        answer.subscribe({ next: resolve, error: reject });
      }
    });
    const plain = (frame: DataFrame) => ({
      refId: frame.refId,
      fields: frame.fields.map(({ labels, name, type, values }) => ({ name, type, labels, values: [...values] })),
    });
    return { data: last.data.map(plain), state: last.state, error: last.errors?.[0]?.message };
  }, recorded);
}

function asFrame({ data, schema }: DataFrameJSON): ShapedFrame {
  const fields = schema?.fields ?? [];
  return {
    refId: schema?.refId,
    fields: fields.map(({ labels, name, type }, index) => ({ name, type, labels, values: data?.values[index] ?? [] })),
  };
}

function shapeOf({ fields, refId }: ShapedFrame): string {
  return JSON.stringify([refId, fields.map(({ labels, name, type }) => [name, type, labels])]);
}

/** Numbers from `from` on by frame, time and labels. */
function valuesOf(frames: ShapedFrame[], from: number): Map<string, number> {
  const values = new Map<string, number>();
  for (const { fields, refId } of frames) {
    const value = fields.at(-1);
    const columns = fields.slice(0, -1);
    value?.values.forEach((number, row) => {
      const place = columns.map((column) => column.values[row]);
      if (typeof number === 'number' && Number(place[0]) >= from) {
        values.set(JSON.stringify([refId, value.labels, place]), number);
      }
    });
  }
  return values;
}
