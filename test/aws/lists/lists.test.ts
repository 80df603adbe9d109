/** Good answers, and answers with bad parts, through the real SDK. */
import { describe, expect, it } from 'vitest';
import { localBedrock, noCancel, unwrap } from '../local-bedrock.ts';

const MODEL = {
  modelId: 'anthropic.claude-sonnet-4-6',
  modelArn: 'arn:aws:bedrock:eu-west-3::foundation-model/anthropic.claude-sonnet-4-6',
  modelName: 'Claude Sonnet 4.6',
  providerName: 'Anthropic',
  inputModalities: ['TEXT', 'IMAGE', 'SPEECH'],
  outputModalities: ['TEXT'],
  responseStreamingSupported: true,
  customizationsSupported: [],
  inferenceTypesSupported: ['INFERENCE_PROFILE'],
  modelLifecycle: { status: 'ACTIVE', startOfLifeTime: '2026-02-01T00:00:00Z' },
};

const PROFILE = {
  inferenceProfileId: 'eu.anthropic.claude-sonnet-4-6',
  inferenceProfileArn:
    'arn:aws:bedrock:eu-west-3:999988887777:inference-profile/eu.anthropic.claude-sonnet-4-6',
  inferenceProfileName: 'EU Claude Sonnet 4.6',
  models: [{ modelArn: MODEL.modelArn }],
  status: 'ACTIVE',
  type: 'SYSTEM_DEFINED',
};

async function listModels(answer: unknown) {
  const { gateway } = await localBedrock(() => ({ json: answer }));
  return unwrap(await gateway.listModels('eu-west-3', noCancel));
}

async function listProfiles(answer: unknown) {
  const { gateway } = await localBedrock(() => ({ json: answer }));
  return unwrap(await gateway.listProfiles('eu-west-3', 'SYSTEM_DEFINED', undefined, noCancel));
}

describe('model lists', () => {
  it('come as the API gave them, open enum values and unknown members included', async () => {
    const model = {
      ...MODEL,
      serviceTiers: ['FLEX'],
      nested: { a: [1, null] },
      modelLifecycle: { status: 'RETIRED', note: 'x' },
    };
    expect(await listModels({ modelSummaries: [model], unknownTop: 1 })).toEqual({
      items: [model],
      dropped: 0,
    });
  });

  it('are asked with the region in the signature', async () => {
    const { server, gateway } = await localBedrock();
    await gateway.listModels('ap-southeast-7', noCancel);
    await gateway.listModels('xx-future-9', noCancel);
    expect(server.requests.map((request) => [request.method, request.path, request.region])).toEqual([
      ['GET', '/foundation-models', 'ap-southeast-7'],
      ['GET', '/foundation-models', 'xx-future-9'],
    ]);
  });

  it('leave out and count what is no record', async () => {
    const page = await listModels({
      modelSummaries: [
        null,
        'text',
        7,
        [],
        {},
        { modelId: 5 },
        { modelId: '' },
        { modelId: '__proto__' },
        { modelId: 'constructor' },
        { modelId: 'a b' },
        { modelId: 'x'.repeat(2049) },
        MODEL,
      ],
    });
    expect(page.items).toEqual([MODEL]);
    expect(page.dropped).toBe(11);
  });

  it('lose only the members that have the wrong type', async () => {
    const page = await listModels({
      modelSummaries: [
        {
          ...MODEL,
          modelName: 7,
          providerName: null,
          modelArn: 'not an arn',
          inputModalities: 'TEXT',
          outputModalities: ['TEXT', null, 4, {}],
          responseStreamingSupported: 'yes',
          inferenceTypesSupported: null,
          modelLifecycle: 'ACTIVE',
        },
      ],
    });
    expect(page).toEqual({
      items: [{ modelId: MODEL.modelId, outputModalities: ['TEXT'], customizationsSupported: [] }],
      dropped: 0,
    });
  });

  it('have clean names of bounded length', async () => {
    const page = await listModels({
      modelSummaries: [
        { ...MODEL, modelName: 'evil\u202Egnp.exe\u0000\u0007', providerName: '😀'.repeat(9000) },
      ],
    });
    const [model] = page.items;
    expect(model?.modelName).toBe('evilgnp.exe');
    expect(model?.providerName?.length).toBeLessThanOrEqual(10_000);
    expect(model?.providerName).toMatch(/^(😀)+…$/u);
  });

  it('leave out an unknown member that is nested without end', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const { gateway } = await localBedrock(() => ({
      body: `{"modelSummaries":[{"modelId":"a.one","deep":${deep}}]}`,
    }));
    expect(unwrap(await gateway.listModels('eu-west-3', noCancel)).items).toEqual([{ modelId: 'a.one' }]);
  });
});

