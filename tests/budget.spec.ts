import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { open, test } from './support/host';

test('the first page loads at most 260 KB of scripts, gzipped, and sends at most 12 expressions', async ({ page }) => {
  const scripts = new Map<string, number>();
  page.on('response', async (reply) => {
    const url = new URL(reply.url());
    if (url.pathname.startsWith('/public/plugins/') && url.pathname.endsWith('.js')) {
      scripts.set(url.pathname, gzipSync(await reply.body(), { level: 9 }).length / 1024);
    }
  });
  await open(page, 'demo');
  await expect(page.getByTestId('service-table').locator('tbody tr').first()).toBeVisible();
  await expect(page.getByTestId('exemplar').first()).toBeAttached();
  const sum = [...scripts.values()].reduce((total, size) => total + size, 0);
  expect(scripts.size).toBeGreaterThan(2);
  expect(sum).toBeLessThanOrEqual(260);
  const recognition = /metric-names|metric-labels|bucket-bounds|sample-series|push-interval|series-count/;
  const marks = await page.evaluate(() =>
    performance
      .getEntriesByType('mark')
      .filter((mark) => mark.name.startsWith('throughline:asked:'))
      .map((mark) => ({ name: mark.name, expressions: (mark as PerformanceMark).detail.expressions as number }))
  );
  const asked = marks
    .filter(({ name }) => !recognition.test(name))
    .reduce((total, { expressions }) => total + expressions, 0);
  expect(asked).toBeGreaterThan(0);
  // Services six, calls three, the panels three, versions one.
  expect(asked).toBeLessThanOrEqual(12);
});
