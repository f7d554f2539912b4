// Takes the screenshots of README, docs and catalogue from a running demo, and writes docs/screenshots.md, which shows
// them all: `node scripts/screenshots.mjs http://localhost:3300`, or only some: `… http://localhost:3300 setup,logs`.
// The pages of set-up need a real Prometheus there.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const [address = 'http://localhost:3300'] = process.argv.slice(2);
const base = `${address}/a/throughline-investigation-app`;
const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const themes = ['dark', 'light'];
const sizes = [
  [1280, 800],
  [1920, 1080],
  [768, 1024],
];

/** Deploys come after everything else; narrow pages hide their column. */
const releasesRead = (page) => page.getByTestId('deploys').first().waitFor({ state: 'attached' });

/** Laid out, painted, and marked with the releases, which come last. */
async function mapDrawn(page) {
  await page.locator('[data-testid="service-map"][data-laid-out="true"]').waitFor();
  await page.getByTestId('service-node').or(page.locator('[data-painted="true"]')).first().waitFor();
  await page.waitForTimeout(1500);
}

/** From a service to the trace of its last failed exemplar, which always says why; a health check, say, logs nothing. */
async function failedTrace(page) {
  await page.getByTestId('exemplar').first().waitFor({ state: 'attached' });
  const href = await page.locator('[data-testid="exemplar"][data-failed="true"]').last().getAttribute('href');
  await page.goto(`${address}${href}`);
  await page.getByTestId('span-logs').getByTestId('log-row').first().waitFor();
}

