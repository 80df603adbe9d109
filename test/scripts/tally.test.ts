import { describe, expect, it } from 'vitest';
import { sum, tallyLine, tallyOfPlaywright, tallyOfVitest } from '../../scripts/test-run/tally.ts';

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const windows = (expected: number, unexpected = 0, flaky = 0) =>
  tallyOfPlaywright({ stats: { expected, unexpected, flaky, skipped: 0 }, errors: [] });

describe('the last line of a test run', () => {
  it('adds both runners', () => {
    expect(tallyLine(sum([tallyOfVitest(vitest), windows(3)]))).toBe('10 passed, 0 failed');
  });

  it('counts failures of both', () => {
    const unit = tallyOfVitest({ ...vitest, numFailedTests: 2 });
    expect(tallyLine(sum([unit, windows(1, 1, 1)]))).toBe('8 passed, 4 failed');
  });

  it('counts a test file that could not be loaded', () => {
    const unit = tallyOfVitest({ ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(unit.failed).toBe(1);
  });

  it('counts an error outside of every window test', () => {
    const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
    expect(tallyOfPlaywright({ stats, errors: [{ message: 'no display' }] }).failed).toBe(1);
  });

  it('takes a runner without a report, or without a test, for a failure', () => {
    expect(sum([tallyOfVitest(vitest), undefined]).failed).toBe(1);
    expect(sum([tallyOfVitest(vitest), windows(0)]).failed).toBe(1);
  });

  it('names tests that did not run', () => {
    const unit = tallyOfVitest({ ...vitest, numPendingTests: 1, numTodoTests: 1 });
    expect(tallyLine(unit)).toBe('7 passed, 0 failed, 2 skipped');
  });
});
