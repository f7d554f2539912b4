import { expect, type Locator, type Page } from '@playwright/test';
import { breakDataSource, open, test } from './support/host';

const logs = '/a/throughline-investigation-app/logs';
const asked = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);
const patternOf = (page: Page, text: string): Locator => page.getByTestId('pattern-row').filter({ hasText: text });

test.describe('the Logs page on demo', () => {
  test('tells what began with the incident, and leads from a pattern to its lines', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const worker = page.waitForEvent('worker');
    await open(page, 'demo', `${logs}?service=recommendation`);
    expect((await worker).url()).toContain('/public/plugins/throughline-investigation-app/');
    // Few lines are read of the whole hour, and it is said.
    await expect(page.getByTestId('pattern-source')).toContainText('estimated from');
    await expect(page.getByTestId('pattern-since')).toContainText(/rose at .* [1-9]\d* new, [1-9]\d* growing/);
    await expect(page.getByTestId('pattern-row').first()).toHaveAttribute('data-level', 'error');
    const heap = patternOf(page, 'MiB after full GC');
    await expect(heap.getByTestId('pattern-trend')).toContainText('new');
    await expect(page.getByRole('button', { name: /Noise/ })).toContainText(/lines in \d+ pattern/);
    await page.getByRole('button', { name: /^Only new/ }).click();
    await expect(patternOf(page, 'ListRecommendations failed')).toHaveCount(0);
    await expect(heap).toBeVisible();
    await page.goBack();

    const miss = patternOf(page, 'cache miss for user');
    await miss.getByRole('button', { name: 'Hide lines like this (h)' }).click();
    await expect(page.getByTestId('hidden-patterns')).toContainText(/1 pattern hidden, [\d,]+ lines/);
    expect(asked(page, 'hide')).toContain('cache miss for user');
    await expect(miss).toHaveCount(0);
    await page.getByRole('button', { name: 'Show again' }).click();
    await miss.getByRole('button', { name: 'Only lines like this (o)' }).click();
    await expect(page.getByTestId('log-row').first()).toContainText('cache miss for user');
    expect(asked(page, 'show')).toBe('lines');

    await page.getByRole('button', { name: 'Copy or download' }).click();
    await page.getByRole('button', { name: 'Copy as text' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('cache miss for user');
    await page.keyboard.press('Escape');

    await openDetails(page);
    await page.getByRole('button', { name: 'Only lines with this value of k8s_pod_name' }).first().click();
    await expect(page.getByTestId('log-filter').filter({ hasText: 'k8s_pod_name' })).toBeVisible();
    await page.goBack();
    await expect(page.getByTestId('log-filter').filter({ hasText: 'k8s_pod_name' })).toHaveCount(0);

    await openDetails(page);
    await page.getByRole('link', { name: 'Lines around this one' }).first().click();
    await expect(page.getByTestId('lines-around').locator('[aria-current="true"]')).toContainText('cache miss');
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await expect(page.getByTestId('lines-around')).toHaveCount(0);
  });

  test('shows lines as they come, holds still for who reads, and keeps views', async ({ page }) => {
    await open(page, 'demo', `${logs}?service=frontend&show=lines`);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'k8s_pod_name' }).first().check({ force: true });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('textbox', { name: 'Name of what is shown now' }).fill('front door');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.goto(`${logs}?source=demo&live=true`);
    const live = page.getByTestId('live-lines');
    await expect(live.getByTestId('log-row').first()).toBeVisible();
    await expect(live).toContainText(/lines: [\d.,]+\/s/);
    await live.getByRole('list', { name: 'Log lines' }).hover();
    await page.mouse.wheel(0, 600);
    const newer = page.getByRole('button', { name: /newer lines/ });
    await expect(newer).toBeVisible();
    await newer.click();
    await expect(newer).toHaveCount(0);
    await live.getByRole('button', { name: 'Pause' }).click();
    await expect(live.getByRole('button', { name: 'Go on' })).toBeVisible();
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('link', { name: 'front door' }).click();
    await expect(page.getByTestId('log-columns')).toContainText('k8s_pod_name');
    expect([asked(page, 'service'), asked(page, 'live')]).toEqual(['frontend', null]);
  });

  test('leads by keyboard alone from a pattern to the span of its newest line', async ({ page }) => {
    await open(page, 'demo', `${logs}?service=recommendation&level=error`);
    await expect(page.getByTestId('pattern-trend').first()).toBeVisible();
    await tabTo(page, '[data-pattern-toggle]');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('log-row').first()).toBeVisible();
    await tabTo(page, '[data-testid="log-row"] [data-testid="log-trace-link"]');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/traces\/[0-9a-f]+\?.*span=[0-9a-f]{16}/);
    await expect(page.locator('[data-testid="span-row"][aria-selected="true"]')).toBeVisible();
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
    await open(page, 'demo', `${logs}?service=payment`);
    expect((await started).url()).toMatch(/^blob:/);
    await expect(page.getByTestId('pattern-row').first()).toBeVisible();
    // One answer is all that it is for.
    await expect.poll(() => page.workers().length).toBe(0);
  });

  test('without workers the page groups lines itself', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'Worker', { value: undefined }));
    await open(page, 'demo', `${logs}?service=payment`);
    await expect(page.getByTestId('pattern-row').first()).toBeVisible();
  });
});

test.describe('the Logs page on recorded answers', () => {
  test('takes Loki’s own patterns, tells fields, and says when Loki is gone', async ({ page, complaints }) => {
    complaints.expected = [/50\d|Failed to load/];
    await open(page, 'recorded', `${logs}?service=recommendation`);
    await expect(page.getByTestId('pattern-list')).toHaveAttribute('data-counted-by', 'store');
    await expect(page.getByTestId('pattern-source')).toContainText('counted by Loki');
    await expect(patternOf(page, 'cache miss for user')).toContainText('warn');
    await page.getByRole('radio', { name: 'Fields' }).check({ force: true });
    await expect(page.getByTestId('log-field').first()).toBeVisible();
    await breakDataSource(page, 'recorded-logs', 'down');
    await page.reload();
    await expect(page.locator('[data-testid="problem"][data-signal="logs"]').first()).toBeVisible();
    await expect(page.getByTestId('thread-bar')).toContainText('recommendation');
  });
});

async function openDetails(page: Page): Promise<void> {
  const details = page.getByRole('button', { name: /Details of the line/ }).first();
  if ((await details.getAttribute('aria-expanded')) !== 'true') {
    await details.click();
  }
}

/** Presses Tab until what is focused matches. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) > 0) {
      return;
    }
  }
  throw new Error(`Tab never reached ${selector}`);
}
