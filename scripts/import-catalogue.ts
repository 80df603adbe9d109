/**
 * Writes the product's own data files from a catalogue folder of dated facts:
 * `npx tsx scripts/import-catalogue.ts DIR`. Nothing reads the folder at run time.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importConverseFeatures } from './catalogue/import-converse-features.ts';
import { importLifecycle } from './catalogue/import-lifecycle.ts';
import { importLimits } from './catalogue/import-limits.ts';
import { importMantleIds } from './catalogue/import-mantle-ids.ts';
import { importPromptCaching } from './catalogue/import-prompt-caching.ts';
import { importRegions } from './catalogue/import-regions.ts';
import {
  importSampleAvailability,
  importSampleModels,
  importSampleProfiles,
} from './catalogue/import-sample.ts';
import type { Json } from './catalogue/read-catalogue.ts';
import { writeJson } from './catalogue/write-json.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const FILES: Record<string, (folder: string) => Json> = {
  'electron/contract/cells/region-table.json': importRegions,
  'electron/capabilities/data/prompt-caching.json': importPromptCaching,
  'electron/capabilities/data/converse-features.json': importConverseFeatures,
  'electron/capabilities/data/lifecycle-docs.json': importLifecycle,
  'electron/capabilities/data/limits.json': importLimits,
  'electron/capabilities/data/mantle-ids.json': importMantleIds,
  'electron/sample/data/models.json': importSampleModels,
  'electron/sample/data/availability.json': importSampleAvailability,
  'electron/sample/data/inference-profiles.json': importSampleProfiles,
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
