import { expect, type Page } from '@playwright/test';
import { open, test } from './support/host';
import { demoStory, foremostExemplar, recordedStory, serviceRow, type Story } from './support/thread';
import { hostileTraceFile, markup, plainTraceFile } from './support/traceFile';

const selected = (page: Page) => page.locator('[data-testid="span-row"][aria-selected="true"]');
const selectedId = (page: Page) => selected(page).getAttribute('data-span-id');
const rows = (page: Page) => page.getByTestId('span-row');
const details = (page: Page) => page.getByTestId('span-details');

/** From the incident to the trace behind its worst point. */
async function openWorstTrace(page: Page, story: Story) {
  await open(page, story.source);
  await serviceRow(page, story.hurt).getByRole('link', { name: story.hurt }).click();
  await openWorstExemplar(page);
}

async function openWorstExemplar(page: Page) {
  await (await foremostExemplar(page)).click();
  await expect(selected(page)).toBeVisible();
}

for (const story of [demoStory, recordedStory]) {
  test(`a trace of the incident explains itself, on ${story.source}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await openWorstTrace(page, story);
    const spanId = await selectedId(page);

    // At a glance: the culprit, its part of the critical path, how unusual that is, and what it logged.
    await expect(selected(page).locator('path[data-critical]')).toBeAttached();
    await expect(selected(page).locator('[title^="On the critical path"]')).toBeAttached();
    await expect(page.getByTestId('span-context')).toContainText(
      /on the critical path for .*(9\d|8\d).*% of the trace/
    );
    await expect(page.getByTestId('span-speed')).toContainText(/×\d.* its p95/);
    await expect(selected(page).getByRole('note')).toHaveAccessibleName(/^Log lines: .*\d/);
    await expect(page.getByTestId('span-logs').getByTestId('log-row').first()).toBeInViewport();
    await expect(page.getByTestId('trace-minimap')).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(
      0
    );
    const all = Number(await page.getByTestId('trace-waterfall').getAttribute('aria-rowcount'));
    expect(await rows(page).count()).toBeGreaterThanOrEqual(Math.min(12, all));

    // Only errors, and Back.
    await page.getByRole('radio', { name: 'Errors' }).click({ force: true });
    await expect(page.getByTestId('trace-shown')).toContainText(`of ${all} spans`);
    expect(await rows(page).count()).toBeLessThan(all);
    await page.goBack();
    await expect(rows(page)).toHaveCount(all);

    // Folded to the first two levels, and Back.
    await page.getByTestId('trace-fold').click();
    await page.getByTestId('trace-fold-menu').getByRole('button', { name: '1', exact: true }).click();
    await expect(page).toHaveURL(/depth=0/);
    await page.goBack();
    await expect(rows(page)).toHaveCount(all);
    await page.keyboard.press('Escape');

    // Zoomed by a brush over the minimap, and Back.
    const map = await page.getByTestId('trace-minimap').boundingBox();
    if (!map) {
      throw new Error('no minimap');
    }
    await page.mouse.move(map.x + map.width * 0.25, map.y + 20);
    await page.mouse.down();
    await page.mouse.move(map.x + map.width * 0.5, map.y + 20, { steps: 4 });
    await page.mouse.up();
    await expect(page).toHaveURL(/zoom=/);
    await page.goBack();
    await expect(page).not.toHaveURL(/zoom=/);

    // The other ways to look at it are at the same span.
    expect(await selectedId(page)).toBe(spanId);
    const title = await details(page).getByRole('heading', { level: 3 }).innerText();
    await page.keyboard.press('s');
    await expect(page.getByTestId('flame-box').and(page.locator('[aria-selected="true"]'))).toHaveAccessibleName(
      new RegExp(title)
    );
    await page.keyboard.press('s');
    await page.getByTestId('service-times').getByRole('button', { name: story.hurt }).click();
    await expect(page.getByTestId('service-times').locator('[aria-current]').first()).toBeVisible();
    await page.keyboard.press('s');
    await expect(page.getByTestId('trace-map').locator(`[data-service="${story.hurt}"]`)).toBeVisible();
    await page.keyboard.press('s');
    await expect(page.getByTestId('story-entry').and(page.locator('[aria-selected="true"]')).first()).toContainText(
      story.hurt
    );

    // What is looked at stands in the link.
    await page.reload();
    await expect(page.getByTestId('trace-story')).toBeVisible();
    await expect(details(page).getByRole('heading', { level: 3 })).toHaveText(title);
    await expect(page).toHaveURL(/show=story/);
  });
}

test('a trace is read by keyboard alone', async ({ page }) => {
  test.slow();
  await open(page, 'demo', `/a/throughline-investigation-app/services/${demoStory.hurt}`);
  await openWorstExemplar(page);
  const first = await selectedId(page);
  await page.keyboard.press('/');
  await page.keyboard.type('products');
  await expect(page.getByTestId('trace-found')).toContainText(/^[1-9]\d* of \d+$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => selectedId(page)).not.toBe(first);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(selected(page)).toHaveAttribute('data-failed', /.*/);
  await page.keyboard.press('p');
  await expect(selected(page).locator('path[data-critical]')).toBeAttached();
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/zoom=/);
  await page.keyboard.press('0');
  await expect(page).not.toHaveURL(/zoom=/);
  await page.keyboard.press('l');
  await expect(page.getByTestId('span-logs')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(selected(page)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(rows(page)).not.toHaveCount(1);
  await page.keyboard.press('Shift+K');
  await expect(page.getByRole('dialog')).toContainText('Next, previous failed span');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/services\/recommendation/);
});

test('messages lead from the trace that sent them to the one that read them, and back', async ({ page }) => {
  test.slow();
  await open(page, 'demo', '/a/throughline-investigation-app/traces?operation=stock+process');
  await page.getByTestId('found-trace').getByRole('link').first().click();
  await expect(selected(page)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('stock process');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const link = details(page).getByTestId('span-link').first();
  await expect(link).toBeVisible();
  const from = new URL(page.url()).pathname;
  await link.getByRole('link').first().click();
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(from);
  await expect(selected(page)).toBeVisible();
  const look = details(page).getByRole('button', { name: 'Look for them' });
  if (await look.isVisible()) {
    await look.click();
  }
  await details(page).getByTestId('linking-trace').getByRole('link').first().click();
  await expect.poll(() => new URL(page.url()).pathname).toBe(from);
});

test('a file is shown without leaving the browser, and a hostile one is only text', async ({ page }) => {
  await open(page, 'demo', '/a/throughline-investigation-app/traces/file');
  const input = page.getByTestId('trace-file-input');
  await input.setInputFiles(plainTraceFile);
  await expect(rows(page)).toHaveCount(2);
  await expect(details(page)).toContainText('from-a-file');

  await input.setInputFiles(hostileTraceFile);
  await expect(rows(page).first()).toContainText(markup);
  await expect(page.getByText('circle of parents', { exact: false })).toBeVisible();
  expect(await page.locator('#pageContent img[src="x"]').count()).toBe(0);
  await rows(page).first().click();
  await expect(details(page).getByRole('button', { name: /Show all 1,048,576 characters/ })).toBeVisible();
  await expect(details(page).getByRole('button', { name: /Show more, [\d,]+ are left/ })).toBeVisible();
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(6000);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await page.title()).not.toBe('1');
});
