import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as BOUNDS from '../../electron/contract/bounds.ts';
import { REPO } from '../../scripts/repo.ts';
import { boundsTable } from '../drivers/bounds-table.ts';

it('docs/faults.md lists every bound on what comes from outside, with its amount and reason', () => {
  const table = boundsTable();
  for (const name of Object.keys(BOUNDS)) expect(table).toContain(`| \`${name}\` | `);
  expect(readFileSync(join(REPO, 'docs/faults.md'), 'utf8')).toContain(`\n${table}`);
});
