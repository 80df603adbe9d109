/** Checksums in the form that `sha256sum --check` reads. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a release page offers: packages, their block maps, the updater's lists, and the bill of materials. */
const OFFERED = /^(bedrock-atlas-.+|latest.*\.yml)$/;

/** One line per file of `folder` that a release offers, sorted by name; throws where there is none. */
export async function checksums(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && OFFERED.test(entry.name)).map(({ name }) => name);
  if (names.length === 0)
    throw new Error(`There are no packages in ${folder}: run npm run dist -- all first.`);
  const lines = names.toSorted().map(async (name) => `${await sha256(join(folder, name))}  ${name}\n`);
  return (await Promise.all(lines)).join('');
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
