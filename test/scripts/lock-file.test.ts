import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('holds no libc member: npm 10 would remove them and leave a changed file after the first install', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"libc"');
});
