import { expect, type Locator, type Page } from '@playwright/test';
import type { Source } from '../../host/page/hostSettings';

/** What differs between the sources that the thread is walked on. */
export interface Story {
  readonly source: Source;
  readonly hurt: string;
  readonly environments: readonly [string, string];
  /** Where another environment's figures for the hurt service can be seen to differ. */
  readonly other: string;
}

export const demoStory: Story = {
  source: 'demo',
  hurt: 'recommendation',
  environments: ['demo-kr', 'demo-eu'],
  other: 'Demo · Frankfurt',
};

export const recordedStory: Story = {
  source: 'recorded',
  hurt: 'recommendation',
  environments: ['recorded-prod', 'recorded-staging'],
  other: 'Recorded · staging',
};

export const serviceRow = (page: Page, service: string): Locator =>
  page.getByTestId('service-table').locator(`tr[data-service="${service}"]`);

export const serviceNode = (page: Page, service: string): Locator =>
  page.locator(`[data-testid="service-node"][data-service="${service}"]`);

/** The exemplar that lies on top of all others: a failed or slow one. */
export async function foremostExemplar(page: Page): Promise<Locator> {
  const all = page.getByTestId('exemplar');
  await expect(all.first()).toBeAttached();
  const depths = await all.evaluateAll((links) => links.map((link) => Number(getComputedStyle(link).zIndex) || 0));
  return all.nth(depths.indexOf(Math.max(...depths)));
}

export function environmentOf(page: Page): string | null {
  return new URL(page.url()).searchParams.get('var-env');
}

/** What a page says, without what may change by itself between two looks. */
export interface Look {
  readonly path: string;
  readonly search: string;
  readonly thread: string;
  readonly selectedSpan: string | null;
}

export async function look(page: Page): Promise<Look> {
  const url = new URL(page.url());
  url.searchParams.sort();
  const selected = page.locator('[data-testid="span-row"][aria-selected="true"]');
  return {
    path: url.pathname,
    search: url.search,
    thread: (await page.getByTestId('thread-bar').locator('ol').innerText()).replace(/\s+/g, ' '),
    selectedSpan: (await selected.count()) > 0 ? await selected.first().getAttribute('data-span-id') : null,
  };
}

/** Loads the same address anew and expects the same state. `settled` waits for what the page is about. */
export async function expectSameAfterReload(page: Page, settled: () => Promise<void>): Promise<void> {
  await settled();
  const before = await look(page);
  await page.reload();
  await settled();
  await expect.poll(() => look(page)).toEqual(before);
}

/** Chooses an environment in the switcher by its name. */
export async function chooseEnvironment(page: Page, name: string): Promise<void> {
  await page.getByTestId('environment-switcher').getByRole('combobox').click();
  await page.getByRole('option', { name }).click();
}
