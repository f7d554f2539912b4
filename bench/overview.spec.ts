import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { asked, figure, median } from './measure';
import { test } from '../tests/support/warmBrowser';

const overview = '/a/throughline-investigation-app/overview?source=demo';

test.skip(!['bundle.entry', 'bundle.first-page', 'overview.interactive', 'overview.queries'].some(asked));

test('what the Overview loads and asks', async ({ page }) => {
  const scripts = new Map<string, number>();
  const sizes: Array<Promise<void>> = [];
  page.on('response', (reply) => {
    const { pathname } = new URL(reply.url());
    if (pathname.startsWith('/public/plugins/') && pathname.endsWith('.js')) {
      sizes.push(reply.body().then((body) => void scripts.set(pathname, gzipSync(body, { level: 9 }).length / 1024)));
    }
  });
  await page.goto(overview);
  await expect(page.getByTestId('service-table').locator('tbody tr').first()).toBeVisible();
  await expect(page.getByTestId('exemplar').first()).toBeAttached();
  await Promise.all(sizes);
  if (asked('bundle.entry')) {
    const entry = [...scripts].find(([path]) => path.endsWith('/module.js'));
    figure('bundle.entry', entry?.[1] ?? Number.NaN, 'KB');
  }
  if (asked('bundle.first-page')) {
    figure(
      'bundle.first-page',
      [...scripts.values()].reduce((sum, size) => sum + size, 0),
      'KB'
    );
  }
  if (asked('overview.queries')) {
    figure('overview.queries', await expressions(page), 'expressions');
  }
});

test('how long until the Overview answers a click', async ({ page }) => {
  test.skip(!asked('overview.interactive'));
  await page.addInitScript(clickWhenThere);
  const times: number[] = [];
  for (let run = 0; run < 8; run++) {
    await page.goto(overview);
    await page.waitForFunction(() => performance.getEntriesByName('bench:answered').length > 0);
    const took = await page.evaluate(() => {
      const [module] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/module.js'));
      const [answered] = performance.getEntriesByName('bench:answered');
      return (answered?.startTime ?? Number.NaN) - (module?.startTime ?? Number.NaN);
    });
    if (run > 0) {
      times.push(took);
    }
  }
  figure('overview.interactive', median(times), 'ms');
});

/** Expressions that left the door, without those that find out how a data source speaks. */
function expressions(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('mark')
      .filter(
        ({ name }) =>
          name.startsWith('throughline:asked:') &&
          !/metric-names|metric-labels|bucket-bounds|sample-series|push-interval|series-count/.test(name)
      )
      .reduce((sum, mark) => sum + Number((mark as PerformanceMark).detail.expressions), 0)
  );
}

/** Runs in the page: clicks the first node as soon as rows and nodes are there, and marks when the click was answered. */
function clickWhenThere() {
  const look = () => {
    const row = document.querySelector('[data-testid="service-table"] tbody tr[data-service]');
    const node = document.querySelector<HTMLElement>('[data-testid="service-node"][data-service]');
    if (!row || !node) {
      requestAnimationFrame(look);
      return;
    }
    node.click();
    const answered = () => {
      if (document.querySelector('[data-testid="service-node"][aria-pressed="true"]')) {
        performance.mark('bench:answered');
      } else {
        requestAnimationFrame(answered);
      }
    };
    answered();
  };
  requestAnimationFrame(look);
}
