// biome-ignore-all lint/style/noRestrictedImports: the real AWS client is what the sample is made for
/** Every cell of the recording comes out of the sample's answers as it went in. */

import { ListFoundationModelsCommand, paginateListInferenceProfiles } from '@aws-sdk/client-bedrock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AvailabilityKind,
  availabilityOf,
  indexProfiles,
  modelIdOfArn,
} from '../../electron/contract/cells/availability.ts';
import { builtInRegions } from '../../electron/contract/cells/regions.ts';
import type { InferenceProfile, ModelRecord } from '../../electron/contract/snapshot/model.ts';
import availabilityFile from '../../electron/sample/data/availability.json' with { type: 'json' };
import profilesFile from '../../electron/sample/data/inference-profiles.json' with { type: 'json' };
import { recordedRegions } from '../../electron/sample/recording.ts';
import { type SampleBedrock, startSampleBedrock } from '../../electron/sample/sample-bedrock.ts';
import { mantleIds } from './mantle-client.ts';
import { sdkClient } from './sdk-client.ts';

const KIND_OF: Record<string, AvailabilityKind> = {
  IN_REGION: 'on-demand',
  GLOBAL: 'global',
  PROVISIONED: 'provisioned',
  MANTLE: 'mantle',
};

type Cells = Map<string, { kinds: Set<AvailabilityKind>; isListed: boolean }>;

/** What the recordings say of each cell, by `model region`. */
function recordedCells(): Cells {
  const cells: Cells = new Map();
  const availability = availabilityFile.availability as Record<string, Record<string, string[]>>;
  for (const [modelId, kinds] of Object.entries(availability)) {
    for (const [kind, regions] of Object.entries(kinds)) {
      for (const region of regions) addKind(cells, `${modelId} ${region}`, kind);
    }
  }
  return cells;
}

function addKind(cells: Cells, key: string, kind: string): void {
  const cell = cells.get(key) ?? { kinds: new Set(), isListed: false };
  cells.set(key, cell);
  const known = kind.startsWith('GEO:') ? 'geo' : KIND_OF[kind];
  if (known !== undefined) cell.kinds.add(known);
  if (kind !== 'MANTLE') cell.isListed = true;
}

/**
 * Cells in which the region lists a profile of a listed model, but not INFERENCE_PROFILE among the model's
 * types. The recorder of the kinds went by the types, the profile list is verbatim: both are served.
 */
const PROFILE_BESIDE_THE_TYPES = [
  'anthropic.claude-3-5-sonnet-20240620-v1:0 ap-northeast-2',
  'anthropic.claude-3-5-sonnet-20240620-v1:0 ap-southeast-1',
  'anthropic.claude-3-haiku-20240307-v1:0 ap-northeast-1',
  'anthropic.claude-3-haiku-20240307-v1:0 ap-northeast-2',
  'anthropic.claude-3-haiku-20240307-v1:0 ap-south-1',
  'anthropic.claude-3-haiku-20240307-v1:0 ap-southeast-1',
  'anthropic.claude-3-haiku-20240307-v1:0 ap-southeast-2',
  'anthropic.claude-3-haiku-20240307-v1:0 eu-west-1',
  'anthropic.claude-3-haiku-20240307-v1:0 eu-west-3',
  'anthropic.claude-3-haiku-20240307-v1:0 us-east-1',
  'anthropic.claude-3-haiku-20240307-v1:0 us-west-2',
  'anthropic.claude-3-sonnet-20240229-v1:0 ap-south-1',
];

interface Region {
  models: Map<string, ModelRecord>;
  profiles: InferenceProfile[];
  mantle: string[];
}

let sample: SampleBedrock;
const served = new Map<string, Region>();

/** What the app derives from the answers, by `model region`. */
function servedCells(): Cells {
  const cells: Cells = new Map();
  for (const [region, { models, profiles, mantle }] of served) {
    const index = indexProfiles(profiles);
    for (const modelId of new Set([...models.keys(), ...mantle])) {
      const { kinds, listed } = availabilityOf(modelId, models.get(modelId), index, mantle.includes(modelId));
      cells.set(`${modelId} ${region}`, { kinds: new Set(kinds), isListed: listed });
    }
  }
  return cells;
}

