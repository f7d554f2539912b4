import { readFile } from 'node:fs/promises';
import { expect, type Download, type Page } from '@playwright/test';
import { open, test } from './support/host';
import { button, call, clickCall, leftOut, mapPage, mapStands, openMap, place, said } from './support/map';
import { demoStory, recordedStory } from './support/thread';

const hurt = demoStory.hurt;
const find = (page: Page) => page.getByTestId('map-find');

test.describe('what is on the map', () => {
  test('is found by a small query, stepped through, hidden and narrowed, and all of it is in the address', async ({
    page,
  }) => {
    await openMap(page, 'demo');
    const all = await page.getByTestId('service-node').count();
    await page.keyboard.press('/');
    await expect(find(page)).toBeFocused();
    await page.keyboard.type('err');
    await expect(page.getByRole('option', { name: 'share of failed requests' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(find(page)).toHaveValue('errors > ');
    // Nothing can be searched for yet, and it is said where and why.
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('map-find-fault')).toHaveText(/After “errors >”: The value of errors is missing/);
    await page.keyboard.press('/');
    await page.keyboard.type('1%');
    await expect(page.getByTestId('map-found')).toHaveText(/^\d+ found$/);
    const found = parseInt(await page.getByTestId('map-found').innerText(), 10);
    expect(found).toBeGreaterThan(2);
    await expect.poll(() => said(page, 'find')).toBe('errors > 1%');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('map-found')).toHaveText(`1 of ${found}`);
    const first = [said(page, 'service'), said(page, 'client')];
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('map-found')).toHaveText(`2 of ${found}`);
    expect([said(page, 'service'), said(page, 'client')]).not.toEqual(first);
    await page.goBack();
    await expect(page.getByTestId('map-found')).toHaveText(`1 of ${found}`);
    await page.reload();
    await mapStands(page);
    await expect(page.getByTestId('map-found')).toHaveText(`1 of ${found}`);

    await button(page, 'Hide what is found').click();
    // Whom one looks at stays.
    await expect(place(page, 'payment')).toHaveCount(0);
    await expect(place(page, hurt)).toBeVisible();
    const shown = await page.getByTestId('service-node').count();
    await expect(leftOut(page, 'hidden')).toHaveText(`${all - shown} hidden by your query`);
    await leftOut(page, 'hidden').click();
    await expect(page.getByTestId('service-node')).toHaveCount(all);

    await place(page, hurt).click();
    await button(page, 'Only around').click();
    await expect(place(page, 'frontend')).toBeVisible();
    await expect(place(page, 'user')).toHaveCount(0);
    expect([said(page, 'focus'), said(page, 'hops')]).toEqual([hurt, '1']);
    await button(page, 'A call more').click();
    await expect(place(page, 'user')).toBeVisible();
    await expect(leftOut(page, 'beyond')).toHaveText(
      `${all - (await page.getByTestId('service-node').count())} beyond 2 calls`
    );
    await page.goBack();
    await expect(leftOut(page, 'beyond')).toHaveText(/ beyond 1 call$/);
    await button(page, 'Unhealthy').click();
    await expect(place(page, 'product-catalog')).toHaveCount(0);
    await expect(leftOut(page, 'well')).toBeVisible();
    await leftOut(page, 'well').click();
    await leftOut(page, 'beyond').click();
    await expect(page.getByTestId('service-node')).toHaveCount(all);
  });

  test('is a call, too: its course, its exemplars, the traces of just that call, and the logs of both ends', async ({
    page,
  }) => {
    await open(page, 'demo');
    await page.getByTestId('open-map').click();
    await mapStands(page);
    await clickCall(page, 'frontend', hurt);
    await expect(call(page, 'frontend', hurt)).toHaveAttribute('aria-pressed', 'true');
    expect([said(page, 'client'), said(page, 'server')]).toEqual(['frontend', hurt]);
    const panel = page.getByTestId('selection');
    await expect(panel.getByRole('heading', { name: `frontend → ${hurt}` })).toBeVisible();
    await expect(page.getByTestId('selection-figures')).toContainText(/\/s.* %.*p95/);
    for (const figure of ['red-rate', 'red-errors', 'red-duration']) {
      await expect(page.getByTestId(figure).locator('.uplot').first()).toBeVisible();
    }
    await expect(page.getByTestId('exemplar').first()).toBeAttached();
    await expect(page.getByTestId('edge-logs')).toHaveText(['Logs of frontend ›', `Logs of ${hurt} ›`]);
    await expect(page.getByTestId('edge-trace').first()).toContainText('failed');
    await expect(page.getByTestId('edge-all-traces')).toHaveAttribute('href', /calls=frontend.*recommendation/);

    await page.getByTestId('edge-trace').first().click();
    const selected = page.locator('[data-testid="span-row"][aria-selected="true"]');
    await expect(selected).toContainText(hurt);
    const rows = await page.getByTestId('span-row').allInnerTexts();
    const at = rows.findIndex((row) => row.includes(hurt));
    expect(rows.slice(0, at).some((row) => row.includes('frontend'))).toBe(true);
    await page.goBack();
    await expect(call(page, 'frontend', hurt)).toHaveAttribute('aria-pressed', 'true');
    await page.getByTestId('edge-logs').last().click();
    await expect(page).toHaveURL(/\/logs\?.*service=recommendation/);
  });
});