/** What is shown, in the order of docs/screenshots.md. `walk` leads there; the last shot is taken where it ends. */
const shots = [
  {
    name: 'setup',
    title: 'Set-up: what was found, before anybody has set anything up',
    start: 'overview?source=unconfigured&role=admin',
    walk: async (page) => page.getByTestId('use-found').waitFor(),
  },
  {
    name: 'setup-checked',
    title: 'Set-up: every data source checked with real queries',
    start: 'overview?source=unconfigured&role=admin',
    walk: async (page) => {
      await page.getByRole('button', { name: 'Check all' }).click();
      await page.getByText('Reaches back').nth(5).waitFor();
      await page.getByText('asking…').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'overview',
    title: 'Overview',
    start: 'overview?source=demo',
    walk: releasesRead,
  },
  {
    name: 'overview-ko',
    title: 'Overview in Korean',
    start: 'overview?source=demo&lang=ko-KR',
    walk: releasesRead,
  },
  {
    name: 'map',
    title: 'Map: a call in its panel',
    start: 'map?source=demo&client=frontend&server=recommendation',
    walk: async (page) => page.getByTestId('edge-trace').first().waitFor(),
  },
  ...[50, 500, 2000].map((size) => ({
    name: `map-${size}`,
    title: `Map of ${size} services`,
    start: `map?source=demo&var-env=scale-${size}`,
    walk: mapDrawn,
  })),
  {
    name: 'map-flat',
    title: 'Map of 500 services, nothing put together',
    start: 'map?source=demo&var-env=scale-500&group=none',
    walk: mapDrawn,
  },
  {
    name: 'map-compare',
    title: 'Map compared with the window before',
    start: 'map?source=demo&against=previous',
    walk: async (page) => page.getByTestId('map-difference').first().waitFor(),
  },
  {
    name: 'environments',
    title: 'All environments',
    start: 'environments?source=demo',
    walk: async (page) => page.getByTestId('version-differences').nth(2).waitFor(),
  },
  {
    name: 'service',
    title: 'Service',
    start: 'services/recommendation?source=demo',
    walk: async (page) => {
      await page.getByTestId('exemplar').first().waitFor({ state: 'attached' });
      await page.getByTestId('release-line').waitFor();
    },
  },
  {
    name: 'resources',
    title: 'Service: the Resources tab',
    start: 'services/recommendation?source=demo&tab=resources',
    walk: async (page) => {
      await page.locator('[data-testid="resource-figure"][data-figure="jvm-heap"]').waitFor();
      // The tabs come to stand below Grafana's own head, which stays.
      await page
        .getByTestId('tab-resources')
        .evaluate((tab) => tab.ownerDocument.defaultView.scrollBy(0, tab.getBoundingClientRect().top - 108));
    },
  },
  {
    name: 'traces',
    title: 'Traces',
    start: 'traces?service=recommendation&source=demo',
    walk: async (page) => page.getByTestId('found-trace').first().waitFor(),
  },
  {
    name: 'differences',
    title: 'Traces: what the failed ones have that the others have not',
    start: 'traces?service=recommendation&source=demo',
    walk: async (page) => {
      await page.getByTestId('found-trace').first().waitFor();
      await page.getByTestId('tab-differences').click();
      await page.getByTestId('finding').first().waitFor();
    },
  },
  {
    name: 'errors',
    title: 'Traces: failures by where they began',
    start: 'traces?status=error&source=demo',
    walk: async (page) => {
      await page.getByTestId('found-trace').first().waitFor();
      await page.getByTestId('tab-errors').click();
      await page.getByTestId('error-group').first().waitFor();
    },
  },
  {
    name: 'trace',
    title: 'Trace',
    start: 'services/recommendation?source=demo',
    walk: failedTrace,
  },
  {
    name: 'flame',
    title: 'Trace: flame graph',
    start: 'services/recommendation?source=demo',
    walk: async (page) => {
      await failedTrace(page);
      await page.getByRole('radio', { name: 'Flame graph' }).click();
      await page.getByTestId('flame-box').first().waitFor();
    },
  },
  {
    name: 'services',
    title: 'Trace: its services',
    start: 'services/recommendation?source=demo',
    walk: async (page) => {
      await failedTrace(page);
      await page.getByRole('radio', { name: 'Services' }).click();
      await page.getByTestId('service-times').waitFor();
    },
  },
  {
    name: 'story',
    title: 'Trace: its story',
    start: 'services/recommendation?source=demo',
    walk: async (page) => {
      await failedTrace(page);
      await page.getByRole('radio', { name: 'Story' }).click();
      await page.getByTestId('story-entry').first().waitFor();
    },
  },
  {
    name: 'compare',
    title: 'A trace beside a usual one',
    start: 'services/recommendation?source=demo',
    walk: async (page) => {
      await failedTrace(page);
      await page.getByTestId('compare-with').click();
      await page.getByTestId('usual-trace').click();
      await page.getByTestId('compare-row').first().waitFor();
    },
  },
  {
    name: 'logs',
    title: 'Logs: patterns',
    start: 'logs?source=demo',
    walk: async (page) => page.getByTestId('pattern-row').first().waitFor(),
  },
  {
    name: 'log-lines',
    title: 'Logs: lines',
    start: 'logs?service=recommendation&show=lines&source=demo',
    walk: async (page) => page.getByTestId('log-row').first().waitFor(),
  },
  {
    name: 'log-fields',
    title: 'Logs: fields',
    start: 'logs?service=recommendation&show=fields&source=demo',
    walk: async (page) => page.getByTestId('log-field').first().waitFor(),
  },
];

mkdirSync(images, { recursive: true });
const only = process.argv[3]?.split(',');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const theme of themes) {
  for (const [width, height] of sizes) {
    for (const { name, start, walk } of shots.filter((shot) => only?.includes(shot.name) ?? true)) {
      // A context of its own each time: the host keeps source, language and role in cookies.
      const context = await browser.newContext({ viewport: { width, height }, timezoneId: 'UTC' });
      const page = await context.newPage();
      await page.goto(`${base}/${start}&theme=${theme}`);
      await walk(page);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${images}${name}-${theme}-${width}.png` });
      await context.close();
    }
  }
}
await browser.close();

for (const name of ['overview', 'service', 'trace', 'logs']) {
  copyFileSync(`${images}${name}-dark-1280.png`, new URL(`../src/img/${name}.png`, import.meta.url));
}

const pictures = (name) =>
  themes.flatMap((theme) =>
    sizes.map(([width]) => `![${name}, ${theme}, ${width} px](images/${name}-${theme}-${width}.png)`)
  );
const chapters = shots.map(({ name, title }) => [`## ${title}`, ...pictures(name)].join('\n\n'));
const about = 'As `npm run demo` shows them: the demo shop, and for set-up a page that nobody has set up yet.';
writeFileSync(
  new URL('../docs/screenshots.md', import.meta.url),
  `${['# Screenshots', about, ...chapters].join('\n\n')}\n`
);
