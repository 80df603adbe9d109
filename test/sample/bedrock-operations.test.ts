// biome-ignore-all lint/style/noRestrictedImports: the real AWS client is what the sample is made for
/** The sample's read operations as the real AWS client meets them. */
import {
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  paginateListInferenceProfiles,
} from '@aws-sdk/client-bedrock';
import { describe, expect, it } from 'vitest';
import conditions from '../../electron/sample/data/conditions.json' with { type: 'json' };
import { listModels, sdkClient } from './sdk-client.ts';
import { startedSample } from './started-sample.ts';

const sample = await startedSample();
const list = (region: string) => listModels(sample, region);
const INVALID = { name: 'ValidationException' };

describe('lists', () => {
  it('gives models as the API does', async () => {
    const { modelSummaries = [] } = await list('eu-central-1');
    expect(modelSummaries.find((model) => model.modelId === 'amazon.nova-lite-v1:0')).toEqual({
      modelArn: 'arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0',
      modelId: 'amazon.nova-lite-v1:0',
      modelName: 'Nova Lite',
      providerName: 'Amazon',
      inputModalities: ['TEXT', 'IMAGE', 'VIDEO'],
      outputModalities: ['TEXT'],
      responseStreamingSupported: true,
      customizationsSupported: [],
      inferenceTypesSupported: ['INFERENCE_PROFILE'],
      modelLifecycle: { status: 'ACTIVE', startOfLifeTime: new Date('2024-12-03T08:00:00Z') },
    });
  });

  it('filters by what the real service filters by, and refuses what that refuses', async () => {
    const client = sdkClient(sample, 'us-east-1');
    const meta = await client.send(
      new ListFoundationModelsCommand({ byProvider: 'meta', byInferenceType: 'ON_DEMAND' }),
    );
    expect(new Set(meta.modelSummaries?.map((model) => model.providerName))).toEqual(new Set(['Meta']));
    const images = await client.send(new ListFoundationModelsCommand({ byOutputModality: 'IMAGE' }));
    expect(images.modelSummaries?.every((model) => model.outputModalities?.includes('IMAGE'))).toBe(true);
    await expect(
      client.send(new ListFoundationModelsCommand({ byInferenceType: 'INFERENCE_PROFILE' as 'ON_DEMAND' })),
    ).rejects.toMatchObject(INVALID);
  });

  it('gives one page of profiles in most regions', async () => {
    const page = await sdkClient(sample, 'us-east-1').send(
      new ListInferenceProfilesCommand({ maxResults: 1000 }),
    );
    expect(page.inferenceProfileSummaries).toHaveLength(71);
    expect(page.nextToken).toBeUndefined();
  });

  it('gives 8 profiles first in some regions whatever is asked for, and the rest later', async () => {
    const region = conditions.regions.smallFirstPage[0] ?? '';
    const client = sdkClient(sample, region);
    const sizes: number[] = [];
    for await (const page of paginateListInferenceProfiles({ client, pageSize: 1000 }, {})) {
      sizes.push(page.inferenceProfileSummaries?.length ?? 0);
    }
    expect(sizes).toEqual([8, 25]);
  });

  it('pages by the size asked for, with a token that holds only for its own list', async () => {
    const client = sdkClient(sample, 'eu-west-1');
    const ids: (string | undefined)[] = [];
    let first: string | undefined;
    for await (const page of paginateListInferenceProfiles({ client, pageSize: 10 }, {})) {
      first ??= page.nextToken;
      expect(page.inferenceProfileSummaries?.length).toBeLessThanOrEqual(10);
      ids.push(...(page.inferenceProfileSummaries ?? []).map((profile) => profile.inferenceProfileId));
    }
    expect(new Set(ids).size).toBe(41);
    expect(ids).toHaveLength(41);
    const elsewhere = sdkClient(sample, 'eu-west-2');
    for (const nextToken of [first, 'made-up', 'MTA.']) {
      await expect(elsewhere.send(new ListInferenceProfilesCommand({ nextToken }))).rejects.toMatchObject(
        INVALID,
      );
    }
    await expect(client.send(new ListInferenceProfilesCommand({ maxResults: 1001 }))).rejects.toMatchObject(
      INVALID,
    );
  });

  it("gives the account's own profiles only to those who ask for them", async () => {
    const client = sdkClient(sample, 'eu-central-1');
    const all = await client.send(new ListInferenceProfilesCommand({}));
    expect(new Set(all.inferenceProfileSummaries?.map((profile) => profile.type))).toEqual(
      new Set(['SYSTEM_DEFINED']),
    );
    const own = await client.send(new ListInferenceProfilesCommand({ typeEquals: 'APPLICATION' }));
    expect(own.inferenceProfileSummaries).toHaveLength(1);
    expect(own.inferenceProfileSummaries?.[0]).toMatchObject({
      inferenceProfileArn:
        'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/k3v9tq7w2mzd',
      type: 'APPLICATION',
    });
    expect(own.inferenceProfileSummaries?.[0]?.models?.length).toBeGreaterThan(1);
  });
});

describe('single models and profiles', () => {
  it('finds a model by id and by ARN', async () => {
    const client = sdkClient(sample, 'us-west-2');
    const id = 'amazon.nova-pro-v1:0';
    for (const modelIdentifier of [id, `arn:aws:bedrock:us-west-2::foundation-model/${id}`]) {
      const found = await client.send(new GetFoundationModelCommand({ modelIdentifier }));
      expect(found.modelDetails).toEqual(
        (await list('us-west-2')).modelSummaries?.find((model) => model.modelId === id),
      );
    }
  });

  it('says so when a region does not have a model or profile', async () => {
    const client = sdkClient(sample, 'us-west-2');
    const missing = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } };
    await expect(
      client.send(new GetFoundationModelCommand({ modelIdentifier: 'no.such-model' })),
    ).rejects.toMatchObject(missing);
    await expect(
      client.send(new GetFoundationModelAvailabilityCommand({ modelId: 'no.such-model' })),
    ).rejects.toMatchObject(missing);
    await expect(
      client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: 'eu.amazon.nova-pro-v1:0' })),
    ).rejects.toMatchObject(missing);
  });

  it('finds a profile by id and by ARN', async () => {
    const client = sdkClient(sample, 'us-west-2');
    const id = 'us.amazon.nova-pro-v1:0';
    for (const inferenceProfileIdentifier of [
      id,
      `arn:aws:bedrock:us-west-2:123456789012:inference-profile/${id}`,
    ]) {
      const found = await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
      expect(found.inferenceProfileId).toBe(id);
    }
  });
});