test('the map in words says the same, is walked by arrow keys, and Escape leads up step by step', async ({ page }) => {
  await openMap(page, 'demo', '?find=errors+%3E+1%25');
  const nodes = page.getByTestId('service-node');
  await page.getByTestId('skip-to-twin').focus();
  await page.keyboard.press('Enter');
  const table = page.getByTestId('map-table');
  await expect(table).toBeFocused();
  expect(await table.getAttribute('aria-rowcount')).toBe(String((await nodes.count()) + 1));
  const row = (key: string) => page.locator(`[data-place="${key}"]`);
  await expect(table.getByRole('row').nth(1)).toHaveAttribute('data-place', hurt);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('map-tooltip')).toContainText(hurt);
  await page.keyboard.press('Enter');
  await expect(row(hurt)).toHaveAttribute('aria-selected', 'true');
  await expect(place(page, hurt)).toHaveAttribute('aria-pressed', 'true');
  await place(page, 'checkout').click();
  await expect(row('checkout')).toHaveAttribute('aria-selected', 'true');
  await expect(row(hurt)).toHaveAttribute('aria-selected', 'false');

  await button(page, 'As a tree').click();
  const tree = page.getByTestId('map-tree');
  await expect(table).toHaveCount(0);
  await tree.focus();
  await page.keyboard.press('Home');
  await expect(tree.getByRole('treeitem').first()).toHaveAttribute('data-place', 'user');
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem').first()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(place(page, 'frontend')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Shift+Enter');
  await expect(call(page, 'user', 'frontend')).toHaveAttribute('aria-pressed', 'true');

  // What is looked at, then the search, then the selection.
  await expect(page.getByTestId('map-tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('map-tooltip')).toHaveCount(0);
  expect(said(page, 'find')).toBe('errors > 1%');
  await page.keyboard.press('Escape');
  await expect.poll(() => said(page, 'find')).toBeNull();
  expect(said(page, 'client')).toBe('user');
  await page.keyboard.press('Escape');
  await expect.poll(() => said(page, 'client')).toBeNull();
  await button(page, 'As a tree').click();
  await expect(tree).toHaveCount(0);
});

