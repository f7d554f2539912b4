import { expect, test } from '@playwright/test';
import { asked, figure, median } from './measure';

/** All but the last digit of the ids that are answered so; each run asks for another trace, so that none is remembered. */
const idStart = '0badcafe0badcafe0badcafe0badcaf';

test('how long from a frame of 10,000 spans in memory to its first rows', async ({ page }) => {
  test.skip(!asked('trace.first-rows.10k'));
  await page.goto('/?source=recorded');
  await expect(page.getByTestId('service-table').locator('tbody tr').first()).toBeVisible();
  await page.evaluate(answerWithSpans, { idStart, spans: 10_000 });
  const times: number[] = [];
  for (let run = 0; run < 6; run++) {
    const took = await page.evaluate(openAndTime, `/a/throughline-investigation-app/traces/${idStart}${run}`);
    if (run > 0) {
      times.push(took);
    }
    await page.goBack();
    await expect(page.getByTestId('service-table')).toBeVisible();
  }
  figure('trace.first-rows.10k', median(times), 'ms');
});

/** Runs in the page: the recorded traces' data source answers with a generated trace from now on, and marks when. */
async function answerWithSpans({ idStart: id, spans }: { idStart: string; spans: number }) {
  const source = await window.hostDataSources.get({ uid: 'recorded-traces' });
  const hex = (index: number) => (index + 1).toString(16).padStart(16, '0');
  const rows = Array.from({ length: spans }, (_, index) => index);
  const start = 1_795_227_600_000;
  const column = (name: string, type: string, values: unknown[]) => ({ name, type, config: {}, values });
  const frame = {
    name: 'Trace',
    refId: 'trace',
    meta: { preferredVisualisationType: 'trace' },
    length: spans,
    fields: [
      column(
        'traceID',
        'string',
        rows.map(() => `${id}0`)
      ),
      column('spanID', 'string', rows.map(hex)),
      // Eight children a span: a tree of five levels.
      column(
        'parentSpanID',
        'string',
        rows.map((row) => (row === 0 ? '' : hex(Math.floor((row - 1) / 8))))
      ),
      column(
        'operationName',
        'string',
        rows.map((row) => `operation-${row % 40}`)
      ),
      column(
        'serviceName',
        'string',
        rows.map((row) => `service-${row % 25}`)
      ),
      column(
        'kind',
        'string',
        rows.map((row) => (row % 2 === 0 ? 'server' : 'client'))
      ),
      column(
        'statusCode',
        'number',
        rows.map((row) => (row % 97 === 0 ? 2 : 0))
      ),
      column(
        'statusMessage',
        'string',
        rows.map(() => '')
      ),
      column(
        'serviceTags',
        'other',
        rows.map((row) => [{ key: 'service.name', value: `service-${row % 25}` }])
      ),
      column(
        'startTime',
        'number',
        rows.map((row) => start + row * 0.05)
      ),
      column(
        'duration',
        'number',
        rows.map((row) => 600 - row * 0.05)
      ),
      column(
        'logs',
        'other',
        rows.map(() => [])
      ),
      column(
        'references',
        'other',
        rows.map(() => [])
      ),
      column(
        'tags',
        'other',
        rows.map((row) => [
          { key: 'http.route', value: `/r/${row % 40}` },
          { key: 'index', value: row },
        ])
      ),
    ],
  };
  const original = source.query.bind(source);
  Object.assign(source, {
    query: (request: Parameters<typeof original>[0]) => {
      if (!JSON.stringify(request.targets).includes(id)) {
        return original(request);
      }
      const refId = request.targets[0]?.refId;
      return Promise.resolve().then(() => {
        performance.mark('bench:frame');
        return { data: [{ ...frame, refId }], state: 'Done' };
      });
    },
  });
}

/** Runs in the page: goes to the trace inside the app and waits until its first rows are painted. */
async function openAndTime(path: string): Promise<number> {
  performance.clearMarks('bench:frame');
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate', { state: null }));
  const frames = () => new Promise((done) => requestAnimationFrame(done));
  while (!document.querySelector('[data-testid="span-row"]')) {
    await frames();
  }
  await frames();
  const [frame] = performance.getEntriesByName('bench:frame');
  return performance.now() - (frame?.startTime ?? Number.NaN);
}
