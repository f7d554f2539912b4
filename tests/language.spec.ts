import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { flatOf } from '../scripts/translations/files.mjs';
import { open, test } from './support/host';
import { demoStory, foremostExemplar, serviceRow } from './support/thread';

const textsIn = (language: string) =>
  flatOf(
    JSON.parse(readFileSync(join(__dirname, `../src/locales/${language}/throughline-investigation-app.json`), 'utf8'))
  );
const korean = textsIn('ko-KR');
const text = (key: string) => korean.get(key) ?? key;

/** Our English that has no placeholder and more than one word: names, figures and Grafana's own words are not like that. */
const english = [...textsIn('en-US')]
  .filter(([key, words]) => korean.get(key) !== words)
  .map(([, words]) => words)
  .filter((words) => /^[^{<]*\p{L}[^{<]* [^{<]*$/u.test(words));

/** Words of the page that stand in our English texts, in what is seen and in what is read aloud. */
async function leftInEnglish(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const main = document.querySelector('main');
    const labels = [...(main?.querySelectorAll('[aria-label], [title], [placeholder]') ?? [])].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? '')
    );
    return [main?.innerText ?? '', ...labels].flatMap((words) => words.split('\n')).map((words) => words.trim());
  });
  return english.filter((words) => said.includes(words));
}

test('the first steps of the thread are in Korean', async ({ page }) => {
  test.slow();
  await open(page, 'demo', '/a/throughline-investigation-app/overview?lang=ko-KR');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko-KR');
  const row = serviceRow(page, demoStory.hurt);
  await expect(row).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text('page.overview'));
  await expect(page.getByTestId('service-table')).toContainText(text('overview.table.rate'));
  await expect(page.getByTestId('headline')).toContainText('조치가 필요');
  await expect(row).toContainText(text('health.failing'));
  expect(await leftInEnglish(page)).toEqual([]);

  await row.getByRole('link', { name: demoStory.hurt }).click();
  await expect(page.getByTestId('tab-operations')).toContainText(text('service.tab.operations'));
  await expect(page.getByTestId('service-sentence')).toContainText('전체 범위: ');
  await expect(page.getByTestId('operations-table').locator('tbody tr').first()).toBeVisible();
  const exemplar = await foremostExemplar(page);
  expect(await leftInEnglish(page)).toEqual([]);

  await exemplar.click();
  await expect(page.locator('[data-testid="span-row"][aria-selected="true"]')).toBeVisible();
  await expect(page.getByTestId('span-logs').getByTestId('log-row').first()).toBeVisible();
  await expect(page.getByTestId('thread-bar')).toContainText('트레이스 ');
  expect(await leftInEnglish(page)).toEqual([]);

  await page
    .getByTestId('span-logs')
    .getByRole('link', { name: text('trace.span-in-logs') })
    .click();
  await expect(page.getByTestId('log-row').first()).toBeVisible();
  await expect(page.getByTestId('thread-bar')).toContainText(/로그 \d+줄/);
  expect(await leftInEnglish(page)).toEqual([]);
});

test('switching the language keeps the place', async ({ page }) => {
  const place = '/a/throughline-investigation-app/services/recommendation?from=now-30m&to=now&var-env=demo-eu';
  await open(page, 'demo', place);
  await expect(page.getByTestId('service-sentence')).toContainText('whole range: ');
  const before = new URL(page.url());
  await page.getByTestId('host-bar').getByRole('link', { name: '한국어' }).click();
  await expect(page.getByTestId('service-sentence')).toContainText('전체 범위: ');
  const after = new URL(page.url());
  expect(after.pathname).toBe(before.pathname);
  expect(after.searchParams.get('from')).toBe('now-30m');
  expect(after.searchParams.get('var-env')).toBe('demo-eu');
  await page.getByTestId('host-bar').getByRole('link', { name: 'English' }).click();
  await expect(page.getByTestId('service-sentence')).toContainText('whole range: ');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US');
});

test('texts are loaded apart from the scripts, and only in the language in force', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/locales/')) {
      asked.push(pathname);
    }
  });
  await open(page, 'demo');
  await expect(page.getByTestId('headline')).toContainText('need attention');
  expect(asked).toEqual([]);
  await page.goto('/a/throughline-investigation-app/overview?lang=ko-KR');
  await expect(page.getByTestId('headline')).toContainText('조치가 필요');
  expect(asked).toEqual([
    '/public/plugins/throughline-investigation-app/locales/ko-KR/throughline-investigation-app.json',
  ]);
});
