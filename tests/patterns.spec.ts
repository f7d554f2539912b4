import { expect } from '@playwright/test';
import { open, test } from './support/host';

const noise = { name: /Noise/ };

test('lines become a few rows, in a worker', async ({ page }) => {
  const started = page.waitForEvent('worker');
  await open(page, 'demo', '/a/throughline-investigation-app/logs');
  expect((await started).url()).toContain('/public/plugins/throughline-investigation-app/');
  const rows = page.getByTestId('pattern-row');
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(40);
  await expect(page.getByRole('button', noise)).toContainText(/lines in \d+ patterns/);
  // One answer is all that it is for.
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a worker that may not be started from another origin is loaded by a script of the page', async ({ page }) => {
  await page.addInitScript(() => {
    const Real = window.Worker;
    const Guarded = class extends Real {
      constructor(url: string | URL) {
        if (!String(url).startsWith('blob:')) {
          throw new DOMException('from another origin', 'SecurityError');
        }
        super(url);
      }
    };
    Object.defineProperty(window, 'Worker', { value: Guarded });
  });
  const started = page.waitForEvent('worker');
  await open(page, 'demo', '/a/throughline-investigation-app/logs');
  expect((await started).url()).toMatch(/^blob:/);
  await expect(page.getByTestId('pattern-row').first()).toBeVisible();
});

test('without workers the page groups lines itself', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'Worker', { value: undefined }));
  await open(page, 'demo', '/a/throughline-investigation-app/logs');
  await expect(page.getByTestId('pattern-row').first()).toBeVisible();
});

test('Loki’s own patterns are used where it has some', async ({ page }) => {
  await open(page, 'recorded', '/a/throughline-investigation-app/logs?service=recommendation');
  await expect(page.getByTestId('pattern-list')).toHaveAttribute('data-counted-by', 'store');
  await expect(page.getByTestId('pattern-source')).toContainText('counted by Loki');
  await expect(page.getByTestId('pattern-row').filter({ hasText: 'cache miss for user' })).toContainText('warn');
});
