import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = '.github/workflows';
const PINNED = /^[\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

it.each(readdirSync(FOLDER))('%s runs each action at a commit, with its version for people', (name) => {
  const used = [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/uses: (.+)/g)].map(
    ([, action]) => action,
  );
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(PINNED);
});
