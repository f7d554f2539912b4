import { expect } from '@playwright/test';
import { test } from './support/host';
import { button, call, openMap, place, questions, said } from './support/map';
import { demoStory } from './support/thread';

const hurt = demoStory.hurt;

test('the map goes through its time without asking anything', async ({ page }) => {
  await openMap(page, 'demo');
  await page.getByTestId('map-time-open').click();
  const track = page.getByTestId('map-time-track');
  await expect(page.getByTestId('map-time')).not.toContainText('still awaited');
  await button(page, 'Show what is selected').click();
  await expect.poll(() => page.getByTestId('exemplar').count()).toBeGreaterThan(0);
  const whole = await place(page, hurt).innerText();
  const callWords = await call(page, 'frontend', hurt).getAttribute('aria-label');
  const asked = await questions(page);
  await track.focus();
  await page.keyboard.press('Home');
  await expect(page.getByTestId('map-time-said')).toHaveText(/^\d\d:\d\d(:\d\d)?: nothing in trouble$/);
  await expect(place(page, hurt)).toHaveAttribute('data-health', 'healthy');
  const moment = said(page, 'moment');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => Number(said(page, 'moment'))).toBeGreaterThan(Number(moment));
  await page.keyboard.press('End');
  await expect(place(page, hurt)).toHaveAttribute('data-health', 'failing');
  expect(await place(page, hurt).innerText()).not.toBe(whole);
  expect(await call(page, 'frontend', hurt).getAttribute('aria-label')).not.toBe(callWords);
  await expect(page.getByTestId('map-time-said')).toContainText(`${hurt} worst`);
  expect(await questions(page)).toBe(asked);
  await button(page, 'Whole time range').click();
  await expect(place(page, hurt)).toHaveText(whole.replaceAll('\n', ''));
  expect(said(page, 'moment')).toBeNull();
  await button(page, 'Close the time bar').click();
});

test('the map stands beside another time or another environment', async ({ page }) => {
  await openMap(page, 'demo');
  await button(page, 'Compare').click();
  await button(page, 'The time before').click();
  const differences = page.getByTestId('map-difference');
  const failing = differences.locator('[data-kind="failing"]');
  await expect(failing).toHaveText(/\d+ failing more/);
  await differences.getByRole('button', { name: 'List' }).click();
  const listed = differences.getByRole('listitem');
  await expect(listed.filter({ hasText: / % → .* % fail/ })).toHaveCount(
    parseInt((await failing.innerText()).replace(/\D+/, ''), 10)
  );
  await expect(place(page, hurt)).toHaveAttribute('aria-label', /, failing.*, p95 ×\d+, errors \+/);
  await listed
    .filter({ hasText: `frontend → ${hurt}` })
    .getByRole('button')
    .click();
  await expect(call(page, 'frontend', hurt)).toHaveAttribute('aria-pressed', 'true');
  expect(said(page, 'against')).toBe('previous');
  await failing.click();
  await expect(call(page, 'frontend', hurt)).toHaveAttribute('aria-pressed', 'false');

  await button(page, /^Compared/).click();
  await button(page, 'Demo · Frankfurt').click();
  await expect(differences).toContainText('Compared with Demo · Frankfurt:');
  await expect(differences.locator('[data-kind]').first()).toBeVisible();
  expect(said(page, 'against')).toBe('env:demo-eu');
});
