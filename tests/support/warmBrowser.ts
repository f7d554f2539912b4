import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type BrowserContext } from '@playwright/test';

/**
 * `test` in a browser that has been here before. The scripts of Grafana are megabytes, which a new browser fetches and
 * compiles again for three seconds: a worker keeps one browser with a profile on disk, as a user does, and nothing but
 * scripts outlives a test in it.
 */
export const test = base.extend<object, { profile: BrowserContext }>({
  profile: [
    async ({ playwright }, use, { project }) => {
      const { baseURL, launchOptions, locale, timezoneId, viewport } = project.use;
      const folder = await mkdtemp(join(tmpdir(), 'throughline-browser-'));
      const options = { ...launchOptions, acceptDownloads: true, baseURL, locale, timezoneId, viewport };
      const kept = await playwright.chromium.launchPersistentContext(folder, options);
      await use(kept);
      await kept.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  context: async ({ profile }, use) => {
    await use(profile);
    await forget(profile);
  },
  page: async ({ context }, use) => {
    await use(await context.newPage());
  },
});

/** Closes all pages but the first, and leaves none of what they have put down in the browser. */
async function forget(context: BrowserContext) {
  const [first, ...others] = context.pages();
  await Promise.all(others.map((page) => page.close()));
  await first?.goto('/host/boot.js');
  await first?.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearCookies();
  await context.clearPermissions();
}
