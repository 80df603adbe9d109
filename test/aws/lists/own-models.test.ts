/** What the account has of its own, through the real AWS client: four lists, each for itself. */
import { describe, expect, it } from 'vitest';
import {
  callabilityOf,
  OWN_MODEL_KINDS,
  type OwnModel,
} from '../../../electron/contract/snapshot/own-models.ts';
import type { Reply, Script } from '../../helpers/servers/protocol-server.ts';
import { startedSample } from '../../sample/started-sample.ts';
import { localBedrock, noCancel, open } from '../local-bedrock.ts';

const REGION = 'us-east-1';
const arn = (what: string): string => `arn:aws:bedrock:${REGION}:999988887777:${what}`;
const LLAMA = `arn:aws:bedrock:${REGION}::foundation-model/meta.llama3`;

const ANSWERS: Record<string, Reply> = {
  '/custom-models': {
    json: {
      modelSummaries: [
        {
          modelArn: arn('custom-model/a'),
          modelName: 'tuned',
          baseModelArn: LLAMA,
          modelStatus: 'Active',
          creationTime: 'yesterday',
        },
        { modelName: 'without an ARN' },
        null,
      ],
    },
  },
  '/imported-models': {
    json: {
      modelSummaries: [
        { modelArn: arn('imported-model/b'), modelName: 'mine', creationTime: '2026-06-01T00:00:00Z' },
      ],
    },
  },
  '/provisioned-model-throughputs': {
    json: {
      provisionedModelSummaries: [
        {
          provisionedModelArn: arn('provisioned-model/c'),
          provisionedModelName: 'steady',
          modelArn: LLAMA,
          status: 'InService',
          modelUnits: 2,
        },
      ],
    },
  },
  '/marketplace-model/endpoints': {
    json: {
      marketplaceModelEndpoints: [
        {
          endpointArn: 'arn:aws:sagemaker:us-east-1:999988887777:endpoint/d',
          modelSourceIdentifier: 'arn:aws:sagemaker:us-east-1:aws:hub-content/x',
          status: 'REGISTERED',
        },
      ],
    },
  },
};

async function own(script: Script) {
  const { opened, server } = await localBedrock(script);
  return { ...(await opened.listOwnModels(REGION, noCancel)), server };
}

