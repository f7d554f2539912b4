import { defineConfig } from '@playwright/test';
import tests from '../playwright.config';

const port = 3399;

/** The tests' browser on one host, one page at a time, without traces that would be measured along. */
export default defineConfig({
  ...tests,
  testDir: '.',
  workers: 1,
  timeout: 300_000,
  use: { ...tests.use, trace: 'off', baseURL: `http://localhost:${port}` },
  projects: [{ name: 'bench' }],
  webServer: {
    command: `node ../scripts/demo.mjs --no-build --port ${port}`,
    url: `http://localhost:${port}/host/boot.js`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
