import { expect, type Page } from '@playwright/test';
import { open, test } from './support/host';
import { demoStory } from './support/thread';

const environments = '/a/throughline-investigation-app/environments';
const marks = (page: Page) => page.locator('[data-annotation-mark]');
const row = (page: Page, id: string) => page.locator(`[data-testid="environment-row"][data-environment="${id}"]`);

for (const source of ['demo', 'prometheus'] as const) {
  test(`${source}: every environment has a row, the worst first, that leads to its Overview`, async ({ page }) => {
    await open(page, source, environments);
    const sentence = page.getByTestId('environments-sentence');
    await expect(sentence).toContainText(/^3 environments, [12] needs? attention: /);
    const rows = page.getByTestId('environment-row');
    await expect(rows).toHaveCount(3);
    await expect(rows.first()).toContainText('failing');
    await expect(rows.first()).toContainText(/2 of 19 need attention/);
    const worst = await rows.first().getAttribute('data-environment');
    const before = new URL(page.url()).searchParams;
    await rows.first().getByRole('link').press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('headline')).toBeVisible();
    const after = new URL(page.url()).searchParams;
    expect(after.get('var-env')).not.toBe(worst);
    expect([after.get('from'), after.get('to')]).toEqual([before.get('from'), before.get('to')]);
    await page.goBack();
    await expect(rows.first()).toContainText('failing');
  });

  test(`${source}: versions that differ are named in each environment`, async ({ page }) => {
    await open(page, source, environments);
    const differences = page.getByTestId('version-differences');
    await expect(differences.filter({ hasText: 'recommendation 1.5.0, elsewhere 1.4.2' })).toHaveCount(2);
    await expect(differences.filter({ hasText: 'recommendation 1.4.2, elsewhere 1.5.0' })).toHaveCount(1);
  });

  test(`${source}: the release is marked on every panel, and told beside the trouble`, async ({ page }) => {
    await open(page, source);
    await expect(page.getByTestId('headline')).toContainText(/[34] minutes after recommendation 1\.5\.0/);
    await expect(page.getByTestId('deploys')).toHaveText(/^1\.5\.0 \d\d:\d\d$/);
    await expect(marks(page)).toHaveCount(3);
    await page.getByTestId('deploys').getByRole('link').click();
    await expect(page.getByTestId('release-line')).toContainText(
      /^1\.5\.0 since \d\d:\d\d, before 1\.4\.2: p95 ×[\d.]+, errors /
    );
    await expect(marks(page)).toHaveCount(3);
    await marks(page).first().getByRole('button').hover();
    await expect(page.getByRole('tooltip')).toContainText('recommendation 1.5.0, before 1.4.2: p95 ×');
  });
}

test('the chosen environment stays until a row is opened', async ({ page }) => {
  await open(page, 'demo', `${environments}?var-env=demo-staging`);
  await expect(row(page, 'demo-kr')).toContainText('failing');
  expect(new URL(page.url()).searchParams.get('var-env')).toBe('demo-staging');
  await row(page, 'demo-kr').getByRole('link').click();
  await expect(page.getByTestId('headline')).toContainText(demoStory.hurt);
  expect(new URL(page.url()).searchParams.get('var-env')).toBe('demo-kr');
});

test('the keys lead to all environments', async ({ page }) => {
  await open(page, 'demo');
  await expect(page.getByTestId('headline')).toBeVisible();
  await page.keyboard.press(',');
  await page.keyboard.press('a');
  await expect(page.getByTestId('environments-table')).toBeVisible();
});

test('deploys that somebody wrote down are marked as well; annotations that may not be read are a chip', async ({
  page,
  complaints,
}) => {
  complaints.expected.push(/403/);
  let status = 200;
  await page.route('**/api/annotations?*', async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('from'));
    const note = { id: 1, time: from + 600_000, text: 'cart v2.4.0 rolled out', tags: ['deploy', 'service:cart'] };
    await route.fulfill({ status, json: status === 200 ? [note] : { message: 'no' } });
  });
  await open(page, 'prometheus', '/a/throughline-investigation-app/services/cart');
  await expect(page.getByTestId('release-line')).toContainText(/^2\.4\.0 since/);
  await expect(marks(page)).toHaveCount(3);
  status = 403;
  await page.reload();
  await expect(page.getByText('deploy annotations not read')).toBeVisible();
  await expect(page.getByTestId('release-line')).toContainText('version');
});
