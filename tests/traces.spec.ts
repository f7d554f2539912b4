import { expect, type Page } from '@playwright/test';
import { breakDataSource, open, test } from './support/host';

const traces = '/a/throughline-investigation-app/traces';

test('on the demo: from a search to what the failed ones have in common, to a trace and the next', async ({ page }) => {
  await open(page, 'demo', traces);
  await expect(page.getByTestId('failing-service').first()).toHaveAttribute('data-service', 'recommendation');

  await choose(page, 'Service', 'recommendation');
  await expect(page).toHaveURL(/service=recommendation/);
  await expect(page.getByTestId('found-count')).toContainText('The 100 newest traces');
  await expect(page.getByTestId('found-count')).toContainText('of the time before');
  await expectAgreement(page, await foundNumber(page));
  await page.getByRole('textbox', { name: 'Shortest duration' }).fill('200ms');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/min=200/);
  await expectAgreement(page, await foundNumber(page));

  await brush(page);
  await expect(page).toHaveURL(/sel=/);
  await expect(page.getByTestId('found-count')).toContainText('selected');
  const selected = await selectedNumber(page);
  expect(selected).toBeGreaterThan(0);
  await expectRows(page, selected);
  await page.goBack();
  await page.getByTestId('pick-failed').click();
  await page.getByRole('button', { name: 'Compare selection with the rest' }).click();
  await expect(page.getByTestId('difference-sentence')).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId('found-traces')).toBeVisible();
});

