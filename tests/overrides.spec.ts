import { expect, type Page } from '@playwright/test';
import { open, test } from './support/host';
import { serviceRow } from './support/thread';

const base = '/a/throughline-investigation-app';
const overview = `${base}/overview?role=admin`;

/** The recorded environment with what an administrator knows better, for this browser only. */
async function openWith(page: Page, overrides: object) {
  await open(page, 'recorded', overview);
  await expect(page.getByTestId('service-table')).toBeVisible();
  const matchers = (label: string) => [{ label, op: '=', value: 'prod' }];
  const environment = {
    id: 'recorded-prod',
    name: 'Recorded · prod',
    metrics: { uid: 'recorded-metrics', matchers: matchers('deployment_environment') },
    traces: { uid: 'recorded-traces', matchers: matchers('resource.deployment.environment') },
    logs: { uid: 'recorded-logs', matchers: matchers('deployment_environment') },
    overrides,
  };
  const saved = await page.request.post('/api/plugins/throughline-investigation-app/settings', {
    data: { jsonData: { version: 2, environments: [environment] } },
  });
  expect(saved.ok()).toBe(true);
  await page.reload();
  await expect(page.getByTestId('service-table')).toBeVisible();
}

test('without a service graph the map is drawn from traces, says so, and its calls lead to one of them', async ({
  page,
}) => {
  await openWith(page, { graph: 'none' });
  await expect(page.getByText(/no service graph: who calls whom from a sample of \d+ traces/).first()).toBeVisible();
  const edges = page.getByTestId('service-edge');
  await expect(edges.first()).toBeVisible();
  await edges.first().focus();
  await page.keyboard.press('Enter');
  const call = page.getByTestId('sampled-call');
  await expect(call).toContainText('in the traces that were looked at');
  await expect(page.getByTestId('selection-figures')).toContainText('–');
  await call.getByRole('link').click();
  await expect(page.getByTestId('trace-waterfall')).toBeVisible();
  await page.goto(`${base}/map`);
  await expect(page.getByTestId('map-page')).toContainText(/who calls whom from a sample of \d+ traces/);
  await expect(edges.first()).toBeVisible();
});

test('a hidden service is nowhere on the overview, but its own page still works', async ({ page }) => {
  await openWith(page, { hiddenServices: ['recommendation'] });
  await expect(page.getByTestId('hidden-services')).toContainText(
    '1 service hidden by the settings of Recorded · prod'
  );
  await expect(serviceRow(page, 'frontend')).toBeVisible();
  await expect(serviceRow(page, 'recommendation')).toHaveCount(0);
  await expect(page.locator('[data-testid="service-node"][data-service="recommendation"]')).toHaveCount(0);
  await expect(page.getByTestId('headline')).not.toContainText('recommendation');
  await page.goto(`${base}/services/recommendation`);
  await expect(page.getByTestId('operations-table')).toContainText('ListRecommendations');
});

test('health checks are listed apart from the operations that serve people', async ({ page }) => {
  await open(page, 'demo', `${base}/services/frontend`);
  await expect(page.getByTestId('operations-table')).toContainText('GET /product/{id}');
  await expect(page.getByTestId('operations-table')).not.toContainText('healthz');
  const apart = page.getByTestId('auxiliary-operations');
  await expect(apart).toContainText('1 operation serves machines and is not counted above: GET /healthz');
  await apart.getByRole('link', { name: 'GET /healthz' }).click();
  await expect(page.getByTestId('trace-row').first()).toBeVisible();
});
