/**
 * Names the models of an exported JSON document that the fact files say nothing about:
 * `npx tsx scripts/catalogue/unknown-models.ts FILE`. What it prints is what to look up next.
 */
import { readFileSync } from 'node:fs';
import { converseFeaturesOf } from '../../electron/capabilities/converse-features.ts';
import { documentedLifecycle } from '../../electron/capabilities/lifecycle-docs.ts';
import { limitsOf } from '../../electron/capabilities/limits.ts';
import { promptCachingOf } from '../../electron/capabilities/prompt-caching.ts';

const file = process.argv[2];
if (file === undefined) {
  console.error('Usage: npx tsx scripts/catalogue/unknown-models.ts FILE');
  process.exit(64);
}

const CHECKS: Record<string, (id: string) => boolean> = {
  'prompt caching': (id) => promptCachingOf(id).support !== 'unknown',
  'Converse features': (id) => converseFeaturesOf(id).some((fact) => fact.support !== 'unknown'),
  lifecycle: (id) => documentedLifecycle(id) !== undefined,
  limits: (id) => limitsOf(id) !== undefined,
};

const { models } = JSON.parse(readFileSync(file, 'utf8')) as {
  models: Record<string, Record<string, unknown>>;
};
const ids = [...new Set(Object.values(models).flatMap((byId) => Object.keys(byId)))].sort();
for (const id of ids) {
  const missing = Object.keys(CHECKS).filter((name) => CHECKS[name]?.(id) !== true);
  if (missing.length > 0) console.log(`${id}: ${missing.join(', ')}`);
}
