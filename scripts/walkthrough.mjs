// Takes the pictures of docs/walkthrough.md by walking it, click by click, on the recorded incidents:
// `node scripts/walkthrough.mjs http://localhost:3300`, or one of them: `… http://localhost:3300 payment`. Needs a real
// Prometheus there; prints where each step arrived.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const [address = 'http://localhost:3300', only] = process.argv.slice(2);
const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const start = `${address}/a/throughline-investigation-app/overview?source=recorded&lang=en-US`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

async function opened(theme) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${start}&theme=${theme}`);
  await page.getByTestId('service-node').first().waitFor();
  return page;
}

async function shot(page, name) {
  // Nothing stays hovered, and what is drawn late is drawn.
  await page.mouse.move(640, 5);
  await page.waitForTimeout(2000);
  await page.screenshot({ path: `${images}walkthrough-${name}.png` });
  console.log(name, page.url());
}

/** Drags over a panel's time, from one share of its width to another: the page is about that time from then on. */
async function drag(page, panel, [from, to]) {
  const box = await page.getByTestId(panel).locator('.u-over').boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * (from + to)) / 2, y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(3000);
}

async function cache() {
  const page = await opened('dark');
  await page.getByTestId('exemplar').first().waitFor({ state: 'attached' });
  await shot(page, '1-overview');
  await page.getByTestId('headline').getByRole('link', { name: 'recommendation' }).click();
  await page.getByTestId('red-duration').locator('.u-over').waitFor();
  await page.getByTestId('exemplar').first().waitFor({ state: 'attached' });
  await drag(page, 'red-duration', [0.44, 0.999]);
  await shot(page, '2-service');
  await page.locator('[data-testid="exemplar"][data-failed="true"]').nth(2).click();
  await page.getByTestId('span-logs').getByTestId('log-row').first().waitFor();
  await page.getByTestId('service-then').waitFor();
  // Tall enough for the version, which stands below the failure.
  await page.setViewportSize({ width: 1280, height: 900 });
  await shot(page, '3-trace');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByTestId('compare-with').click();
  await page.getByTestId('usual-trace').click();
  await page.getByTestId('compare-headline').waitFor();
  await shot(page, '5-compare');
  await page.goBack();
  await page.getByRole('radio', { name: 'Story' }).click();
  await page.getByTestId('story-entry').nth(6).waitFor();
  await shot(page, '6-story');
  await page.goto(`${start}&theme=dark`);
  await page.locator('[data-testid="service-node"][data-service="recommendation"]').click();
  await page.getByTestId('selection-traces').click();
  await page.getByTestId('tab-differences').click();
  await page.getByTestId('difference-sentence').waitFor();
  await shot(page, '4-differences');
  await page.context().close();
}

async function payment() {
  const page = await opened('light');
  await page.keyboard.press(',');
  await page.keyboard.press('l');
  await page.getByTestId('pattern-row').nth(4).waitFor();
  await shot(page, '7-patterns');
  await page
    .getByTestId('pattern-row')
    .filter({ hasText: 'Charge failed' })
    .getByRole('link', { name: 'trace', exact: true })
    .first()
    .click();
  await page.getByTestId('span-logs').getByTestId('log-row').first().waitFor();
  await page.getByRole('radio', { name: 'Errors' }).click();
  await page.getByTestId('service-then').waitFor();
  await shot(page, '8-payment-trace');
  await page.keyboard.press(',');
  await page.keyboard.press('r');
  await page.getByTestId('tab-errors').click();
  await page.getByTestId('error-group').nth(1).waitFor();
  await shot(page, '9-errors');
  await page.context().close();
}

for (const walk of [cache, payment].filter(({ name }) => only === undefined || name === only)) {
  await walk();
}
await browser.close();
