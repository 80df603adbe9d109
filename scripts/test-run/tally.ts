/** The result of a test run, from the JSON reports of Vitest and Playwright. */
import type { JSONReport } from '@playwright/test/reporter';
import type { JsonTestResults } from 'vitest/node';

export interface Tally {
  passed: number;
  failed: number;
  /** Tests that were there and did not run. */
  skipped: number;
}

/** Vitest's JSON report; a file that could not be loaded counts as one failure. */
export function tallyOfVitest(report: JsonTestResults): Tally {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Playwright's JSON report; an error outside of every test counts as a failure. */
export function tallyOfPlaywright(report: JSONReport): Tally {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/** A run whose report is missing or empty is a failure: nothing was proved. */
export function sum(tallies: readonly (Tally | undefined)[]): Tally {
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    const ran = tally !== undefined && tally.passed + tally.failed + tally.skipped > 0;
    total.passed += tally?.passed ?? 0;
    total.failed += ran ? tally.failed : 1;
    total.skipped += tally?.skipped ?? 0;
  }
  return total;
}

/** The last line of `npm test`. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