test('the map is taken away as SVG, PNG and Mermaid, and as a link to this moment', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openMap(page, 'demo', `?service=${hurt}`);
  const names = await page
    .getByTestId('service-node')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-service') ?? ''));
  await button(page, 'Export').click();
  const taken = async (name: string): Promise<Download> => {
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
    return download;
  };
  const svg = await readFile(await (await taken('Download SVG')).path(), 'utf8');
  const read = await page.evaluate((text) => {
    const drawn = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { root: drawn.documentElement.localName, text: drawn.documentElement.textContent };
  }, svg);
  expect(read.root).toBe('svg');
  // Long names are broken into lines, and the longest shortened.
  const letters = read.text.replace(/\s/g, '');
  expect(names.filter((name) => !letters.includes(name.slice(0, 10)))).toEqual([]);
  expect(letters).toContain('Demo·Seoul');
  const png = await readFile(await (await taken('Download PNG')).path());
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000);

  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await button(page, 'Copy as Mermaid').click();
  await expect.poll(copied).toMatch(/^flowchart LR/);
  const mermaid = await copied();
  expect(names.filter((name) => !mermaid.includes(name))).toEqual([]);
  await button(page, 'Copy link to this moment').click();
  await expect.poll(copied).toContain(mapPage);
  const link = new URL(await copied()).searchParams;
  expect([link.get('from'), link.get('to')].map((at) => new Date(at ?? '').toISOString())).toEqual([
    link.get('from'),
    link.get('to'),
  ]);
  expect(link.get('service')).toBe(hurt);
});

test('a trace is shown on the map, and the map leads to the trace: what one points at is lit on both', async ({
  page,
}) => {
  await openMap(page, 'demo', `?client=frontend&server=${hurt}`);
  await page.getByTestId('edge-trace-on-map').first().click();
  const strip = page.getByTestId('map-trace');
  await expect(strip).toContainText(/\d+ calls/);
  const trace = said(page, 'trace') ?? 'none';
  await expect(strip).toHaveAttribute('data-trace-id', trace);
  const rows = page.getByTestId('map-trace-call');
  const row = rows.filter({ hasText: `frontend → ${hurt}` });
  await row.hover();
  await expect(page.getByTestId('map-tooltip')).toContainText(/frontend.*recommendation/s);
  await place(page, hurt).hover();
  await expect(row).toHaveAttribute('data-lit', 'true');
  await expect(rows.first()).toHaveAttribute('data-lit', 'false');
  await page.getByTestId('map-open-trace').click();

  await expect(page).toHaveURL(new RegExp(`/traces/${trace}`));
  await page.getByRole('radio', { name: 'Map' }).check({ force: true });
  const small = page.getByTestId('trace-map');
  const served = new RegExp(`^▾?\\s*${hurt}\\s*ListRecommendations`);
  await expect(small.locator(`[data-service="${hurt}"]`)).toBeVisible();
  await page.getByTestId('span-row').filter({ hasText: served }).first().hover();
  await expect(page.getByTestId('map-tooltip')).toContainText(hurt);
  await small.locator(`[data-service="${hurt}"]`).click();
  await expect(page.locator('[data-testid="span-row"][aria-selected="true"]')).toContainText(hurt);
  await page.getByTestId('trace-on-map').click();
  await expect(strip).toHaveAttribute('data-trace-id', trace);
  await button(page, 'Take the trace off the map').click();
  await expect(strip).toHaveCount(0);
});

test('on recorded answers the map knows its time, and a call leads to its trace and logs', async ({ page }) => {
  const { hurt: service, source } = recordedStory;
  await openMap(page, source, '?find=errors+%3E+1%25');
  await expect(page.getByTestId('map-found')).toHaveText(/^[1-9]\d* found$/);
  await expect(place(page, service)).toHaveAttribute('data-health', 'failing');
  await page.getByTestId('map-time-open').click();
  await page.getByTestId('map-time-track').focus();
  await page.keyboard.press('Home');
  await expect(place(page, service)).not.toHaveAttribute('data-health', 'failing');
  await button(page, 'Close the time bar').click();
  await clickCall(page, 'frontend', service);
  await expect(page.getByTestId('red-duration').locator('.uplot').first()).toBeVisible();
  await page.getByTestId('edge-trace').first().click();
  await expect(page.locator('[data-testid="span-row"][aria-selected="true"]')).toContainText(service);
  await expect(page.getByTestId('span-logs').getByTestId('log-row').first()).toBeVisible();
});
