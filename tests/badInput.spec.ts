import { expect, type Page } from '@playwright/test';
import { writeServiceName } from '../src/views/serviceSegment';
import { breakDataSource, open, test } from './support/host';
import { environmentOf, foremostExemplar, recordedStory, serviceNode, serviceRow } from './support/thread';

const base = '/a/throughline-investigation-app';
const hurt = recordedStory.hurt;
const servicePage = `${base}/services/${hurt}`;
const problem = (page: Page, signal: string) => page.locator(`[data-testid="problem"][data-signal="${signal}"]`);

test.describe('one signal down', () => {
  test('metrics: the Overview says which source, why, and what to do; Logs still work', async ({ page }) => {
    await open(page, 'recorded');
    await breakDataSource(page, 'recorded-metrics', 'down');
    await page.reload();
    await expect(problem(page, 'metrics').first()).toContainText('cannot be reached');
    await page.goto(`${base}/logs${new URL(page.url()).search}`);
    await expect(page.getByTestId('pattern-row').first()).toBeVisible();
  });

  test('traces: panels, exemplars and logs of the service stay', async ({ page }) => {
    await open(page, 'recorded', `${servicePage}?tab=traces`);
    await breakDataSource(page, 'recorded-traces', 'down');
    await page.reload();
    await expect(problem(page, 'traces').first()).toBeVisible();
    await expect(page.getByTestId('red-duration').locator('.uplot').first()).toBeVisible();
    await expect(page.getByTestId('exemplar').first()).toBeAttached();
  });

  test('logs: the trace stays, its log lines say why they are missing', async ({ page }) => {
    await open(page, 'recorded', `${base}/traces/0eeb851c7652fbdeabf16ffeffa1ee99`);
    await breakDataSource(page, 'recorded-logs', 'down');
    await page.reload();
    await expect(page.getByTestId('span-row').first()).toBeVisible();
    await expect(page.getByTestId('span-logs').locator('[data-testid="problem"][data-signal="logs"]')).toBeVisible();
  });

  test('a forbidden source names the permission, a deleted one its uid, nonsense is called unreadable', async ({
    page,
  }) => {
    const said = { forbidden: 'may not query', deleted: 'recorded-logs', nonsense: 'unreadable' } as const;
    await open(page, 'recorded', `${base}/logs`);
    for (const mode of ['forbidden', 'deleted', 'nonsense'] as const) {
      await breakDataSource(page, 'recorded-logs', mode);
      await page.reload();
      await expect(problem(page, 'logs').first()).toContainText(said[mode]);
    }
  });

  test('a slow source says after three seconds what is awaited; it can be cancelled and asked again', async ({
    page,
  }) => {
    await open(page, 'recorded');
    await expect(serviceRow(page, hurt)).toBeVisible();
    await breakDataSource(page, 'recorded-logs', 'slow');
    await page.goto(`${base}/logs${new URL(page.url()).search}`);
    await expect(page.getByRole('status').filter({ hasText: 'Asking' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).first().click();
    await expect(page.getByTestId('cancelled')).toContainText('Cancelled');
    await page.getByTestId('cancelled').getByRole('button', { name: 'Ask again' }).click();
    await expect(page.getByTestId('pattern-row').first()).toBeVisible({ timeout: 25_000 });
  });
});

test.describe('nothing there', () => {
  test('an empty environment is quiet, not broken', async ({ page }) => {
    await open(page, 'recorded');
    for (const signal of ['metrics', 'traces', 'logs']) {
      await breakDataSource(page, `recorded-${signal}`, 'empty');
    }
    await page.reload();
    await expect(page.getByTestId('absent').first()).toBeVisible();
    await expect(page.getByTestId('problem')).toHaveCount(0);
  });

  test('without exemplars the strip says so and leads to traces', async ({ page }) => {
    await open(page, 'recorded', servicePage);
    await breakDataSource(page, 'recorded-metrics', 'no-exemplars');
    await page.reload();
    await expect(page.getByText('No exemplars').first()).toBeVisible();
    await expect(page.getByTestId('red-duration').locator('.uplot').first()).toBeVisible();
  });

  test('an exemplar whose trace was never stored offers the nearest stored one of its operation', async ({ page }) => {
    await open(page, 'recorded', servicePage);
    await expect(page.getByTestId('exemplar').first()).toBeAttached();
    await breakDataSource(page, 'recorded-traces', 'forgotten');
    const exemplar = await foremostExemplar(page);
    const lost = (await exemplar.getAttribute('data-trace-id')) ?? '';
    await exemplar.click();
    await expect(page.getByTestId('absent').first()).toContainText('not stored');
    const operation = () => new URL(page.url()).searchParams.get('op');
    expect(operation()).toBe('ListRecommendations');
    const nearest = page.getByTestId('nearest-trace');
    await expect(nearest).toHaveText('Open the nearest stored trace of ListRecommendations');
    await page.request.delete('/host/faults');
    await nearest.click();
    await expect(page.getByTestId('span-row').first()).toBeVisible();
    expect(page.url()).not.toContain(lost);
    expect(operation()).toBe('ListRecommendations');
  });
});

test.describe('hostile or broken addresses', () => {
  for (const asked of ['nonsense', 'recorded-logs', '${env}', '"><script>alert(1)</script>', '$__all']) {
    test(`an environment called ${asked} never becomes a data source`, async ({ page }) => {
      await open(
        page,
        'recorded',
        `${base}/overview?from=1795227150000&to=1795227990000&var-env=${encodeURIComponent(asked)}`
      );
      await expect(page.getByTestId('unknown-environment')).toBeVisible();
      await expect.poll(() => environmentOf(page)).toBe('recorded-prod');
      await expect(serviceRow(page, hurt)).toBeVisible();
    });
  }

  test('ids of the wrong length, unknown services and unknown paths say so', async ({ page }) => {
    await open(page, 'recorded', `${base}/traces/0eeb851c7652fbdeabf16ffeffa1ee9900`);
    await expect(page.getByTestId('absent')).toContainText('not a trace id');
    await page.goto(`${base}/services/no-such-service`);
    await expect(page.getByTestId('absent').first()).toBeVisible();
    await page.goto(`${base}/nowhere`);
    await expect(page.getByText('There is no such page')).toBeVisible();
  });

  test('a map that is asked for what is not there says so, and is drawn all the same', async ({ page }) => {
    const said = [
      ['find=errors+%3E', 'map-find-fault', 'The value of errors is missing'],
      ['hide=(((', 'map-choice-ignored', 'Nothing is hidden'],
      ['focus=no-such-service&hops=99', 'map-choice-ignored', 'no-such-service is not known'],
      ['group=label%3A%22%3E%3Cscript%3E', 'map-choice-ignored', 'No service carries the label "><script>'],
      ['trace=00000000000000000000000000000001', 'map-trace', 'not stored'],
      ['against=env%3Adeleted', 'map-difference', 'Compared with deleted: Nothing to compare with'],
      ['moment=123456789012', 'map-time', 'lies outside this time range'],
      ['var-env=deleted&seen=1e99+nonsense&open=%00&client=%3Cb%3E&server=x', 'unknown-environment', 'deleted'],
    ] as const;
    await open(page, 'recorded', `${base}/map`);
    for (const [query, where, words] of said) {
      await page.goto(`${base}/map?${query}`);
      await expect(page.getByTestId(where).first(), query).toContainText(words);
      await expect(serviceNode(page, hurt), query).toBeVisible();
    }
  });

  test('a short trace id is padded', async ({ page }) => {
    await open(page, 'recorded', `${base}/traces/eeb851c7652fbdeabf16ffeffa1ee99`);
    await expect(page.getByTestId('span-row').first()).toBeVisible();
  });

  for (const name of ['a"b{c}/d e', '재고-알림', '</script><b>x', '..', '%2F', 'back\\slash']) {
    test(`a service called ${name} stays text`, async ({ page }) => {
      await open(page, 'recorded', `${base}/services/${encodeURIComponent(writeServiceName(name))}`);
      await expect(page.getByRole('heading', { name }).first()).toBeVisible();
      await expect(page.getByTestId('absent').first()).toBeVisible();
      await expect(page.getByTestId('problem')).toHaveCount(0);
    });
  }

  for (const [from, to] of [
    ['now-10s', 'now'],
    ['now-90d', 'now'],
  ]) {
    test(`the range ${from} to ${to} is answered`, async ({ page }) => {
      await open(page, 'demo', `${base}/overview?from=${from}&to=${to}`);
      await expect(page.getByTestId('service-table').or(page.getByTestId('absent').first()).first()).toBeVisible();
      await expect(page.getByTestId('problem')).toHaveCount(0);
    });
  }

  test('a bare link of Grafana’s menu keeps environment and time', async ({ page }) => {
    await open(page, 'recorded', `${base}/overview?from=1795227150000&to=1795227990000&var-env=recorded-staging`);
    await expect(serviceNode(page, hurt)).toBeVisible();
    await page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, `${base}/logs`);
    await expect.poll(() => environmentOf(page)).toBe('recorded-staging');
    expect(new URL(page.url()).searchParams.get('from')).toBe(new Date(1795227150000).toISOString());
  });
});
