// Takes the screenshots of README, docs and catalogue from a running demo: `node scripts/screenshots.mjs http://localhost:3300`.
import { copyFileSync, mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';

const [address = 'http://localhost:3300'] = process.argv.slice(2);
const base = `${address}/a/throughline-investigation-app`;
const images = new URL('../docs/images/', import.meta.url).pathname;
const widths = [
  [1280, 800],
  [1920, 1080],
  [768, 1024],
];
mkdirSync(images, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const theme of ['dark', 'light']) {
  for (const [width, height] of widths) {
    const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
    const shot = async (name, ready) => {
      await page.getByTestId(ready).first().waitFor();
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${images}${name}-${theme}-${width}.png` });
    };
    await page.goto(`${base}/overview?source=demo&theme=${theme}`);
    await shot('overview', 'service-table');
    await page.goto(`${base}/services/recommendation`);
    await page.getByTestId('exemplar').first().waitFor({ state: 'attached' });
    await shot('service', 'red-duration');
    // A failed request always says why; a health check, say, logs nothing.
    const href = await page.locator('[data-testid="exemplar"][data-failed="true"]').last().getAttribute('href');
    await page.goto(`${address}${href}`);
    await page.getByTestId('span-logs').getByTestId('log-row').first().waitFor();
    await shot('trace', 'span-row');
    await page.goto(`${base}/logs?service=recommendation`);
    await shot('logs', 'log-row');
    await page.context().close();
  }
}
await browser.close();
for (const name of ['overview', 'service', 'trace', 'logs']) {
  copyFileSync(`${images}${name}-dark-1280.png`, new URL(`../src/img/${name}.png`, import.meta.url).pathname);
}
