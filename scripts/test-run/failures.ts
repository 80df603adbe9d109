/** Failed tests with their errors, printed at the end of a long output. */
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import type { JsonTestResults } from 'vitest/node';

export interface Failure {
  /** File and title. */
  test: string;
  /** The first lines of the error, without colours. */
  why: string;
}

export function failuresOfVitest(report: JsonTestResults, repo: string): Failure[] {
  return report.testResults.flatMap((file) => {
    const name = file.name.replace(`${repo}/`, '');
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && file.status === 'failed') {
      return [{ test: name, why: firstLines(file.message) }];
    }
    return failed.map((test) => ({
      test: `${name} › ${test.fullName}`,
      why: firstLines(test.failureMessages?.[0] ?? ''),
    }));
  });
}

export function failuresOfPlaywright(report: JSONReport): Failure[] {
  const outside = report.errors.map(({ message }) => ({
    test: 'outside of every test',
    why: firstLines(message ?? ''),
  }));
  return [...outside, ...report.suites.flatMap((suite) => ofSuite(suite, []))];
}

/** What is printed of them; empty when there are none. */
export function failureLines(failures: readonly Failure[]): string {
  return failures.map(({ test, why }) => `FAILED ${test}\n${why.replace(/^/gm, '    ')}\n`).join('');
}

function ofSuite(suite: JSONReportSuite, above: readonly string[]): Failure[] {
  const path = [...above, suite.title];
  const own = suite.specs.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
      .map((test) => ({
        test: [...path, spec.title].join(' › '),
        why: firstLines(test.results.flatMap((result) => result.errors)[0]?.message ?? ''),
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => ofSuite(inner, path))];
}

function firstLines(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one
  const plain = message.replace(/\u001b\[[0-9;]*m/g, '');
  return plain.split('\n').slice(0, 12).join('\n').trimEnd();
}
