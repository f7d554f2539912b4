import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

/** The plugin's build that is tested. */
const dist = process.env.PLUGIN_DIST ?? 'dist';
const systemBrowser = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The host page once per line of Grafana that is supported: 13 with React 19, 12 with React 18. */
const hosts = [
  { version: '13', port: 3313, flags: '', tests: '**/*.spec.ts', only: /./ },
  // The server before it has built the plugin. What can break with an older React and older components is loading,
  // every page once, and forms: the thread by mouse and the set-up. The rest is our own code, which runs on 13.
  {
    version: '12',
    port: 3312,
    flags: '--no-build',
    tests: '**/{host,setup,thread}.spec.ts',
    only: /by mouse|loads as it was built|which version|no page is wider|after one confirmation|saved and read back/,
  },
];

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  // Both hosts and their Prometheus share two cores: a page that was starved is looked at once more.
  retries: process.env.CI ? 2 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-US',
    // Recording each step costs about as much again as the step: only where a story has failed once.
    trace: 'on-first-retry',
    launchOptions: {
      ...(existsSync(systemBrowser) ? { executablePath: systemBrowser } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: hosts.map(({ only, port, tests, version }) => ({
    name: `grafana-${version}`,
    testMatch: tests,
    grep: only,
    use: { baseURL: `http://localhost:${port}` },
  })),
  webServer: hosts.map(({ flags, port, version }) => ({
    command: `node scripts/demo.mjs --host ${version} --port ${port} --dist ${dist} ${flags}`,
    url: `http://localhost:${port}/host/boot.js`,
    timeout: 300_000,
    reuseExistingServer: !process.env.CI,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  })),
});
