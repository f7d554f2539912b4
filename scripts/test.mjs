// All checks, on a fresh machine too: `npm test`. Ends with one line "N passed, N failed, N skipped".
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './ensureInstalled.mjs';

/** Checks that may be skipped in CI, each with its reason. Everything else that is skipped there fails. */
const mayBeSkippedInCi = [];

const root = new URL('..', import.meta.url).pathname;
const reports = join(tmpdir(), `throughline-reports-${process.pid}`);
const inCi = process.env.CI === 'true';
const totals = { passed: 0, failed: 0, skipped: 0 };

const tools = [
  { command: 'chromium', path: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', hint: 'apt-get install chromium' },
  { command: 'prometheus', path: '/usr/bin/prometheus', hint: 'apt-get install prometheus' },
  { command: 'promtool', path: '/usr/bin/promtool', hint: 'apt-get install prometheus' },
];
const missing = tools.filter((tool) => !existsSync(tool.path) && spawnSync('which', [tool.command]).status !== 0);

/** Runs `[command, ...args]` and prints what it said only where it failed. */
function run(name, [command, ...args], env = {}) {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (piece) => output.push(piece));
    child.stderr.on('data', (piece) => output.push(piece));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      if (code !== 0) {
        console.log(Buffer.concat(output).toString().split('\n').slice(-150).join('\n'));
      }
      done(code === 0);
    });
  });
}

async function check(name, command) {
  const good = await run(name, command);
  totals[good ? 'passed' : 'failed'] += 1;
  return good;
}

function skip(name, hint) {
  const allowed = !inCi || mayBeSkippedInCi.some((entry) => entry.name === name);
  totals[allowed ? 'skipped' : 'failed'] += 1;
  console.log(`skip ${name}: ${hint}`);
}

/** Runs a test runner and adds its own counts; a runner that ran nothing counts as a failure. */
async function counted(name, command, { report, read, env }) {
  const good = await run(name, command, env);
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 1, skipped: [] };
  totals.passed += counts.passed;
  totals.failed += counts.failed + (counts.failed === 0 && (!good || counts.passed === 0) ? 1 : 0);
  counts.skipped.forEach((test) =>
    skip(`${name}: ${test}`, 'a tool it needs is missing, or it is skipped in its source')
  );
}

const readJest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  skipped: report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'pending' || test.status === 'todo')
      .map((test) => test.fullName)
  ),
});

const readPlaywright = (report) => ({
  passed: report.stats.expected + report.stats.flaky,
  failed: report.stats.unexpected + (report.errors?.length ?? 0),
  skipped: Array.from({ length: report.stats.skipped }, (_, index) => `test ${index + 1}`),
});

async function main() {
  mkdirSync(reports, { recursive: true });
  ensureInstalled(root);
  ensureInstalled(join(root, 'host/grafana-12'));
  for (const tool of missing) {
    console.log(`missing: ${tool.command} (get it: ${tool.hint})`);
  }
  const npx = (...args) => ['npx', '--no-install', ...args];

  const types = async () => {
    await check('types', npx('tsc', '--noEmit'));
    await check('types with Grafana 12', npx('tsc', '--noEmit', '-p', 'host/grafana-12'));
  };
  await Promise.all([types(), check('lint', npx('eslint', '--cache', '--max-warnings', '0', '.'))]);
  const jestReport = join(reports, 'jest.json');
  await counted('unit', npx('jest', '--maxWorkers', '2', '--json', '--outputFile', jestReport), {
    report: jestReport,
    read: readJest,
  });
  const built = await check('build', ['npm', 'run', 'build']);
  if (built) {
    await afterBuild(npx);
  }
  rmSync(reports, { recursive: true, force: true });
}

async function afterBuild(npx) {
  await check('catalogue rules and size budget of dist', ['node', 'scripts/checkDist.mjs']);
  const browserMissing = missing.find((tool) => tool.command === 'chromium');
  const prometheusMissing = missing.find((tool) => tool.command !== 'chromium');
  if (browserMissing) {
    skip('the thread in a real browser', browserMissing.hint);
    return;
  }
  if (prometheusMissing) {
    skip('the thread on a real Prometheus and on recorded answers', prometheusMissing.hint);
  }
  const report = join(reports, 'playwright.json');
  await counted('browser', npx('playwright', 'test', '--reporter=json'), {
    report,
    read: readPlaywright,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
}

await main();
const parts = [`${totals.passed} passed`, `${totals.failed} failed`];
if (totals.skipped > 0) {
  parts.push(`${totals.skipped} skipped`);
}
console.log(parts.join(', '));
process.exit(totals.failed === 0 ? 0 : 1);
