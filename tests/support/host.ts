import { expect, type Page } from '@playwright/test';
import type { FaultMode } from '../../host/page/dataSources/faults';
import type { Source } from '../../host/page/hostSettings';
import { test as base } from './warmBrowser';

interface Watch {
  /** Complaints of the page that a test expects; all others fail it. */
  expected: RegExp[];
}

/** `test` that fails when the page logs an error, throws, or asks for something that is not there. */
export const test = base.extend<{ complaints: Watch }>({
  complaints: [
    async ({ page }, use) => {
      const watch: Watch = { expected: [] };
      const heard: string[] = [];
      page.on('console', (message) => message.type() === 'error' && heard.push(`console: ${message.text()}`));
      page.on('pageerror', (error) => heard.push(`thrown: ${error.stack ?? error.message}`));
      page.on('response', (reply) => reply.status() >= 400 && heard.push(`${reply.status()}: ${reply.url()}`));
      await use(watch);
      expect(heard.filter((line) => !watch.expected.some((pattern) => pattern.test(line)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a path of the plugin with one source behind the page. */
export async function open(page: Page, source: Source, path = '/a/throughline-investigation-app/overview') {
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}source=${source}`);
  await expect(page.getByTestId('host-bar')).toBeVisible();
}

/** Makes a data source of the page fail from now on, for this browser context only. */
export async function breakDataSource(page: Page, uid: string, mode: FaultMode) {
  await page.request.post('/host/faults', { data: { uid, mode } });
}
