/**
 * Writes the product's own data files from a catalogue folder of dated facts:
 * `npx tsx scripts/catalogue/import-catalogue.ts DIR`. Nothing reads the folder at run time.
 */
import { importMantleIds } from './ids/import-mantle-ids.ts';
import { importModelJoins } from './ids/import-model-joins.ts';
import { importModelNames } from './ids/import-model-names.ts';
import { importConverseFeatures } from './import-converse-features.ts';
import { importFiles } from './import-files.ts';
import { importLifecycle } from './import-lifecycle.ts';
import { importLimits } from './import-limits.ts';
import { importPromptCaching } from './import-prompt-caching.ts';
import { importRegions } from './import-regions.ts';
import { importSampleAvailability, importSampleModels, importSampleProfiles } from './import-sample.ts';

await importFiles('scripts/catalogue/import-catalogue.ts', {
  'electron/contract/cells/region-table.json': importRegions,
  'electron/capabilities/data/prompt-caching.json': importPromptCaching,
  'electron/capabilities/data/converse-features.json': importConverseFeatures,
  'electron/capabilities/data/lifecycle-docs.json': importLifecycle,
  'electron/capabilities/data/limits.json': importLimits,
  'electron/capabilities/data/mantle-ids.json': importMantleIds,
  'electron/capabilities/data/model-joins.json': importModelJoins,
  'electron/capabilities/data/model-names.json': importModelNames,
  'electron/sample/data/models.json': importSampleModels,
  'electron/sample/data/availability.json': importSampleAvailability,
  'electron/sample/data/inference-profiles.json': importSampleProfiles,
});
