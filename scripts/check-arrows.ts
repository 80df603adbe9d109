/** Part of `npm run check`: every import in electron/ and renderer/ follows the arrows of scripts/arrows/rules.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { violations } from './arrows/violations.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';

await runScript(async () => {
  const files = ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(REPO, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name.split(sep).join('/')}`),
  );
  const found = files.flatMap((file) => violations(file, readFileSync(join(REPO, file), 'utf8')));
  for (const line of found) process.stderr.write(`${line}\n`);
  process.stderr.write(`Import arrows: ${files.length} files, ${found.length} violations\n`);
  return found.length === 0 ? 0 : 1;
});
