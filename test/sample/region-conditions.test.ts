// biome-ignore-all lint/style/noRestrictedImports: the real AWS client is what the sample is made for
/** What the made-up account of the sample meets: blocked models and regions that do not answer. */
import { GetFoundationModelAvailabilityCommand } from '@aws-sdk/client-bedrock';
import { describe, expect, it } from 'vitest';
import { builtInRegions } from '../../electron/contract/cells/regions.ts';
import conditions from '../../electron/sample/data/conditions.json' with { type: 'json' };
import { modelsOf, recordedRegions } from '../../electron/sample/recording.ts';
import { listModels, sdkClient } from './sdk-client.ts';
import { startedSample } from './started-sample.ts';

const sample = await startedSample();
const list = (region: string) => listModels(sample, region);

describe('access checks', () => {
  const check = (region: string, modelId: string) =>
    sdkClient(sample, region).send(new GetFoundationModelAvailabilityCommand({ modelId }));

  it('allows most models', async () => {
    expect(await check('eu-central-1', 'amazon.nova-lite-v1:0')).toMatchObject({
      modelId: 'amazon.nova-lite-v1',
      agreementAvailability: { status: 'AVAILABLE' },
      authorizationStatus: 'AUTHORIZED',
      entitlementAvailability: 'AVAILABLE',
      regionAvailability: 'AVAILABLE',
    });
  });

  it.each([
    ['us-west-2', 'luma.ray-v2:0', { agreementAvailability: { status: 'NOT_AVAILABLE' } }],
    ['us-west-2', 'cohere.rerank-v3-5:0', { agreementAvailability: { status: 'PENDING' } }],
    ['us-east-1', 'openai.gpt-5.6-sol', { authorizationStatus: 'NOT_AUTHORIZED' }],
    ['us-east-1', 'deepseek.r1-v1:0', { entitlementAvailability: 'NOT_AVAILABLE' }],
    ['us-west-1', 'meta.llama4-scout-17b-instruct-v1:0', { regionAvailability: 'NOT_AVAILABLE' }],
    ['us-east-1', 'meta.llama4-scout-17b-instruct-v1:0', { regionAvailability: 'AVAILABLE' }],
  ])('in %s says of %s why it is blocked', async (region, modelId, answer) => {
    expect(await check(region, modelId)).toMatchObject(answer);
  });

  it('denies one check, and refuses an ARN as the real service does', async () => {
    await expect(check('us-west-2', 'amazon.titan-embed-g1-text-02')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(
      check('us-west-2', 'arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-pro-v1:0'),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('regions that do not answer', () => {
  const INVALID_TOKEN = 'The security token included in the request is invalid.';

  it.each([
    ['me-south-1', 403, 'UnrecognizedClientException', INVALID_TOKEN],
    ['me-central-1', 403, 'UnrecognizedClientException', INVALID_TOKEN],
    ['us-gov-west-1', 403, 'UnrecognizedClientException', INVALID_TOKEN],
    ['mx-central-1', 403, 'AccessDeniedException', 'with an explicit deny in a service control policy'],
    ['af-south-1', 503, 'ServiceUnavailableException', 'Bedrock is unable to process your request.'],
    [
      'zz-nowhere-1',
      403,
      'AccessDeniedException',
      'Your account is not authorized to invoke this API operation.',
    ],
  ])('%s: %i %s', async (region, httpStatusCode, name, words) => {
    await expect(list(region)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(words),
      $metadata: { httpStatusCode },
    });
  });

  it('answers everywhere else, and everywhere recorded when there are to be no troubles', async () => {
    const { notEnabled, deniedByPolicy, unavailable } = conditions.regions;
    const silent = [...notEnabled, ...deniedByPolicy, ...unavailable];
    for (const region of recordedRegions()) {
      if (!silent.includes(region))
        expect((await list(region)).modelSummaries?.length, region).toBeGreaterThan(0);
    }
    const calm = await startedSample({ troubles: 'none' });
    for (const region of [...deniedByPolicy, ...unavailable]) {
      expect((await listModels(calm, region)).modelSummaries?.length, region).toBeGreaterThan(0);
    }
  });
});

describe('the file of conditions', () => {
  it('says that it is invented', () => {
    expect(conditions.source).toMatch(/^Invented/);
    expect(conditions.accessIsInvented).not.toBe('');
  });

  it('names only regions of Bedrock, and models that are listed where it blocks them', () => {
    expect(Object.keys(conditions.roundTripMs).sort()).toEqual(builtInRegions('aws'));
    for (const rule of conditions.access) {
      for (const id of rule.models) {
        const regions = rule.regions ?? recordedRegions();
        const listing = regions.filter((region) => modelsOf(region).some((model) => model.modelId === id));
        expect(listing.length, id).toBeGreaterThan(0);
      }
    }
  });

  it('takes no more than a few cells from the matrix', () => {
    const { deniedByPolicy, unavailable, notEnabled } = conditions.regions;
    const lost = [...deniedByPolicy, ...unavailable, ...notEnabled].flatMap((region) => [
      ...modelsOf(region),
    ]);
    expect(lost.length).toBeLessThanOrEqual(22);
  });
});
