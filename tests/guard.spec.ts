import { expect } from '@playwright/test';
import { open, test } from './support/host';

const service = '/a/throughline-investigation-app/services/recommendation?tab=traces&pick=newest&from=now-30d&to=now';
const overview = '/a/throughline-investigation-app/overview?from=now-30d&to=now';

test('traces of a month are those of its last six hours, until their reader asks for more', async ({ page }) => {
  await open(page, 'recorded', service);
  const chip = page.getByText('Traces: last 6 h of 30 d');
  await expect(chip).toBeVisible();
  await expect(page.getByTestId('trace-row').first()).toBeVisible();

  const widen = page.getByRole('tabpanel').getByTestId('widen');
  await expect(widen).toHaveText('Ask 7 d');
  await widen.click();
  await expect(page).toHaveURL(/[?&]widen=traces/);
  await expect(page.getByText('Traces: last 7 d of 30 d')).toBeVisible();
  await expect(page.getByTestId('trace-row').first()).toBeVisible();
  await expect(widen).toHaveCount(0);

  await page.reload();
  await expect(page.getByText('Traces: last 7 d of 30 d')).toBeVisible();
  await page.goBack();
  await expect(chip).toBeVisible();
});

test('figures of a month that would read too much are those of less, until their reader asks for more', async ({
  page,
}) => {
  await open(page, 'recorded', overview);
  const chip = page.getByText(/Metrics: last \d+ (d|h) of 30 d/).first();
  await expect(chip).toBeVisible();
  await expect(page.getByTestId('service-table').locator('tbody tr').first()).toBeVisible();
  await expect(page.getByTestId('headline')).not.toContainText('30 days');
  await page.getByRole('button', { name: 'Ask all 30 d' }).first().click();
  await expect(page).toHaveURL(/[?&]widen=metrics/);
  await expect(chip).toBeHidden();
  await expect(page.getByTestId('service-table').locator('tbody tr').first()).toBeVisible();
});
