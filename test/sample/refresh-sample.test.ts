/** A refresh from the sample itself gives the sample's files again. */

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RegionLists } from '../../scripts/sample/region-recording.ts';
import { refreshFiles, type SampleFiles } from '../../scripts/sample/sample-files.ts';
import { cleanAppEnv } from '../drivers/clean-app-env.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { startedSample } from './started-sample.ts';

const repo = join(import.meta.dirname, '..', '..');
const readFiles = (folder: string): SampleFiles => {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return {
    models: read('models.json'),
    availability: read('availability.json'),
    profiles: read('inference-profiles.json'),
  };
};
const recorded = () => readFiles(join(repo, 'electron', 'sample', 'data'));

/** What the files say of a model in a region, its lifecycle there included. */
const entryIn = ({ models }: SampleFiles, id: string, region: string) => {
  const regional = models.regionalLifecycle[id]?.find((each) => each.regions.includes(region));
  return {
    ...models.models[id],
    ...(regional === undefined ? {} : { modelLifecycle: regional.modelLifecycle }),
  };
};

const sample = await startedSample({ troubles: 'none' });

describe('scripts/sample/refresh-sample.ts', () => {
  const folder = tempFolder();

  const refresh = (env: Record<string, string>) =>
    new Promise<{ code: unknown; output: string }>((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', 'scripts/sample/refresh-sample.ts', '--out', folder],
        { cwd: repo, env: cleanAppEnv(folder, { AWS_ENDPOINT_URL_BEDROCK: sample.endpoint, ...env }) },
        (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : error.code, output: stdout + stderr }),
      );
    });

  it('records what it is given, without account numbers', async () => {
    const { code, output } = await refresh({
      AWS_ACCESS_KEY_ID: sample.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: sample.credentials.secretAccessKey,
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: sample.mantleEndpoint,
    });
    expect(code, output).toBe(0);
    expect(output).toContain('me-south-1: kept as it was.');
    const before = recorded();
    const after = readFiles(folder);
    expect(after.availability.availability).toEqual(before.availability.availability);
    expect(after.profiles.profiles).toEqual(before.profiles.profiles);
    expect(Object.keys(after.models.models)).toEqual(Object.keys(before.models.models));
    for (const [id, kinds] of Object.entries(before.availability.availability)) {
      for (const region of Object.values(kinds).flat()) {
        expect(entryIn(after, id, region), `${id} ${region}`).toEqual(entryIn(before, id, region));
      }
    }
    expect(JSON.stringify(after)).not.toMatch(/\d{12}/);
  });

  it('writes nothing without an answer', async () => {
    const { code, output } = await refresh({
      AWS_ACCESS_KEY_ID: 'AKIAWRONG',
      AWS_SECRET_ACCESS_KEY: 'wrong',
    });
    expect(code, output).toBe(3);
    expect(output).not.toContain('Wrote');
  });
});

describe('refreshFiles', () => {
  const region: RegionLists = {
    region: 'eu-west-3',
    models: [
      {
        modelId: 'new.model-v1:0',
        modelArn: 'arn:aws:bedrock:eu-west-3::foundation-model/new.model-v1:0',
        modelName: 'New',
        inferenceTypesSupported: ['INFERENCE_PROFILE', 'BATCH'],
        modelLifecycle: { status: 'ACTIVE' },
      },
    ],
    profiles: [
      {
        inferenceProfileId: 'eu.new.model-v1:0',
        inferenceProfileArn: 'arn:aws:bedrock:eu-west-3:123456789012:inference-profile/eu.new.model-v1:0',
        type: 'SYSTEM_DEFINED',
        models: [{ modelArn: 'arn:aws:bedrock:eu-west-1::foundation-model/new.model-v1:0' }],
      },
    ],
  };

  it('replaces what a region had and leaves the others as they were', () => {
    const before = recorded();
    const after = refreshFiles(before, [region], '2027-01-02');
    const inParis = Object.entries(after.availability.availability).filter(([, kinds]) =>
      Object.values(kinds).flat().includes('eu-west-3'),
    );
    expect(inParis).toEqual([['new.model-v1:0', { 'GEO:eu': ['eu-west-3'], 'TYPE:BATCH': ['eu-west-3'] }]]);
    expect(after.profiles.profiles['eu.new.model-v1:0']).toEqual({
      type: 'SYSTEM_DEFINED',
      models: ['new.model-v1:0'],
      routes: [{ from: ['eu-west-3'], to: ['eu-west-1'] }],
    });
    expect(after.models.models['new.model-v1:0']).toEqual({
      modelName: 'New',
      modelLifecycle: { status: 'ACTIVE' },
    });
    expect(after.availability.availability['ai21.jamba-1-5-large-v1:0']).toEqual({
      IN_REGION: ['us-east-1'],
    });
  });

  it('says which regions are new and which older', () => {
    const { models } = refreshFiles(recorded(), [region], '2027-01-02');
    expect(models.asOf).toBe('2027-01-02; other regions 2026-08-22');
    expect(models.source[0]).toContain('on 2027-01-02 in eu-west-3');
    expect(models.source.length).toBeGreaterThan(1);
  });

  it('keeps a mantle list that could not be had', () => {
    const lists: RegionLists = { region: 'us-east-1', models: [], profiles: [] };
    const inVirginia = (files: SampleFiles) =>
      Object.values(files.availability.availability).filter((kinds) => kinds.MANTLE?.includes('us-east-1'))
        .length;
    const before = recorded();
    expect(inVirginia(refreshFiles(before, [lists], '2027-01-02'))).toBe(inVirginia(before));
    expect(inVirginia(refreshFiles(before, [{ ...lists, mantleIds: [] }], '2027-01-02'))).toBe(0);
  });

  it('keeps lifecycles apart that differ by region', () => {
    const model = region.models[0] ?? { modelId: '' };
    const elsewhere: RegionLists = {
      ...region,
      region: 'eu-west-1',
      models: [{ ...model, modelLifecycle: { status: 'LEGACY' } }],
    };
    const after = refreshFiles(recorded(), [region, elsewhere], '2027-01-02');
    expect(after.models.models['new.model-v1:0']?.modelLifecycle).toEqual({ status: 'LEGACY' });
    expect(after.models.regionalLifecycle['new.model-v1:0']).toEqual([
      { regions: ['eu-west-3'], modelLifecycle: { status: 'ACTIVE' } },
    ]);
  });
});
