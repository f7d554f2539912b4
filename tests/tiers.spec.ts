import { expect } from '@playwright/test';
import { open, test } from './support/host';

const resourcesOf = (service: string) => `/a/throughline-investigation-app/services/${service}?tab=resources`;

for (const source of ['demo', 'prometheus'] as const) {
  test.describe(`the resources of a service, ${source}`, () => {
    test('say how used up CPU and memory are, and what of it is a guess', async ({ page }) => {
      test.slow();
      await open(page, source, resourcesOf('recommendation'));
      const cpu = page.locator('[data-testid="resource-figure"][data-figure="cpu"]');
      await expect(cpu.getByTestId('resource-now')).toHaveText(/^0\.\d+ of 1$/);
      await expect(cpu.getByTestId('resource-join')).toContainText('joined by name: pods recommendation-*');
      await expect(page.getByTestId('resources-sentence')).toContainText(/CPU \d+(\.\d)? % of its limit/i);
      const heap = page.locator('[data-testid="resource-figure"][data-figure="jvm-heap"]');
      await expect(heap.getByTestId('resource-now')).toContainText('of 2 GiB');
      await expect(heap.getByTestId('resource-join')).toHaveCount(0);
      await expect(page.getByTestId('tab-resources')).toContainText('6');
    });

    test('have database statements by time, each with its slowest trace', async ({ page }) => {
      test.slow();
      await open(page, source, resourcesOf('checkout'));
      const table = page.getByTestId('statement-table');
      await expect(table.locator('caption')).toContainText(/of \d+ spans sampled/);
      await expect(table.locator('tbody tr').first()).toContainText('INSERT orders');
      await table.locator('tbody a').first().click();
      await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}/);
    });

    test('say what was looked for where there is nothing', async ({ page }) => {
      await open(page, source, resourcesOf('frontend'));
      await expect(page.locator('[data-tier="infrastructure"]')).toContainText('cAdvisor');
      await expect(page.locator('[data-tier="business"]')).toContainText('administrator');
    });
  });
}

test('the business metric of an environment stands with its service', async ({ page }) => {
  await open(page, 'demo', resourcesOf('checkout'));
  const orders = page.locator('[data-tier="business"]').getByTestId('resource-figure');
  await expect(orders.getByTestId('resource-now')).toHaveText(/^\d+(\.\d+)?$/);
});

test('the tab is reached by keyboard and stands in the address', async ({ page }) => {
  await open(page, 'demo', '/a/throughline-investigation-app/services/recommendation');
  await page.getByTestId('tab-resources').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/tab=resources/);
  await expect(page.getByTestId('resources')).toBeVisible();
});
