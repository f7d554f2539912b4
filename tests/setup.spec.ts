import { expect, type Page } from '@playwright/test';
import { breakDataSource, open, test } from './support/host';
import { serviceRow } from './support/thread';

const base = '/a/throughline-investigation-app';
const config = '/plugins/throughline-investigation-app';
const row = (page: Page, id: string) => page.locator(`[data-testid="setup-row"][data-environment="${id}"]`);
const cell = (page: Page, id: string, signal: string) =>
  row(page, id).locator(`[data-testid="setup-cell"][data-signal="${signal}"]`);

test('what nobody has set up works after one confirmation, for good', async ({ page }) => {
  await open(page, 'unconfigured', `${base}/overview?role=admin`);
  await expect(page.getByTestId('setup-page')).toBeVisible();
  await expect(row(page, 'prod')).toContainText('told apart by deployment_environment = prod');
  await expect(row(page, 'staging')).toBeVisible();
  await page.getByTestId('use-found').click();
  await expect(serviceRow(page, 'recommendation')).toBeVisible();
  await page.goto(`${base}/overview`);
  await expect(serviceRow(page, 'recommendation')).toBeVisible();
  await expect(page.getByTestId('started-by')).toHaveCount(0);
});

test('every data source is checked with real queries, and what they found is said', async ({ page }) => {
  await open(page, 'unconfigured', `${base}/setup?role=admin`);
  await page.getByRole('button', { name: 'Check all' }).click();
  const metrics = cell(page, 'prod', 'metrics');
  await expect(metrics).toContainText('classic histogram');
  await expect(metrics).toContainText('deployment_environment: prod, staging');
  await expect(cell(page, 'prod', 'traces')).toContainText('resource.deployment.environment: prod');
  await expect(cell(page, 'prod', 'logs')).toContainText('trace_id, structured metadata');
  await expect(page.getByText('asking…')).toHaveCount(0);
});

test('a Grafana without data sources shows the demo, with a quiet line about setting up', async ({ page }) => {
  await open(page, 'demo');
  await expect(page.getByTestId('service-table')).toBeVisible();
  await expect(page.getByTestId('started-by')).toContainText('This is the demo shop');
  await page.getByRole('link', { name: 'set up an environment' }).click();
  await expect(page.getByText('No complete set of data sources was found')).toBeVisible();
});

test('a viewer uses what was found in the tab, and is told why it is not saved', async ({ page }) => {
  await open(page, 'unconfigured', `${base}/overview?role=viewer`);
  await expect(page.getByTestId('not-saved-why')).toContainText('Only administrators');
  await page.getByTestId('use-here').click();
  await expect(serviceRow(page, 'recommendation')).toBeVisible();
  await page.reload();
  await expect(serviceRow(page, 'recommendation')).toBeVisible();
  await expect(page.getByTestId('started-by')).toContainText('for this tab only');
});

test('a viewer looks at the configuration and cannot change it', async ({ page }) => {
  await open(page, 'recorded', `${config}?role=viewer`);
  await expect(page.getByText('You can look at these settings, not change them')).toBeVisible();
  await expect(row(page, 'recorded-prod')).toContainText('recorded metrics');
  await expect(page.getByTestId('save-settings')).toHaveCount(0);
  await row(page, 'recorded-prod').getByRole('button', { name: 'Check' }).click();
  await expect(cell(page, 'recorded-prod', 'metrics')).toContainText('classic histogram');
});

test('a data source that one may not see is named, and everything else works', async ({ page }) => {
  await open(page, 'recorded', `${base}/overview?role=viewer`);
  await breakDataSource(page, 'recorded-logs', 'deleted');
  await page.goto(config);
  await expect(cell(page, 'recorded-prod', 'logs').getByTestId('missing-source')).toContainText('recorded-logs');
  await expect(page.getByTestId('missing-source')).toHaveCount(2);
  await page.goto(`${base}/overview`);
  await expect(serviceRow(page, 'recommendation')).toBeVisible();
});

test('a data source that one may not query says so in its check', async ({ page }) => {
  await open(page, 'recorded', `${config}?role=viewer`);
  await breakDataSource(page, 'recorded-logs', 'forbidden');
  await page.getByRole('button', { name: 'Check all' }).click();
  await expect(cell(page, 'recorded-prod', 'logs')).toContainText('You may not query');
  await expect(cell(page, 'recorded-prod', 'metrics')).toContainText('classic histogram');
});

test('an override is saved and read back', async ({ page }) => {
  await open(page, 'recorded', `${config}?role=admin`);
  const prod = row(page, 'recorded-prod');
  await prod.getByRole('button', { name: /^Overrides/ }).click();
  await prod.getByRole('combobox', { name: 'Convention' }).click();
  await page.getByRole('option', { name: /^Tempo metrics-generator/ }).click();
  await page.getByTestId('save-settings').click();
  await expect(row(page, 'recorded-prod').getByRole('button', { name: '1 set' })).toBeVisible();
  await page.getByRole('button', { name: /^Export/ }).click();
  await expect(page.getByTestId('export-yaml')).toContainText('convention: "tempo-generator"');
});
