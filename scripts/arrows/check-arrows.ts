/** Part of `npm run check`: every import follows the arrows of scripts/arrows/rules.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { REPO } from '../repo.ts';
import { runScript } from '../run-script.ts';
import { graphViolations, type ImportGraph } from './graph.ts';
import { type SourceFacts, sourceFacts } from './source-facts.ts';
import { violations } from './violations.ts';

const HOUSES = ['electron', 'renderer', 'scripts', 'test', 'lab'];

await runScript(async () => {
  const facts = new Map<string, SourceFacts>();
  for (const folder of HOUSES) {
    for (const name of readdirSync(join(REPO, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name) || name.endsWith('.d.ts')) continue;
      const file = `${folder}/${name.split(sep).join('/')}`;
      facts.set(file, sourceFacts(file, readFileSync(join(REPO, file), 'utf8')));
    }
  }
  const graph: ImportGraph = new Map([...facts].map(([file, { modules }]) => [file, modules]));
  const found = [...[...facts].flatMap(([file, each]) => violations(file, each)), ...graphViolations(graph)];
  for (const line of found) process.stderr.write(`${line}\n`);
  process.stderr.write(`Import arrows: ${facts.size} files, ${found.length} violations\n`);
  return found.length === 0 ? 0 : 1;
});
