import type { JSONReport } from '@playwright/test/reporter';
import { describe, expect, it } from 'vitest';
import type { JsonTestResults } from 'vitest/node';
import { sum, tallyLine, tallyOfPlaywright, tallyOfVitest } from '../../scripts/test-run/tally.ts';

const PASSED = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const units = (change: object = {}) => tallyOfVitest({ ...PASSED, ...change } as object as JsonTestResults);
const windows = (expected: number, unexpected = 0, flaky = 0, errors: object[] = []) =>
  tallyOfPlaywright({ stats: { expected, unexpected, flaky, skipped: 0 }, errors } as object as JSONReport);

describe('the last line of a test run', () => {
  it('adds both runners', () => {
    expect(tallyLine(sum([units(), windows(3)]))).toBe('10 passed, 0 failed');
  });

  it('counts failures of both', () => {
    const unit = units({ numFailedTests: 2 });
    expect(tallyLine(sum([unit, windows(1, 1, 1)]))).toBe('8 passed, 4 failed');
  });

  it('counts a test file that could not be loaded', () => {
    const unit = units({ testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(unit.failed).toBe(1);
  });

  it('counts an error outside of every window test', () => {
    expect(windows(3, 0, 0, [{ message: 'no display' }]).failed).toBe(1);
  });

  it('takes a runner without a report, or without a test, for a failure', () => {
    expect(sum([units(), undefined]).failed).toBe(1);
    expect(sum([units(), windows(0)]).failed).toBe(1);
  });

  it('names tests that did not run', () => {
    const unit = units({ numPendingTests: 1, numTodoTests: 1 });
    expect(tallyLine(unit)).toBe('7 passed, 0 failed, 2 skipped');
  });
});
