/** What proving sends, and the most that it costs. */
import { describe, expect, it } from 'vitest';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import { costOfProofs, planProofs, type WantedProof } from '../../../electron/contract/proofs/proof-plan.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { aModel, aProfile } from '../../helpers/builders.ts';
import { snapshotOf } from '../../helpers/scan-events.ts';

const EU = 'eu-central-1';
const CLAUDE = 'anthropic.claude-sonnet-4-6';
const PROFILE_ONLY_CLAUDE = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const APP = 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc';
const HIDDEN = 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/saved';

const listed = snapshotOf({
  [EU]: {
    models: [
      aModel(CLAUDE),
      aModel('a.profile-only', { inferenceTypesSupported: ['INFERENCE_PROFILE'] }),
      aModel('a.image', { outputModalities: ['IMAGE'] }),
      aModel('a.embed', {}),
      aModel(PROFILE_ONLY_CLAUDE, { inferenceTypesSupported: ['INFERENCE_PROFILE'] }),
    ],
    profiles: [
      aProfile(`eu.${CLAUDE}`, CLAUDE, [EU]),
      aProfile('abc', CLAUDE, [EU], { type: 'APPLICATION', inferenceProfileArn: APP }),
      aProfile('saved', CLAUDE, [EU], { type: 'APPLICATION', inferenceProfileArn: HIDDEN }),
    ],
  },
});

const region = listed.regions[EU];
if (region === undefined) throw new Error('the Region is listed');
const snapshot: Snapshot = {
  ...listed,
  regions: { [EU]: { ...region, mantle: { state: 'listed', modelIds: ['x.mantle-only'] } } },
};

const planOf = (ids: string[], isMeasured = false) =>
  planProofs(
    snapshot,
    ids.map((id): WantedProof => ({ region: EU, id })),
    { isMeasured, converseOf: (modelId) => (modelId === 'a.embed' ? 'no' : 'unknown') },
  );

describe('the plan of proofs', () => {
  it('counts tokens of a bare id that a dated source names, and calls all others', () => {
    const { targets } = planOf([CLAUDE, `eu.${CLAUDE}`, 'a.profile-only', APP]);
    expect(targets.map(({ id, how, kind, modelId }) => [id, how, kind, modelId])).toEqual([
      [CLAUDE, 'count-tokens', 'on-demand', CLAUDE],
      [`eu.${CLAUDE}`, 'test-call', 'geo', CLAUDE],
      ['a.profile-only', 'test-call', 'on-demand', 'a.profile-only'],
      [APP, 'test-call', 'application', CLAUDE],
    ]);
  });

  it('never counts tokens of a bare id that on-demand calls refuse', () => {
    const { targets } = planOf([PROFILE_ONLY_CLAUDE]);
    expect(targets.map(({ how }) => how)).toEqual(['test-call']);
  });

  it('says of an id that only bedrock-mantle lists that it is known and cannot be tried', () => {
    const { targets, leftOut } = planOf(['x.mantle-only']);
    expect(targets).toEqual([]);
    expect(leftOut[0]?.reason).toContain('Only bedrock-mantle lists');
  });

  it('has each id once, and calls everything where the speed is wanted', () => {
    const { targets } = planOf([CLAUDE, CLAUDE], true);
    expect(targets.map(({ how }) => how)).toEqual(['test-call']);
  });

  it('says why an id is not tried: unknown, not a text, no Converse, or its account number hidden', () => {
    const { targets, leftOut } = planOf(['a.unknown', 'a.image', 'a.embed', HIDDEN]);
    expect(targets).toEqual([]);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('does not know'),
      expect.stringContaining('Converse'),
      expect.stringContaining('Converse'),
      expect.stringContaining('rescan'),
    ]);
  });
});

function prices(...rows: [scope: string, meter: string, usd: string][]): Pricing {
  const all = rows.map(([scope, meter, usdPerMillionTokens]) => ({
    scope,
    meter,
    usdPerMillionTokens,
    tier: 'standard',
    context: 'standard',
  }));
  return { [EU]: { region: EU, prices: { models: { [CLAUDE]: { prices: all } } } } } as unknown as Pricing;
}

describe('the most that proofs cost', () => {
  const regional = prices(['regional', 'input', '3'], ['regional', 'output', '15']);

  it('is that of 100 tokens in and 1 out for each call, in the scope of the id', () => {
    const plan = planOf([CLAUDE, `eu.${CLAUDE}`]);
    // Counting may not be served: a call is the most for every id.
    expect(costOfProofs(plan, 1, regional)).toEqual({ calls: 2, usd: '0.00063', unpriced: 0 });
    expect(costOfProofs(plan, 3, regional)).toEqual({ calls: 6, usd: '0.00189', unpriced: 0 });
  });

  it('is not known without a price for both, and for the account\u2019s own profiles', () => {
    expect(costOfProofs(planOf([CLAUDE]), 1, {})).toEqual({ calls: 1, usd: '0', unpriced: 1 });
    expect(costOfProofs(planOf([CLAUDE]), 1, prices(['regional', 'input', '3'])).unpriced).toBe(1);
    expect(costOfProofs(planOf([CLAUDE, APP]), 1, regional)).toMatchObject({ usd: '0.000315', unpriced: 1 });
  });
});
