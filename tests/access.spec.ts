import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { open, test } from './support/host';
import { recordedStory } from './support/thread';

const base = '/a/throughline-investigation-app';

/** Themes differ in colours only: the rules that look at none need to be asked once. */
const rules = {
  dark: (axe: AxeBuilder) =>
    axe
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      // Labels of nodes and rows begin with the visible name and go on with what colour and shape say.
      .disableRules(['label-content-name-mismatch']),
  light: (axe: AxeBuilder) => axe.withRules(['color-contrast', 'link-in-text-block']),
};

/** Findings in what this plugin draws; Grafana's own controls and the host page around them are not ours to mend. */
async function findings(page: Page, theme: keyof typeof rules): Promise<string[]> {
  const { violations } = await rules[theme](new AxeBuilder({ page }))
    .include('#pageContent')
    .exclude('[data-testid="context-controls"]')
    .exclude('.uplot')
    .exclude('[aria-label="All series selected"]')
    .exclude('[class*="panel-header-item"]')
    .exclude('label[for^="switch-"]')
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

for (const theme of ['dark', 'light'] as const) {
  for (const [name, path, ready] of [
    ['Overview', '/overview', 'service-table'],
    ['Service', `/services/${recordedStory.hurt}`, 'red-duration'],
    ['Trace', '/traces/0eeb851c7652fbdeabf16ffeffa1ee99', 'span-row'],
    ['Patterns of lines', '/logs', 'pattern-row'],
    ['Log lines', '/logs?show=lines', 'log-row'],
    ['Traces', '/traces', 'found-trace'],
    ['Differences', `/traces?service=${recordedStory.hurt}&tab=differences`, 'difference-sentence'],
    ['Map, and it in words', '/map?twin=table', 'map-table'],
  ]) {
    test(`${name} (${theme}) has no accessibility finding of ours`, async ({ page }) => {
      await open(page, 'recorded', `${base}${path}${path?.includes('?') ? '&' : '?'}theme=${theme}`);
      await expect(page.getByTestId(ready ?? '').first()).toBeVisible();
      expect(await findings(page, theme)).toEqual([]);
    });
  }

  test(`Map of 500 services in groups, with its time and its tree (${theme}), has no accessibility finding of ours`, async ({
    page,
  }) => {
    await open(page, 'demo', `${base}/map?var-env=scale-500&twin=tree&theme=${theme}`);
    await expect(page.getByTestId('map-group').first()).toBeVisible();
    await page.getByTestId('map-time-open').click();
    await expect(page.getByTestId('map-time')).toBeVisible();
    expect(await findings(page, theme)).toEqual([]);
  });
}