describe("the account's own models", () => {
  it('are the records of the four lists; what is no record is counted', async () => {
    const { lists } = await own(({ path }) => ANSWERS[path]);
    expect(lists).toEqual({
      custom: {
        state: 'listed',
        models: [
          { kind: 'custom', arn: arn('custom-model/a'), name: 'tuned', status: 'Active', basedOn: LLAMA },
        ],
        droppedRecords: 2,
      },
      imported: {
        state: 'listed',
        models: [
          { kind: 'imported', arn: arn('imported-model/b'), name: 'mine', createdAt: '2026-06-01T00:00:00Z' },
        ],
        droppedRecords: 0,
      },
      provisioned: {
        state: 'listed',
        models: [
          {
            kind: 'provisioned',
            arn: arn('provisioned-model/c'),
            name: 'steady',
            status: 'InService',
            basedOn: LLAMA,
            modelUnits: 2,
          },
        ],
        droppedRecords: 0,
      },
      marketplace: {
        state: 'listed',
        models: [
          {
            kind: 'marketplace',
            arn: 'arn:aws:sagemaker:us-east-1:999988887777:endpoint/d',
            name: 'arn:aws:sagemaker:us-east-1:aws:hub-content/x',
            status: 'REGISTERED',
            basedOn: 'arn:aws:sagemaker:us-east-1:aws:hub-content/x',
          },
        ],
        droppedRecords: 0,
      },
    });
  });

  it('lose nothing when one list is denied', async () => {
    const { lists } = await own(({ path }) =>
      path === '/custom-models'
        ? { error: 'AccessDeniedException', status: 403, message: 'no' }
        : ANSWERS[path],
    );
    expect(lists.custom).toMatchObject({ state: 'failed', failure: { kind: 'denied' } });
    expect(OWN_MODEL_KINDS.filter((kind) => lists[kind].state === 'listed')).toEqual([
      'imported',
      'provisioned',
      'marketplace',
    ]);
  });

  it('come page by page, end at a token that repeats, and are read with GET alone', async () => {
    const { lists, server } = await own(({ path, query }) =>
      path === '/imported-models'
        ? {
            json: {
              modelSummaries: [{ modelArn: arn(`imported-model/${query.get('nextToken')}`), modelName: 'x' }],
              nextToken: 'same',
            },
          }
        : ANSWERS[path],
    );
    const imported = lists.imported.state === 'listed' ? lists.imported.models : [];
    expect(imported.map((model) => model.arn)).toEqual([
      arn('imported-model/null'),
      arn('imported-model/same'),
    ]);
    expect(new Set(server.requests.map((request) => request.method))).toEqual(new Set(['GET']));
  });

  it('are kept as far as they came when a later page fails, and say that more are missing', async () => {
    const { lists } = await own(({ path, query }) => {
      if (path !== '/imported-models') return ANSWERS[path];
      if (query.has('nextToken')) return { error: 'ValidationException', status: 400, message: 'bad token' };
      return { json: { modelSummaries: [{ modelArn: arn('x'), modelName: 'x' }], nextToken: 'next' } };
    });
    expect(lists.imported).toMatchObject({ state: 'listed', models: [{ name: 'x' }] });
    expect(lists.imported).toMatchObject({ missing: { message: expect.stringContaining('bad token') } });
  });

  it.each([
    ['in one page', 6_000, false],
    ['over pages', 1_000, true],
  ])('are the first 5,000 of a list that is longer, %s, and say so', async (_how, perPage, hasMore) => {
    let page = 0;
    const { lists } = await own(({ path }) => {
      if (path !== '/imported-models') return ANSWERS[path];
      page += 1;
      const modelSummaries = Array.from({ length: perPage }, (_, index) => ({
        modelArn: arn(`imported-model/${page}-${index}`),
        modelName: 'x',
      }));
      return { json: { modelSummaries, ...(hasMore ? { nextToken: `${page}` } : {}) } };
    });
    const { imported } = lists;
    expect(imported.state === 'listed' ? imported.models : []).toHaveLength(5_000);
    expect(imported).toMatchObject({
      missing: { message: expect.stringContaining('the first 5,000 are shown') },
    });
  });

  it('of the sample show each kind, and one list that is denied', async () => {
    const { listOwnModels } = await open({ sample: await startedSample() });
    const { lists } = await listOwnModels(REGION, noCancel);
    const namesOf = (kind: 'custom' | 'imported' | 'provisioned') => {
      const list = lists[kind];
      return list.state === 'listed' ? list.models.map((model) => model.name) : list.failure.message;
    };
    expect([namesOf('custom'), namesOf('imported'), namesOf('provisioned')]).toEqual([
      ['support-tone'],
      ['house-style-8b'],
      ['translation-steady'],
    ]);
    expect(lists.marketplace).toMatchObject({ state: 'failed', failure: { kind: 'denied' } });
    const elsewhere = await listOwnModels('eu-west-1', noCancel);
    expect(elsewhere.lists.custom).toEqual({ state: 'listed', models: [], droppedRecords: 0 });
  });
});

describe('whether the ARN can be called', () => {
  it.each<[OwnModel['kind'], string | undefined, string]>([
    ['custom', 'Active', 'needs-throughput'],
    ['imported', undefined, 'callable'],
    ['provisioned', 'InService', 'callable'],
    ['provisioned', 'Creating', 'not-now'],
    ['provisioned', undefined, 'unknown'],
    ['marketplace', 'REGISTERED', 'callable'],
    ['marketplace', 'INCOMPATIBLE_ENDPOINT', 'not-now'],
  ])('of a %s model that is %s: %s', (kind, status, expected) => {
    const model: OwnModel = { kind, arn: arn('x'), name: 'x', ...(status === undefined ? {} : { status }) };
    expect(callabilityOf(model)).toBe(expected);
  });
});
