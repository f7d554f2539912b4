import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Lets the figures through that the benchmarks print, and says what failed. */
export default class LineReporter implements Reporter {
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'passed' && result.status !== 'skipped') {
      process.stdout.write(`failed ${test.title}: ${result.error?.message ?? result.status}\n`);
    }
  }
}