test('on the demo: an environment-wide search leads to the cause, and a finding to its traces', async ({ page }) => {
  await open(page, 'demo', traces);
  await page.getByTestId('failing-service').first().click();
  await expect(page.getByTestId('difference-sentence')).toContainText('cache_hit = false');
  await expect(page.getByTestId('difference-besides')).toContainText('service.version = 1.5.0');
  await page.getByRole('button', { name: 'Only these: app.cache_hit = false' }).click();
  await expect(page).toHaveURL(/with=.*cache_hit/);
  await expect(page.getByTestId('attribute-filter')).toHaveCount(1);
  const row = page.getByTestId('found-trace');
  const ids = await row.evaluateAll((rows) => rows.map((one) => one.getAttribute('data-trace-id')));
  await row.first().getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/traces/${ids[0]}`));
  await expect(page.getByTestId('span-row').first()).toBeVisible();
  await page.keyboard.press(']');
  await expect(page).toHaveURL(new RegExp(`/traces/${ids[1]}`));
  await page.goBack();
  await page.goBack();
  await expect(page.getByTestId('found-trace').first()).toBeVisible();
});

test('on recordings: failures by where they began, an example of one, two traces beside each other', async ({
  page,
}) => {
  await open(page, 'recorded', `${traces}?status=error&tab=errors`);
  const group = page.locator('[data-testid="error-group"][data-service="recommendation"]').first();
  await expect(group).toContainText('cache rebuild timed out');
  await expect(page.locator('[data-testid="error-group"][data-service="payment"]').first()).toBeVisible();
  await group.locator('a[data-trace-id]').first().click();
  await expect(page.locator('[data-testid="span-row"][aria-selected="true"]')).toBeVisible();
  await page.goBack();
  await expect(group).toBeVisible();

  await page.getByTestId('tab-found').click();
  const boxes = page.getByTestId('found-trace').getByRole('checkbox');
  await boxes.nth(0).check({ force: true });
  await boxes.nth(3).check({ force: true });
  await page.getByTestId('compare-two').click();
  await expect(page.getByTestId('compare-headline')).toBeVisible();
  const [before, after] = comparedIn(page);
  await page.getByRole('button', { name: 'Swap the two traces' }).click();
  await expect.poll(() => comparedIn(page)).toEqual([after, before]);
  const other = page.getByTestId('other-traces').first();
  await other.locator('summary').click();
  const link = other.locator('a[data-trace-id]').first();
  const chosen = await link.getAttribute('data-trace-id');
  await link.click();
  await expect.poll(() => comparedIn(page)).toEqual([chosen, before]);
  await expect(page.getByTestId('compare-headline')).toBeVisible();
});

test('on recordings: searched by service, status, duration and attribute, and walked by keyboard', async ({ page }) => {
  await open(page, 'recorded', `${traces}?service=recommendation&status=error&min=50&max=2000`);
  await expect(page.getByTestId('found-trace').first()).toBeVisible();
  await expectAgreement(page, await foundNumber(page));
  await brush(page);
  await expect(page.getByTestId('found-count')).toContainText('selected');
  const selected = await selectedNumber(page);
  await page.reload();
  await expect.poll(() => selectedNumber(page)).toBe(selected);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/sel=/);
  await page.keyboard.press('/');
  await expect(page.getByTestId('find-trace')).toBeFocused();
  await page.keyboard.type('ListRecomm');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('attribute-filter')).toHaveCount(1);
  await expect(page.getByTestId('found-trace').first()).toBeVisible();
  const scatter = page.getByTestId('trace-scatter');
  await scatter.focus();
  await page.keyboard.press('End');
  await expect(page.locator('[data-testid="trace-scatter"] ~ [role="status"]')).toContainText(
    'recommendation · ListRecommendations'
  );
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-testid="span-row"][aria-selected="true"]')).toBeVisible();
});

test('what is rejected, broken or nonsense is said in its place, and the rest of the page lives', async ({
  page,
  complaints,
}) => {
  complaints.expected.push(/40[03]|50\d/, /Failed to load resource/);
  const nonsense = `with=${'x'.repeat(3000)}&sel=----&min=1e99&status=odd&tab=nothing&q=${encodeURIComponent('{ <b>"}')}`;
  await open(page, 'recorded', `${traces}?${nonsense}`);
  await expect(page.getByTestId('traceql-complaint')).toContainText('not TraceQL');
  await expect(page.getByTestId('traceql-text')).toHaveValue('{ <b>"}');
  await page.getByTestId('raw-traceql').click();
  await expect(page.getByTestId('found-trace').first()).toBeVisible();

  await breakDataSource(page, 'recorded-traces', 'forbidden');
  await page.reload();
  await expect(page.getByTestId('problem').first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Service' })).toBeEnabled();
  await page.request.delete('/host/faults');
  await page.getByRole('button', { name: /again/i }).first().click();
  await expect(page.getByTestId('found-trace').first()).toBeVisible();
});

async function choose(page: Page, name: string, option: string) {
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('combobox', { name }).fill(option);
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The scatter has a point for each trace that the list counts. */
async function expectAgreement(page: Page, number: number) {
  await expect(page.getByTestId('trace-scatter').locator('[role="option"]')).toHaveCount(number);
  await expectRows(page, number);
}

async function expectRows(page: Page, number: number) {
  await expect(page.getByTestId('found-traces')).toHaveAttribute('aria-rowcount', String(number + 1));
}

async function foundNumber(page: Page): Promise<number> {
  return Number((await page.getByTestId('found-traces').getAttribute('aria-rowcount')) ?? '1') - 1;
}

async function selectedNumber(page: Page): Promise<number> {
  const [first] = (await page.getByTestId('found-count').allInnerTexts()).join('').split(' ');
  return Number(first);
}

/** Draws a rectangle over the left half of the scatter. */
async function brush(page: Page) {
  const box = await page.getByTestId('trace-scatter').boundingBox();
  if (!box) {
    throw new Error('no scatter to draw in');
  }
  await page.mouse.move(box.x + 66, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 24, { steps: 4 });
  await page.mouse.up();
}

function comparedIn(page: Page): ReadonlyArray<string | null> {
  const query = new URL(page.url()).searchParams;
  return [query.get('before'), query.get('after')];
}
