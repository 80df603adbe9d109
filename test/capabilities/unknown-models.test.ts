import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { linesOf } from './lines-of.ts';

it('unknown-models names the models of an export that no fact file knows, once each', async () => {
  const file = join(tempFolder(), 'export.json');
  const models = { 'amazon.nova-lite-v1:0': {}, 'brand.new-model-v1:0': {}, 'amazon.rerank-v1:0': {} };
  writeFileSync(file, JSON.stringify({ models: { 'eu-west-1': models, 'eu-west-2': models } }));
  const lines = await linesOf('scripts/catalogue/unknown-models.ts', file);
  expect(lines).toContain('brand.new-model-v1:0: prompt caching, Converse features, lifecycle, limits');
  expect(lines.map((line) => line.split(': ')[0])).toEqual(['amazon.rerank-v1:0', 'brand.new-model-v1:0']);
});
