import { expect, type Page } from '@playwright/test';
import { generatedTrace } from './generatedTrace';
import { asked, figure, median } from './measure';
import { test } from '../tests/support/warmBrowser';

declare global {
  interface Window {
    generatedTrace: typeof generatedTrace;
  }
}

/** All but the last digit of the ids that are answered so; each run asks for another trace, so that none is remembered. */
const idStart = '0badcafe0badcafe0badcafe0badcaf';

test('how long from a frame of 10,000 spans in memory to its first rows', async ({ page }) => {
  test.skip(!asked('trace.first-rows.10k'));
  await answerWith(page, 10_000);
  const runs = await openedTimes(page, 6);
  figure('trace.first-rows.10k', median(runs.map(({ took }) => took)), 'ms');
});

test('how long it takes with 100,000 spans, and how long the page stands still meanwhile', async ({ page }) => {
  test.skip(!asked('trace.first-rows.100k') && !asked('trace.longest-task.100k'));
  await answerWith(page, 100_000);
  const runs = await openedTimes(page, 5);
  figure('trace.first-rows.100k', median(runs.map(({ took }) => took)), 'ms');
  figure('trace.longest-task.100k', median(runs.map(({ longest }) => longest)), 'ms');
});

test('how much memory a page with a trace of 100,000 spans takes', async ({ page }) => {
  test.skip(!asked('trace.heap.100k'));
  await answerWith(page, 100_000);
  await page.evaluate(openAndTime, pathOf(0));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  figure('trace.heap.100k', used / 1024 / 1024, 'MB');
});

test('how smoothly a trace of 10,000 spans scrolls', async ({ page }) => {
  test.skip(!asked('trace.scroll.p95-frame'));
  await answerWith(page, 10_000);
  await page.evaluate(openAndTime, pathOf(0));
  await page.waitForTimeout(1000);
  const frames = await page.evaluate(scrollFor, 3000);
  figure('trace.scroll.p95-frame', frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? Number.NaN, 'ms');
});

function pathOf(run: number): string {
  return `/a/throughline-investigation-app/traces/${idStart}${run}`;
}

/** The recorded traces' data source answers with a generated trace from now on. */
async function answerWith(page: Page, spans: number): Promise<void> {
  await page.goto('/?source=recorded');
  await expect(page.getByTestId('service-table').locator('tbody tr').first()).toBeVisible();
  await page.evaluate(`window.generatedTrace = ${generatedTrace.toString()}`);
  await page.evaluate(answerWithSpans, { idStart, spans });
}

/** The first run loads the page's code and does not count. */
async function openedTimes(page: Page, runs: number): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  for (let run = 0; run < runs; run++) {
    opened.push(await page.evaluate(openAndTime, pathOf(run)));
    await page.goBack();
    await expect(page.getByTestId('service-table')).toBeVisible();
  }
  return opened.slice(1);
}

/** Runs in the page: marks when the answer is there. */
async function answerWithSpans({ idStart: id, spans }: { idStart: string; spans: number }) {
  const source = await window.hostDataSources.get({ uid: 'recorded-traces' });
  const frame = window.generatedTrace(`${id}0`, spans);
  const original = source.query.bind(source);
  Object.assign(source, {
    query: (request: Parameters<typeof original>[0]) => {
      const targets = JSON.stringify(request.targets);
      if (!targets.includes(id)) {
        return original(request);
      }
      const refId = request.targets[0]?.refId;
      // Whatever else is asked about this trace has no answer.
      if (refId !== 'trace') {
        return Promise.resolve({ data: [], state: 'Done' });
      }
      return Promise.resolve().then(() => {
        performance.mark('bench:frame');
        return { data: [{ ...frame, refId }], state: 'Done' };
      });
    },
  });
}

interface Opened {
  readonly took: number;
  /** The longest task between the answer and the first rows, and shortly after. */
  readonly longest: number;
}

/** Runs in the page: goes to the trace inside the app and waits until its first rows are painted. */
async function openAndTime(path: string): Promise<Opened> {
  performance.clearMarks('bench:frame');
  const tasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate', { state: null }));
  const frames = () => new Promise((done) => requestAnimationFrame(done));
  while (!document.querySelector('[data-testid="span-row"]')) {
    await frames();
  }
  await frames();
  const from = performance.getEntriesByName('bench:frame')[0]?.startTime ?? Number.NaN;
  const took = performance.now() - from;
  await new Promise((done) => setTimeout(done, 500));
  observer.disconnect();
  const durations = tasks.filter((task) => task.startTime + task.duration > from).map(({ duration }) => duration);
  return { took, longest: Math.max(0, ...durations) };
}

/** Runs in the page: scrolls the waterfall down and up and tells the time between frames. */
async function scrollFor(length: number): Promise<number[]> {
  const viewport = document.querySelector('[data-testid="trace-waterfall"]');
  if (!viewport) {
    throw new Error('no waterfall');
  }
  const deltas: number[] = [];
  const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
  const start = await frame();
  let last = start;
  let step = 170;
  while (last - start < length) {
    viewport.scrollTop += step;
    if (viewport.scrollTop + viewport.clientHeight >= viewport.scrollHeight || viewport.scrollTop <= 0) {
      step = -step;
    }
    const now = await frame();
    deltas.push(now - last);
    last = now;
  }
  return deltas;
}
