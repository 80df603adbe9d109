/** The account's own profiles, which the real service lists only when it is asked for them. */
import { describe, expect, it } from 'vitest';
import { applyScanEvent, type ScanState } from '../../../electron/contract/scan/scan-event.ts';
import type { InferenceProfile } from '../../../electron/contract/snapshot/model.ts';
import { profilesIn } from '../../../electron/contract/snapshot/snapshot.ts';
import { type RegionOutcome, scanRegion } from '../../../electron/discovery/scan/scan-region.ts';
import { AT, aFailure, aModel, aPage, aProfile, failed } from '../../helpers/builders.ts';
import { FakeGateway, type RegionScript } from '../../helpers/fakes/fake-gateway.ts';
import { stateAfter } from '../../helpers/scan-events.ts';

const REGION = 'eu-central-1';
const MODEL = 'acme.one-v1:0';
const SYSTEM = aProfile(`eu.${MODEL}`, MODEL, ['eu-central-1', 'eu-west-1']);

function ownProfile(id: string): InferenceProfile {
  return aProfile(id, MODEL, [REGION], {
    type: 'APPLICATION',
    inferenceProfileArn: `arn:aws:bedrock:${REGION}:111122223333:application-inference-profile/${id}`,
  });
}

async function scan(script: RegionScript): Promise<{ outcome: RegionOutcome; gateway: FakeGateway }> {
  const gateway = new FakeGateway({
    [REGION]: { models: () => aPage([aModel(MODEL)]), profiles: () => aPage([SYSTEM]), ...script },
  });
  return { outcome: await scanRegion(gateway, REGION, new AbortController().signal), gateway };
}

function listingOf(outcome: RegionOutcome) {
  if (outcome.kind === 'failed') throw new Error(outcome.failure.message);
  return outcome.listing;
}

function withOutcome(before: ScanState, outcome: RegionOutcome): ScanState {
  return applyScanEvent(before, {
    type: 'region-listed',
    region: REGION,
    listing: listingOf(outcome),
    atIso: AT,
  });
}

const ids = (profiles: InferenceProfile[]) => profiles.map((profile) => profile.inferenceProfileId);

describe("the account's own profiles", () => {
  it('are asked for beside the system profiles, with pages of their own', async () => {
    const { outcome, gateway } = await scan({
      applicationProfiles: (token) =>
        token === undefined ? aPage([ownProfile('one')], 'next') : aPage([ownProfile('two')]),
    });
    expect(ids(listingOf(outcome).profiles)).toEqual([`eu.${MODEL}`, 'one', 'two']);
    expect(listingOf(outcome).missing).toBeUndefined();
    expect(gateway.callsOf('listProfiles')).toHaveLength(1);
    expect(gateway.callsOf('listApplicationProfiles').map((call) => call.detail)).toEqual([
      undefined,
      'next',
    ]);
  });

  it('come once from a server that ignores the filter', async () => {
    const both = () => aPage([SYSTEM, ownProfile('one')]);
    const { outcome } = await scan({ profiles: both, applicationProfiles: both });
    expect(ids(listingOf(outcome).profiles)).toEqual([`eu.${MODEL}`, 'one']);
  });

  it('leave the region partial when only they are missing, and say so', async () => {
    const { outcome } = await scan({ applicationProfiles: () => failed('denied', 'Not allowed.') });
    expect(listingOf(outcome)).toMatchObject({
      profiles: [SYSTEM],
      missing: {
        list: 'application-profiles',
        failure: {
          kind: 'denied',
          message: `Only the account's own application inference profiles are missing in ${REGION}: Not allowed.`,
          nextStep: 'Try again.',
        },
      },
    });
  });

  it('stay as they were known when they cannot be had, while system profiles are fresh', async () => {
    const gone = aProfile(`apac.${MODEL}`, MODEL, ['ap-south-1']);
    const first = await scan({
      profiles: () => aPage([SYSTEM, gone]),
      applicationProfiles: () => aPage([ownProfile('one')]),
    });
    const second = await scan({ applicationProfiles: () => failed('throttled') });
    const state = withOutcome(withOutcome(stateAfter(), first.outcome), second.outcome);
    expect(state.snapshot.regions[REGION]?.state).toBe('partial');
    expect(ids(profilesIn(state.snapshot, REGION))).toEqual([`eu.${MODEL}`, 'one']);
  });

  it('are what came of them when the system profiles fail', async () => {
    const { outcome } = await scan({
      profiles: () => failed('throttled'),
      applicationProfiles: () => aPage([ownProfile('one')]),
    });
    expect(listingOf(outcome)).toMatchObject({
      profiles: [ownProfile('one')],
      missing: { list: 'profiles', failure: aFailure('throttled') },
    });
  });
});
