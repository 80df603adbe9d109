import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';

const repo = join(import.meta.dirname, '..', '..');

it('unknown-models names the models of an export that no fact file knows, once each', async () => {
  const folder = tempFolder();
  const file = join(folder, 'export.json');
  const models = { 'amazon.nova-lite-v1:0': {}, 'brand.new-model-v1:0': {}, 'amazon.rerank-v1:0': {} };
  writeFileSync(file, JSON.stringify({ models: { 'eu-west-1': models, 'eu-west-2': models } }));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'scripts/catalogue/unknown-models.ts', file],
    { cwd: repo },
  );
  const lines = stdout.trim().split('\n');
  expect(lines).toContain('brand.new-model-v1:0: prompt caching, Converse features, lifecycle, limits');
  expect(lines.map((line) => line.split(': ')[0])).toEqual(['amazon.rerank-v1:0', 'brand.new-model-v1:0']);
});
