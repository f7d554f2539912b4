import { expect, type Page } from '@playwright/test';
import { open, test } from './support/host';

interface Vector {
  readonly data: { readonly result: ReadonlyArray<{ metric: Record<string, string>; value: [number, string] }> };
}

/** What the Prometheus behind the page answers to a text that none of our code printed. */
async function independent(page: Page, query: string, at: number): Promise<Map<string, number>> {
  const reply = await page.request.get('/host/prometheus/shop/api/v1/query', {
    params: { query, time: String(at / 1000) },
  });
  const { data } = (await reply.json()) as Vector;
  return new Map(data.result.map(({ metric, value }) => [metric.service ?? '', Number(value[1])]));
}

/** `1.42 s` → 1420, `12/s` → 12, `0.21 %` → 0.0021. */
function figure(text: string): number {
  const [, digits = '', unit = ''] = /([\d.,]+)\s*(µs|ms|s|%|\/s|\/min|\/h)/.exec(text) ?? [];
  const factor: Record<string, number> = {
    µs: 0.001,
    ms: 1,
    s: 1000,
    '%': 0.01,
    '/s': 1,
    '/min': 1 / 60,
    '/h': 1 / 3600,
  };
  return Number(digits.replace(/,/g, '')) * (factor[unit] ?? Number.NaN);
}

test('the Overview on a real Prometheus shows the numbers of an independent query', async ({ page }) => {
  test.slow();
  await open(page, 'prometheus');
  const rows = page.getByTestId('service-table').locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const from = momentOf(page, 'from');
  const to = momentOf(page, 'to');
  const range = `[${(to - from) / 1000}s]`;
  // What only serves machines does not count; in the shop that is one probe.
  const inbound = 'deployment_environment="prod-kr",span_kind=~"SPAN_KIND_(SERVER|CONSUMER)",span_name!="GET /healthz"';
  const calls = `sum by (service) (rate(traces_spanmetrics_calls_total{${inbound}}${range}))`;
  const failed = `sum by (service) (rate(traces_spanmetrics_calls_total{${inbound},status_code="STATUS_CODE_ERROR"}${range}))`;
  const slow = `histogram_quantile(0.95, sum by (service, le) (rate(traces_spanmetrics_latency_bucket{${inbound}}${range})))`;
  const rate = await independent(page, calls, to);
  const failures = await independent(page, failed, to);
  const p95 = await independent(page, slow, to);

  expect(await rows.count()).toBe(rate.size);
  const heads = await page.getByTestId('service-table').locator('thead th').allInnerTexts();
  const column = (title: string) => heads.findIndex((head) => head.startsWith(title));
  for (const row of await rows.all()) {
    const service = (await row.getAttribute('data-service')) ?? '';
    const calledAt = rate.get(service) ?? Number.NaN;
    const cells = await row.locator('th, td').allInnerTexts();
    const [rateText = '', errorText = '', p95Text = ''] = ['Rate', 'Errors', 'p95'].map(
      (title) => cells[column(title)]
    );
    expectClose(rateText, calledAt, { service, relative: 0.006, absolute: 1e-4 });
    expectClose(p95Text, (p95.get(service) ?? Number.NaN) * 1000, { service, relative: 0.006, absolute: 1e-4 });
    const share = (failures.get(service) ?? 0) / calledAt;
    expectClose(errorText, share, { service, relative: 0.01, absolute: 5e-4 });
  }
});

/** An end of the page's window in epoch ms, rounded down to 15 s as the page does. */
function momentOf(page: Page, end: 'from' | 'to'): number {
  const text = new URL(page.url()).searchParams.get(end) ?? '';
  const moment = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Math.floor(moment / 15_000) * 15_000;
}

interface Tolerance {
  readonly service: string;
  readonly relative: number;
  readonly absolute: number;
}

/** What is shown is rounded; a figure that is missing on either side is never close. */
function expectClose(shown: string, wanted: number, { absolute, relative, service }: Tolerance): void {
  const apart = Math.abs(figure(shown) - wanted);
  expect(apart, `${service}: ${shown} for ${wanted}`).toBeLessThanOrEqual(relative * wanted + absolute);
}