describe('inference profiles', () => {
  it('come a page at a time, a thousand at most, an empty page with a token included', async () => {
    const { server, gateway } = await localBedrock((request) =>
      request.query.get('nextToken') === null
        ? { json: { inferenceProfileSummaries: [], nextToken: 'more+/=&' } }
        : { json: { inferenceProfileSummaries: [PROFILE] } },
    );
    const first = unwrap(await gateway.listProfiles('eu-west-3', 'SYSTEM_DEFINED', undefined, noCancel));
    expect(first).toEqual({ items: [], dropped: 0, nextToken: 'more+/=&' });
    const second = unwrap(
      await gateway.listProfiles('eu-west-3', 'SYSTEM_DEFINED', first.nextToken, noCancel),
    );
    expect(second.items.map((profile) => profile.inferenceProfileId)).toEqual([PROFILE.inferenceProfileId]);
    expect(second.nextToken).toBeUndefined();
    expect(
      server.requests.map((request) => [request.query.get('maxResults'), request.query.get('nextToken')]),
    ).toEqual([
      ['1000', null],
      ['1000', 'more+/=&'],
    ]);
  });

  it('of the account are asked for by type, those of AWS without a filter', async () => {
    const { server, gateway } = await localBedrock();
    unwrap(await gateway.listProfiles('eu-west-3', 'SYSTEM_DEFINED', undefined, noCancel));
    unwrap(await gateway.listProfiles('eu-west-3', 'APPLICATION', undefined, noCancel));
    expect(server.requests.map((request) => request.query.get('type'))).toEqual([null, 'APPLICATION']);
  });

  it('of AWS hide the account number, those of the account keep it', async () => {
    const own = {
      ...PROFILE,
      inferenceProfileId: 'abc123def456',
      inferenceProfileArn:
        'arn:aws:bedrock:eu-west-3:999988887777:application-inference-profile/abc123def456',
      type: 'APPLICATION',
    };
    const page = await listProfiles({ inferenceProfileSummaries: [PROFILE, own] });
    expect(page.items.map((profile) => profile.inferenceProfileArn)).toEqual([
      'arn:aws:bedrock:eu-west-3:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-6',
      own.inferenceProfileArn,
    ]);
  });

  it('keep their good destinations, and are left out without any list of them', async () => {
    const page = await listProfiles({
      inferenceProfileSummaries: [
        { ...PROFILE, models: [null, { modelArn: 5 }, { modelArn: MODEL.modelArn, weight: 2 }] },
        { ...PROFILE, inferenceProfileId: 'eu.other', models: null },
      ],
    });
    expect(page.items.map((profile) => profile.models)).toEqual([[{ modelArn: MODEL.modelArn, weight: 2 }]]);
    expect(page.dropped).toBe(1);
  });

  it.each([{}, { inferenceProfileSummaries: null }])('are none where the answer is %j', async (answer) => {
    expect(await listProfiles(answer)).toEqual({ items: [], dropped: 0 });
  });
});

describe('access checks', () => {
  it('give the four fields, keyed by what was asked', async () => {
    const { server, gateway } = await localBedrock(() => ({
      json: {
        modelId: 'amazon.nova-lite-v1',
        agreementAvailability: { status: 'PENDING', errorMessage: null },
        authorizationStatus: 'AUTHORIZED',
        entitlementAvailability: 'SOMETHING_NEW',
        regionAvailability: 'AVAILABLE',
      },
    }));
    const facts = unwrap(await gateway.checkAccess('us-east-1', 'amazon.nova-lite-v1:0', noCancel));
    expect(facts).toEqual({
      agreement: 'PENDING',
      authorization: 'AUTHORIZED',
      entitlement: 'SOMETHING_NEW',
      region: 'AVAILABLE',
    });
    expect(server.requests[0]?.path).toBe('/foundation-model-availability/amazon.nova-lite-v1:0');
  });

  it('leave out a field that is missing or no text', async () => {
    const { gateway } = await localBedrock(() => ({
      json: { agreementAvailability: null, authorizationStatus: 4, regionAvailability: 'AVAILABLE' },
    }));
    expect(unwrap(await gateway.checkAccess('us-east-1', 'a.b', noCancel))).toEqual({ region: 'AVAILABLE' });
  });
});
