import { describe, expect, it } from 'vitest';
import { viewRegion } from '../../electron/contract/availability.ts';
import { absenceOf, standingOf } from '../../electron/contract/region-standing.ts';
import type { ScanEvent } from '../../electron/contract/scan-event.ts';
import { AT, aFailure, aModel, aProfile, listed, stateAfter } from '../helpers/builders.ts';

const REGION = 'eu-south-2';
const ID = 'acme.one-v1:0';
const OTHER = [aModel('acme.other', {}, REGION)];

function seen(...events: ScanEvent[]) {
  const { snapshot } = stateAfter(...events);
  const record = snapshot.regions[REGION];
  return { standing: standingOf(record), absence: absenceOf(viewRegion(snapshot, REGION).cell(ID), record) };
}

function failed(state: 'failed' | 'denied' | 'not-enabled', kind: Parameters<typeof aFailure>[0]): ScanEvent {
  return { type: 'region-failed', region: REGION, state, failure: aFailure(kind), atIso: AT };
}

describe('a cell without a way to call the model', () => {
  it.each<[string, ScanEvent[], string]>([
    ['a region that is not enabled', [failed('not-enabled', 'not-enabled')], 'not-enabled'],
    ['a region without a Bedrock endpoint', [failed('failed', 'no-endpoint')], 'no-endpoint'],
    ['a region that a policy denies', [failed('denied', 'denied')], 'denied'],
    ['a region that failed', [failed('failed', 'timeout')], 'failed'],
    ['a region without the model', [listed(REGION, OTHER)], 'no-such-model'],
    ['a region that was never asked', [], 'not-scanned'],
    [
      'a region that failed after it answered without the model',
      [listed(REGION, OTHER), failed('failed', 'timeout')],
      'failed',
    ],
    [
      'a model that is listed and not callable',
      [listed(REGION, [aModel(ID, { inferenceTypesSupported: [] })])],
      'listed-only',
    ],
    [
      'a profile that outlives its model',
      [listed(REGION, OTHER, [aProfile(`eu.${ID}`, ID, [REGION])])],
      'profile-outlives-model',
    ],
  ])('for %s says %3$s', (_case, events, expected) => {
    expect(seen(...events).absence).toBe(expected);
  });

  it('says that profiles are missing where the region gave only its models', () => {
    const half = listed(REGION, [aModel(ID, { inferenceTypesSupported: ['INFERENCE_PROFILE'] })]);
    half.listing.missing = { list: 'profiles', failure: aFailure('throttled') };
    expect(seen(half)).toEqual({ standing: 'partial', absence: 'profiles-missing' });
  });

  it('says that a region is not enabled where the account says so, however it failed or was never asked', () => {
    const off: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'DISABLED' } };
    const started: ScanEvent = { type: 'scan-started', regions: [REGION], atIso: AT };
    expect(seen(started, off)).toEqual({ standing: 'not-enabled', absence: 'not-enabled' });
    expect(seen(started, off, failed('failed', 'timeout')).absence).toBe('not-enabled');
    expect(seen(started, failed('failed', 'timeout'), off).absence).toBe('not-enabled');
    expect(seen(listed(REGION, OTHER), off).absence).toBe('no-such-model');
    const on: ScanEvent = {
      type: 'account-regions-listed',
      statuses: { [REGION]: 'ENABLED', other: 'DISABLED' },
    };
    expect(seen(started, on, failed('failed', 'timeout')).absence).toBe('failed');
  });

  it('says that a region failed where it did not know the key and the account says that it is enabled', () => {
    const on: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'ENABLED' } };
    const { snapshot } = stateAfter(failed('not-enabled', 'not-enabled'), on);
    expect(snapshot.regions[REGION]).toMatchObject({
      state: 'failed',
      failure: { kind: 'bad-credentials', nextStep: expect.stringContaining('sts_regional_endpoints') },
    });
    const enabling: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'ENABLING' } };
    expect(seen(failed('not-enabled', 'not-enabled'), enabling).standing).toBe('not-enabled');
  });

  it('forgets what the account said before when the region is asked again', () => {
    const off: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'DISABLED' } };
    const again: ScanEvent = { type: 'scan-started', regions: [REGION], atIso: AT };
    const on: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'ENABLED' } };
    const { snapshot } = stateAfter(again, off, again, failed('failed', 'timeout'), on);
    expect(snapshot.regions[REGION]).toMatchObject({ state: 'failed', failure: { kind: 'timeout' } });
  });

  it('is none where there is a way', () => {
    expect(seen(listed(REGION, [aModel(ID)]))).toEqual({ standing: 'answered', absence: undefined });
  });
});
