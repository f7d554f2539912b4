import { expect } from '@playwright/test';
import { lineColumns } from '../src/analysis/patterns/lineColumns';
import { generatedLines, generatedWindow } from './generatedLines';
import { asked, figure, median } from './measure';
import { test } from '../tests/support/warmBrowser';

test('how long the worker takes for 50,000 lines, there and back', async ({ page }) => {
  test.skip(!asked('logs.patterns.50k.worker'));
  const started = page.waitForEvent('worker');
  await page.goto('/a/throughline-investigation-app/logs?source=demo');
  const url = (await started).url();
  await expect(page.getByTestId('pattern-row').first()).toBeVisible();
  const { bodies, at, level, service, services } = lineColumns(generatedLines(50_000));
  const lines = { bodies, services, at: [...at], level: [...level], service: [...service] };
  const times = await page.evaluate(askWorker, { url, lines, window: generatedWindow });
  figure('logs.patterns.50k.worker', median(times), 'ms');
});

interface WorkerAsked {
  readonly url: string;
  readonly lines: {
    readonly bodies: readonly string[];
    readonly services: readonly string[];
    readonly at: readonly number[];
    readonly level: readonly number[];
    readonly service: readonly number[];
  };
  readonly window: unknown;
}

/** Runs in the page: starts the worker as the app does, five times. */
async function askWorker({ url, lines, window: within }: WorkerAsked): Promise<number[]> {
  const columns = {
    ...lines,
    at: Float64Array.from(lines.at),
    level: Uint8Array.from(lines.level),
    service: Uint16Array.from(lines.service),
  };
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const began = performance.now();
    const worker = new Worker(url);
    await new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = reject;
      worker.postMessage({ lines: columns, truncated: false, window: within });
    });
    times.push(performance.now() - began);
    worker.terminate();
  }
  return times;
}
