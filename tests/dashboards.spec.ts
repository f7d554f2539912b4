import { expect, type Locator, type Page } from '@playwright/test';
import { open, test } from './support/host';

const dashboards = ['service-health', 'red-by-service', 'tiers', 'logs'] as const;
type Name = (typeof dashboards)[number];

/** Of the demo's environments the one with an incident, and a service in the midst of it. */
const chosen = 'var-env=prod-kr&var-service=recommendation';

const panels = (page: Page) => page.getByTestId('dashboard-panel');
const panel = (page: Page, title: string) => panels(page).and(page.getByRole('region', { name: title, exact: true }));

/** Opens a dashboard and waits until every panel has its answer. */
async function openDashboard(page: Page, name: Name, search = chosen) {
  await open(page, 'prometheus', `/host/dashboard/${name}?${search}`);
  await answered(page);
}

async function answered(page: Page) {
  await expect(panels(page).first()).toBeVisible();
  await expect(panels(page).and(page.locator('[data-state="Loading"]'))).toHaveCount(0);
}

/** What a panel draws, or says instead. */
function content(one: Locator): Locator {
  return one.locator(
    '.uplot, table tbody tr, [data-testid^="dashboard-"], p, [data-testid="data-testid panel content"]'
  );
}

/** What tells panels of two environments apart; text is the same by design. */
async function look(page: Page): Promise<ReadonlyArray<{ title: string; drawn: string }>> {
  await answered(page);
  const all = await panels(page).all();
  return Promise.all(
    all.map(async (one) => ({
      title: (await one.getAttribute('aria-label')) ?? '',
      drawn: (await one.innerText()) + (await pictures(one)),
    }))
  );
}

const pictures = (one: Locator) =>
  one.locator('canvas').evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()).join());

/** The plugin writes moments as dates, Grafana's links as milliseconds. */
const momentOf = (text: string | null) => (/^\d+$/.test(text ?? '') ? Number(text) : Date.parse(text ?? ''));

/** The plugin's page with the environment and time of the dashboard that led there. */
async function expectPluginPage(page: Page, before: URL, path: RegExp) {
  await expect(page).toHaveURL(/\/a\/throughline-investigation-app\//);
  await expect(page.getByTestId('environment-switcher')).toHaveAttribute('data-environment', 'real-demo-kr');
  const { pathname, searchParams } = new URL(page.url());
  expect(decodeURIComponent(pathname)).toMatch(path);
  for (const name of ['from', 'to']) {
    expect(momentOf(searchParams.get(name))).toBe(momentOf(before.searchParams.get(name)));
  }
  expect(searchParams.get('var-env')).toMatch(/^(prod-kr|real-demo-kr)$/);
}

for (const name of dashboards) {
  test.describe(`the dashboard ${name}`, () => {
    test('says that this is not Grafana, and shows data or a reason in every panel', async ({ page }) => {
      await openDashboard(page, name);
      await expect(page.getByTestId('dashboard-honest')).toContainText('Not Grafana');
      for (const one of await panels(page).all()) {
        await expect(one).toHaveAttribute('data-state', 'Done');
        await expect(content(one).first()).toBeVisible();
        // Grafana's own words for "nobody knows why" are no reason.
        await expect(one).not.toContainText('No data');
      }
    });

    test('shows no text of a query', async ({ page }) => {
      await openDashboard(page, name);
      await expect(page.getByRole('main')).not.toContainText(/\brate\(|sum by|histogram_quantile|_over_time|\$\{|\{\{/);
    });

    test('asks everything anew for another environment', async ({ page }) => {
      await openDashboard(page, name);
      await expect(page.getByLabel('Environment')).toHaveValue('prod-kr');
      const before = await look(page);
      await page.getByLabel('Environment').selectOption('prod-eu');
      await expect(page).toHaveURL(/var-env=prod-eu/);
      await expect
        .poll(async () => {
          const after = await look(page);
          return after.filter(({ drawn }, index) => drawn === before[index]?.drawn).map(({ title }) => title);
        })
        .toEqual(same[name]);
    });

    test('leads from a panel’s header to the plugin, and keeps environment and time', async ({ page }) => {
      await openDashboard(page, name);
      const before = new URL(page.url());
      await panels(page).nth(1).getByRole('link').first().click();
      await expectPluginPage(page, before, ledTo[name]);
    });
  });
}

/** Panels that look alike in both environments: they hold words, no alerts, or what this service does not have. */
const same: Readonly<Record<Name, readonly string[]>> = {
  'service-health': ['Alerts', 'How to read this'],
  'red-by-service': [],
  tiers: [
    'What it is there for',
    'Its insides',
    'Goroutines',
    'Go memory',
    'Node.js event loop delay, p99',
    'Connection pools',
    'Kafka consumer lag',
    'What it runs on',
  ],
  logs: [],
};

const ledTo: Readonly<Record<Name, RegExp>> = {
  'service-health': /\/overview$/,
  'red-by-service': /\/overview$/,
  tiers: /\/services\/recommendation$/,
  logs: /\/logs$/,
};

test('a service in a table leads to its page in the plugin', async ({ page }) => {
  await openDashboard(page, 'service-health');
  const before = new URL(page.url());
  await panel(page, 'Every service').getByRole('link', { name: 'recommendation' }).click();
  await expectPluginPage(page, before, /\/services\/recommendation$/);
});

test('a row of a state timeline leads to its service', async ({ page }) => {
  await openDashboard(page, 'service-health');
  const before = new URL(page.url());
  await panel(page, 'Since when').getByRole('link', { name: 'checkout' }).click();
  await expectPluginPage(page, before, /\/services\/checkout$/);
});

test('everyone’s dashboard says in words how it is, how much failed and what changed, before one scrolls', async ({
  page,
}) => {
  await openDashboard(page, 'service-health');
  await expect(panel(page, 'What people meet now')).toContainText('▲ Slower than usual');
  await expect(panel(page, 'Requests that failed, of all')).toContainText('%');
  await expect(panel(page, 'What changed')).toContainText('recommendation 1.5.0');
  for (const title of ['What people meet now', 'Requests that failed, of all', 'What changed']) {
    await expect(panel(page, title)).toBeInViewport({ ratio: 1 });
  }
  const rows = panel(page, 'Every service').locator('tbody tr');
  await expect(rows.first()).toContainText('recommendation');
  await expect(rows.first()).toContainText('✕ Failing');
});

test('a screen on the wall has no bar, and a phone stacks the panels', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/host/dashboard/service-health?source=prometheus&kiosk&${chosen}`);
  await answered(page);
  await expect(page.getByTestId('host-bar')).toHaveCount(0);
  const lefts = await panels(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  expect(new Set(lefts).size).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
