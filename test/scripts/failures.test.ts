import type { JSONReport } from '@playwright/test/reporter';
import { describe, expect, it } from 'vitest';
import type { JsonTestResults } from 'vitest/node';
import { failureLines, failuresOfPlaywright, failuresOfVitest } from '../../scripts/test-run/failures.ts';

describe('the failures at the end of a test run', () => {
  it('names file, title and error of a unit test, without colours', () => {
    const failures = failuresOfVitest(
      {
        testResults: [
          {
            name: '/repo/test/core/a.test.ts',
            status: 'failed',
            assertionResults: [
              { fullName: 'a region answers', status: 'passed' },
              {
                fullName: 'a region is late',
                status: 'failed',
                failureMessages: ['\u001b[31mexpected 1\u001b[39m\nto be 2'],
              },
            ],
          },
          {
            name: '/repo/test/core/b.test.ts',
            status: 'failed',
            message: 'no such module',
            assertionResults: [],
          },
        ],
      } as object as JsonTestResults,
      '/repo',
    );
    expect(failureLines(failures)).toBe(
      'FAILED test/core/a.test.ts › a region is late\n    expected 1\n    to be 2\n' +
        'FAILED test/core/b.test.ts\n    no such module\n',
    );
  });

  it('names window tests at any depth, and what failed outside of them', () => {
    const spec = (title: string, status: string) => ({
      title,
      tests: [{ status, results: [{ errors: [{ message: 'gone' }] }] }],
    });
    const failures = failuresOfPlaywright({
      errors: [{ message: 'no display' }],
      suites: [
        {
          title: 'start.spec.ts',
          specs: [spec('opens', 'expected')],
          suites: [{ title: 'in the dark', specs: [spec('opens', 'unexpected'), spec('closes', 'flaky')] }],
        },
      ],
    } as JSONReport);
    expect(failures).toEqual([
      { test: 'outside of every test', why: 'no display' },
      { test: 'start.spec.ts › in the dark › opens', why: 'gone' },
      { test: 'start.spec.ts › in the dark › closes', why: 'gone' },
    ]);
  });

  it('says nothing when nothing failed', () => {
    expect(failureLines(failuresOfPlaywright({ errors: [], suites: [] } as object as JSONReport))).toBe('');
  });
});
