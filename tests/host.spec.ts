import { expect } from '@playwright/test';
import { breakDataSource, open, test } from './support/host';
import { demoStory } from './support/thread';

test('the page says that it is not Grafana and which version it stands for', async ({ page }, info) => {
  await open(page, 'demo');
  await expect(page.getByTestId('host-bar')).toContainText('Not Grafana');
  await expect(page.getByTestId('host-bar')).toContainText(info.project.name === 'grafana-12' ? '12.4.10' : '13.2.2');
});

test('the plugin loads as it was built, its chunks with it', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (reply) => reply.url().includes('/public/plugins/') && scripts.push(reply.url()));
  await open(page, 'demo');
  await expect(page.locator('#pageContent')).toBeVisible();
  expect(scripts.filter((url) => new URL(url).pathname.endsWith('/module.js'))).toHaveLength(1);
  expect(scripts.filter((url) => new URL(url).pathname.endsWith('.js')).length).toBeGreaterThan(1);
});

test('a panel of Grafana draws what a real Prometheus answers', async ({ page }) => {
  await open(page, 'recorded');
  await expect(page.locator('.uplot canvas').first()).toBeVisible();
});

test('source and theme survive a reload', async ({ page }) => {
  await open(page, 'recorded');
  await page.getByTestId('host-bar').getByRole('link', { name: 'Light theme' }).click();
  await page.reload();
  const bar = page.getByTestId('host-bar');
  await expect(bar.getByRole('link', { name: 'Dark theme' })).toBeVisible();
  await expect(bar.getByRole('link', { name: 'Recorded' })).toHaveAttribute('aria-current', 'true');
});

test('a data source that was told to fail is asked and fails', async ({ page }) => {
  await open(page, 'recorded');
  await expect(page.locator('.uplot canvas').first()).toBeVisible();
  await breakDataSource(page, 'recorded-metrics', 'down');
  await page.reload();
  await expect(page.locator('#pageContent')).toBeVisible();
  await expect(page.locator('.uplot canvas')).toHaveCount(0);
});

for (const width of [768, 1280]) {
  test(`no page is wider than a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const [path, ready] of [
      ['/overview', 'service-table'],
      ['/map?twin=table', 'map-table'],
      [`/services/${demoStory.hurt}`, 'red-duration'],
      [`/logs?service=${demoStory.hurt}`, 'pattern-row'],
      [`/logs?service=${demoStory.hurt}&show=lines`, 'log-row'],
    ] as const) {
      await open(page, 'demo', `/a/throughline-investigation-app${path}`);
      await expect(page.getByTestId(ready).first()).toBeVisible();
      const widths = await page.evaluate(() =>
        [document.documentElement, document.body].map(({ scrollWidth }) => scrollWidth)
      );
      expect(widths, path).toEqual([width, width]);
    }
  });
}
