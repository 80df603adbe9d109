/** Writes data files of the product from a folder of dated facts, which is named as the only argument. */
import { join } from 'node:path';
import { REPO } from '../repo.ts';
import { runScript } from '../run-script.ts';
import type { Json } from './read-catalogue.ts';
import { writeJson } from './write-json.ts';

/** `files`: by path in the repository, what makes its content; `script` is named to whoever forgets the folder. */
export async function importFiles(
  script: string,
  files: Readonly<Record<string, (folder: string) => Json>>,
): Promise<void> {
  await runScript(async () => {
    const folder = process.argv[2];
    if (folder === undefined) {
      console.error(`Usage: npx tsx ${script} DIR`);
      return 64;
    }
    for (const [file, importFile] of Object.entries(files)) {
      writeJson(join(REPO, file), importFile(folder));
      console.log(file);
    }
    return 0;
  });
}
