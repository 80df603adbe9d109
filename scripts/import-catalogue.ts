/**
 * Writes the product's own data files from a catalogue folder of dated facts:
 * `npx tsx scripts/import-catalogue.ts DIR`. Nothing reads the folder at run time.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importRegions } from './catalogue/import-regions.ts';
import type { Json } from './catalogue/read-catalogue.ts';
import { writeJson } from './catalogue/write-json.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const FILES: Record<string, (folder: string) => Json> = {
  'electron/contract/region-table.json': importRegions,
};

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: npx tsx scripts/import-catalogue.ts DIR');
  process.exit(64);
}
for (const [file, importFile] of Object.entries(FILES)) {
  writeJson(join(ROOT, file), importFile(folder));
  console.log(file);
}
