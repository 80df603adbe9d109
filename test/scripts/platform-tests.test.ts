import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leftOutTests, PLATFORM_TESTS } from '../../scripts/test-run/platform-tests.ts';

it('the table of platforms names files that exist', () => {
  expect(PLATFORM_TESTS.map(({ file }) => file).filter((file) => !existsSync(file))).toEqual([]);
});

it('the table of platforms leaves out nothing on Linux, and elsewhere only what is named with a reason', () => {
  expect(leftOutTests('linux')).toEqual([]);
  expect(leftOutTests('darwin').map(({ because }) => because)).not.toContain('');
  expect(leftOutTests('win32').length).toBeGreaterThan(leftOutTests('darwin').length);
});