beforeAll(async () => {
  sample = await startSampleBedrock({ delay: 'none', troubles: 'none' });
  for (const region of recordedRegions()) {
    const client = sdkClient(sample, region);
    const list = await client.send(new ListFoundationModelsCommand({}));
    const profiles: InferenceProfile[] = [];
    for await (const page of paginateListInferenceProfiles({ client, pageSize: 1000 }, {})) {
      profiles.push(...((page.inferenceProfileSummaries ?? []) as unknown as InferenceProfile[]));
    }
    served.set(region, {
      models: new Map(
        (list.modelSummaries ?? []).map((model) => [model.modelId ?? '', model as unknown as ModelRecord]),
      ),
      profiles,
      mantle: await mantleIds(sample, region),
    });
    client.destroy();
  }
});

afterAll(() => sample.close());

describe('the sample', () => {
  it('holds 1,587 cells of 165 models in 31 regions, all of them regions of Bedrock', () => {
    expect(recordedCells().size).toBe(1587);
    expect(Object.keys(availabilityFile.availability)).toHaveLength(165);
    expect(recordedRegions()).toHaveLength(31);
    expect(builtInRegions('aws')).toEqual(expect.arrayContaining(recordedRegions()));
  });

  it('gives exactly the recorded kinds in every cell, and no cell beside them', () => {
    const recorded = recordedCells();
    const derived = servedCells();
    expect([...derived.keys()].sort()).toEqual([...recorded.keys()].sort());
    for (const key of PROFILE_BESIDE_THE_TYPES) {
      expect(recorded.get(key)?.kinds, key).not.toContain('geo');
      recorded.get(key)?.kinds.add('geo');
    }
    for (const [key, cell] of derived) expect(cell, key).toEqual(recorded.get(key));
  });

  it('lists a model that only profiles reach with INFERENCE_PROFILE alone, and context variants with nothing', () => {
    const types = (region: string, id: string) => served.get(region)?.models.get(id)?.inferenceTypesSupported;
    expect(types('eu-central-1', 'anthropic.claude-sonnet-4-6')).toEqual(['INFERENCE_PROFILE']);
    expect(types('us-east-1', 'amazon.nova-lite-v1:0')).toEqual(['ON_DEMAND', 'INFERENCE_PROFILE']);
    expect(types('us-east-1', 'anthropic.claude-3-haiku-20240307-v1:0')).toEqual(['ON_DEMAND']);
    expect(types('us-east-1', 'amazon.nova-canvas-v1:0')).toEqual(['ON_DEMAND', 'PROVISIONED']);
    expect(types('us-east-1', 'amazon.nova-premier-v1:0:8k')).toEqual([]);
  });

  it('serves every recorded profile from every source region with its recorded destinations', () => {
    for (const [id, profile] of Object.entries(profilesFile.profiles)) {
      for (const route of profile.routes) {
        for (const region of route.from) {
          const found = served.get(region)?.profiles.find((each) => each.inferenceProfileId === id);
          const destinations = found?.models.map((model) => model.modelArn.split(':')[3]);
          expect(destinations, `${id} in ${region}`).toEqual(
            route.to.map((to) => (to === '*' ? '' : to.replace('=', region))),
          );
        }
      }
    }
  });

  it('serves profiles that have outlived their model', () => {
    const { models, profiles } = served.get('us-west-2') ?? { models: new Map(), profiles: [] };
    const stale = profiles.filter(
      (profile) => !profile.models.some((model) => models.has(modelIdOfArn(model.modelArn) ?? '')),
    );
    expect(stale.map((profile) => profile.inferenceProfileId)).toContain(
      'us.meta.llama3-2-11b-instruct-v1:0',
    );
  });

  it('keeps the lifecycle that differs by region', () => {
    const status = (region: string) =>
      served.get(region)?.models.get('anthropic.claude-3-haiku-20240307-v1:0')?.modelLifecycle?.status;
    expect(status('ap-south-1')).toBe('ACTIVE');
    expect(status('us-east-1')).toBe('LEGACY');
  });

  it('keeps values that the SDK does not know', () => {
    const values = [...(served.get('us-east-1')?.models.values() ?? [])];
    const modalities = new Set(
      values.flatMap((model) => [...(model.inputModalities ?? []), ...(model.outputModalities ?? [])]),
    );
    expect([...modalities]).toEqual(expect.arrayContaining(['VIDEO', 'SPEECH', 'AUDIO']));
  });
});
