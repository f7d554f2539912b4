import { expect, type Page } from '@playwright/test';
import { open, test } from './support/host';
import {
  chooseEnvironment,
  demoStory,
  environmentOf,
  expectSameAfterReload,
  foremostExemplar,
  recordedStory,
  serviceNode,
  serviceRow,
  type Story,
} from './support/thread';

const overviewStands = (page: Page, story: Story) => async () => {
  await expect(serviceRow(page, story.hurt)).toBeVisible();
  await expect(serviceNode(page, story.hurt)).toBeVisible();
};
const serviceStands = (page: Page) => async () => {
  await expect(page.getByTestId('red-duration').locator('.uplot').first()).toBeVisible();
  await expect(page.getByTestId('exemplar').first()).toBeAttached();
};
const traceStands = (page: Page) => async () => {
  await expect(page.locator('[data-testid="span-row"][aria-selected="true"]')).toBeVisible();
  await expect(page.getByTestId('span-logs').getByTestId('log-row').first()).toBeVisible();
};
const logsStand = (page: Page) => async () => {
  await expect(page.getByTestId('log-row').first()).toBeVisible();
};

for (const story of [demoStory, recordedStory]) {
  test.describe(`the thread on ${story.source}`, () => {
    test('is walked by mouse, there and back, and every step survives a reload', async ({ page }) => {
      test.slow();
      await open(page, story.source);
      await overviewStands(page, story)();
      await expect(page.getByTestId('service-table').locator('tbody tr').first()).toHaveAttribute(
        'data-service',
        story.hurt
      );

      await serviceNode(page, story.hurt).click();
      await expect(serviceRow(page, story.hurt)).toHaveAttribute('aria-current', 'true');
      await expectSameAfterReload(page, overviewStands(page, story));

      await serviceRow(page, story.hurt).getByRole('link', { name: story.hurt }).click();
      await expectSameAfterReload(page, serviceStands(page));

      const exemplar = await foremostExemplar(page);
      const traceId = await exemplar.getAttribute('data-trace-id');
      await exemplar.click();
      await expect(page).toHaveURL(new RegExp(`/traces/${traceId}`));
      await expectSameAfterReload(page, traceStands(page));
      const spanId = await page.locator('[data-testid="span-row"][aria-selected="true"]').getAttribute('data-span-id');

      await page.getByTestId('span-logs').getByRole('link', { name: 'This span in Logs' }).click();
      await expect(page).toHaveURL(/\/logs\?/);
      await expectSameAfterReload(page, logsStand(page));

      await page.getByTestId('log-trace-link').first().click();
      await traceStands(page)();
      await expect(page).toHaveURL(new RegExp(`/traces/${traceId}.*span=${spanId}`));

      const steps = page.getByTestId('thread-bar');
      await steps.locator('[data-step="service"]').click();
      await serviceStands(page)();
      await page.goBack();
      await traceStands(page)();
      await steps.locator('[data-step="environment"]').click();
      await overviewStands(page, story)();
      expect(environmentOf(page)).toBe(story.environments[0]);
    });

    test('is walked by keyboard alone', async ({ page }) => {
      test.slow();
      await open(page, story.source);
      await overviewStands(page, story)();
      const node = serviceNode(page, story.hurt);
      await tabTo(page, '[data-testid="service-node"]');
      for (let press = 0; press < 12 && (await focused(page, 'data-service')) !== story.hurt; press++) {
        await stepTowards(page, story.hurt);
      }
      expect(await focused(page, 'data-service')).toBe(story.hurt);
      await page.keyboard.press('Enter');
      await expect(node).toHaveAttribute('aria-pressed', 'true');
      await page.keyboard.press('o');
      await serviceStands(page)();

      await tabTo(page, '[data-testid="exemplar"]');
      const traceId = await focused(page, 'data-trace-id');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`/traces/${traceId}`));
      await traceStands(page)();

      // The trace begins at the row of the span that tells most; the focus is there, or Tab leads to it.
      if ((await focused(page, 'data-span-id')) === null) {
        await tabTo(page, '[data-testid="span-row"]');
      }
      const first = await focused(page, 'data-span-id');
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => focused(page, 'data-span-id')).not.toBe(first);
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => focused(page, 'data-span-id')).toBe(first);
      await traceStands(page)();
      await page.keyboard.press('l');
      await tabTo(page, 'a:has-text("This span in Logs")');
      await page.keyboard.press('Enter');
      await logsStand(page)();
      await tabTo(page, '[data-testid="log-trace-link"]');
      await page.keyboard.press('Enter');
      await traceStands(page)();
      await expect(page).toHaveURL(new RegExp(`/traces/${traceId}`));
    });

    test('follows the environment half-way, and Back returns to the former one', async ({ page }) => {
      await open(page, story.source);
      await overviewStands(page, story)();
      await serviceRow(page, story.hurt).getByRole('link', { name: story.hurt }).click();
      await serviceStands(page)();
      const ids = () =>
        page.getByTestId('exemplar').evaluateAll((links) => links.map((link) => link.getAttribute('data-trace-id')));
      const before = await ids();
      const sentence = await page.getByTestId('service-sentence').innerText();
      await chooseEnvironment(page, story.other);
      await expect.poll(() => environmentOf(page)).toBe(story.environments[1]);
      await expect(page.getByTestId('thread-bar').locator('[data-step="environment"]')).toHaveText(story.other);
      await expect.poll(() => page.getByTestId('service-sentence').innerText()).not.toBe(sentence);
      // Nothing of the former environment is left: neither its exemplars here nor its traces one tab further.
      await expect.poll(async () => (await ids()).filter((id) => before.includes(id))).toEqual([]);
      await page.getByTestId('tab-traces').click();
      // What was recorded of staging's traces lies before the recorded incident: look at more time.
      await page.keyboard.press('t');
      await page.keyboard.press('z');
      await page.getByTestId('trace-row').first().getByRole('link').first().click();
      await expect(page).toHaveURL(new RegExp(`/traces/.*var-env=${story.environments[1]}`));
      await expect(page.getByTestId('span-row').first()).toBeVisible();
      for (const step of ['trace', 'more time', 'tab', 'environment', 'service']) {
        expect(environmentOf(page), `before Back from the ${step}`).toBe(story.environments[1]);
        await page.goBack();
        if (environmentOf(page) === story.environments[0]) {
          break;
        }
      }
      await expect.poll(() => environmentOf(page)).toBe(story.environments[0]);
      await serviceStands(page)();
    });
  });
}

function focused(page: Page, attribute: string): Promise<string | null> {
  return page.evaluate((name) => document.activeElement?.getAttribute(name) ?? null, attribute);
}

/** Presses Tab until what is focused matches. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    const there = await page.locator(`${selector}:focus`).count();
    if (there > 0) {
      return;
    }
  }
  throw new Error(`Tab never reached ${selector}`);
}

/** One arrow key on the map, in the direction in which the wanted node lies. */
async function stepTowards(page: Page, service: string): Promise<void> {
  const [from, to] = await Promise.all([
    page.locator('[data-testid="service-node"]:focus').boundingBox(),
    serviceNode(page, service).boundingBox(),
  ]);
  if (!from || !to) {
    throw new Error(`${service} or the focused node is not in sight`);
  }
  const across = Math.abs(to.x - from.x) > 40;
  const sideways = to.x > from.x ? 'ArrowRight' : 'ArrowLeft';
  const upOrDown = to.y > from.y ? 'ArrowDown' : 'ArrowUp';
  await page.keyboard.press(across ? sideways : upOrDown);
}
