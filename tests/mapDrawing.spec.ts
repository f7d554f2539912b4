import { expect, type Page } from '@playwright/test';
import { test } from './support/host';
import { button, drag, leftOut, mapStands, middle, openMap, place, said } from './support/map';
import { demoStory } from './support/thread';

const hurt = demoStory.hurt;

const tooltip = (page: Page) => page.getByTestId('map-tooltip');
const group = (page: Page, name: string) => page.locator(`[data-testid="map-group"][data-group="${name}"]`);

test('the map is moved, zoomed and fitted by wheel, keys and the small view, and what is moved by hand stays', async ({
  page,
}) => {
  await openMap(page, 'demo');
  const zoomed = async () => (await place(page, hurt).boundingBox())?.width ?? 0;
  const fitted = await zoomed();
  await expect(button(page, 'Fit')).toBeDisabled();
  const at = await middle(place(page, 'frontend'));
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -400);
  await expect.poll(zoomed).toBeGreaterThan(fitted * 1.3);
  await expect(page.getByTestId('map-minimap')).toBeVisible();
  const view = page.getByTestId('map-viewport');
  const placed = await middle(place(page, 'frontend'));
  const hold = await view.boundingBox();
  await drag(page, { x: (hold?.x ?? 0) + 160, y: (hold?.y ?? 0) + 420 }, { x: -60, y: 40 });
  await expect.poll(() => middle(place(page, 'frontend'))).toEqual({ x: placed.x - 60, y: placed.y + 40 });
  await page.getByTestId('map-minimap').click({ position: { x: 150, y: 50 } });
  await expect.poll(async () => (await middle(place(page, 'frontend'))).x).toBeLessThan(placed.x - 60);
  await view.focus();
  const left = (await middle(place(page, 'frontend'))).x;
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await middle(place(page, 'frontend'))).x).toBe(left + 60);
  await page.keyboard.press('+');
  await expect.poll(zoomed).toBeGreaterThan(fitted * 1.5);
  await page.keyboard.press('0');
  await expect.poll(zoomed).toBe(fitted);

  const home = await middle(place(page, hurt));
  await drag(page, home, { x: 30, y: 70 });
  const moved = { x: home.x + 30, y: home.y + 70 };
  await expect.poll(() => middle(place(page, hurt))).toEqual(moved);
  expect(said(page, 'service')).toBeNull();
  await page.reload();
  await mapStands(page);
  await expect.poll(() => middle(place(page, hurt))).toEqual(moved);
  await button(page, 'Unpin all (1)').click();
  await expect.poll(() => middle(place(page, hurt))).toEqual(home);
});

test('500 services stand in groups that are counted, open and close, and do not hide who is hurt', async ({ page }) => {
  await openMap(page, 'demo', '?var-env=scale-500');
  await expect(page.getByTestId('map-sentence')).toContainText(
    /500 services in \d+ groups\. 1 failing: ledger-postings/
  );
  await expect(page.getByTestId('map-group').first()).toHaveAttribute('aria-label', /, \d+ services/);
  await expect(leftOut(page, 'grouped')).toHaveText(/^\d+ in groups$/);
  // Whoever is hurt stands by itself, with the ways on which that reaches the users.
  await expect(place(page, 'ledger-postings')).toHaveAttribute('data-health', 'failing');
  const hurtPath = page.locator('[data-testid="service-edge"][data-hurt="true"]');
  for (const [client, server] of [
    ['user', 'shop-gateway'],
    ['shop-gateway', 'checkout-bff'],
    ['checkout-bff', 'checkout-api'],
    ['checkout-api', 'payments-orchestrator'],
    ['payments-orchestrator', 'payments-ledger'],
    ['payments-ledger', 'ledger-postings'],
  ]) {
    await expect(hurtPath.and(page.locator(`[data-client="${client}"][data-server="${server}"]`))).toHaveCount(1);
  }
  const inGroups = parseInt(await leftOut(page, 'grouped').innerText(), 10);
  const members = parseInt((await group(page, 'edge').getAttribute('aria-label'))?.replace(/^\D+/, '') ?? '', 10);
  await group(page, 'edge').click();
  const box = page.locator('[data-testid="map-box"][data-group="edge"]');
  await expect(box).toBeVisible();
  await expect(leftOut(page, 'grouped')).toHaveText(`${inGroups - members} in groups`);
  expect(said(page, 'open')).toContain('edge');
  await box.click();
  await expect(group(page, 'edge')).toBeVisible();
  await expect(leftOut(page, 'grouped')).toHaveText(`${inGroups} in groups`);

  await openMap(page, 'demo', '?var-env=scale-500&group=none&focus=kafka&hops=1');
  const more = page.locator('[data-testid="map-more"][data-hub="kafka"]');
  await expect(more).toHaveAttribute('aria-label', /^\d+ more call kafka/);
  const rest = parseInt((await more.getAttribute('aria-label')) ?? '', 10);
  const shown = await page.getByTestId('service-node').count();
  await expect(leftOut(page, 'grouped')).toHaveText(`${rest} in groups`);
  await more.click();
  await expect(page.getByTestId('service-node')).toHaveCount(shown + rest);
});

test('500 services without groups are drawn in pixels, and still answer pointer and keyboard', async ({ page }) => {
  await openMap(page, 'demo', '?var-env=scale-500&group=none');
  const canvas = page.getByTestId('map-canvas');
  await expect(canvas).toHaveAttribute('data-painted', 'true');
  await expect(page.getByTestId('service-node')).toHaveCount(0);
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  const focused = canvas.getByRole('option');
  const first = await focused.innerText();
  await page.keyboard.press('ArrowRight');
  await expect(focused).not.toHaveText(first);
  const name = (await focused.innerText()).replace(/^.* \/ |,.*$/g, '');
  await expect(tooltip(page)).toContainText(name);
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page, 'service')).toBe(name);
  await expect(page.getByTestId('selection').getByRole('heading', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => said(page, 'service')).toBeNull();

  // Zoomed in on who fails, it lies in the middle: there the pointer finds it.
  await page.getByTestId('map-sentence').getByRole('link', { name: 'ledger-postings' }).click();
  await canvas.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  const box = await canvas.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await expect(page.getByTestId('map-minimap')).toBeVisible();
  await expect(async () => {
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    await expect(tooltip(page)).toContainText('ledger-postings', { timeout: 1_000 });
  }).toPass();
  await page.mouse.dblclick(x, y);
  await expect(page).toHaveURL(/\/services\/.*ledger-postings/);
});
