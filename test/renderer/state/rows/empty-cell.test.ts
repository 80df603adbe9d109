/** A cell without a way to call the model: what is drawn and said, by what the region and the account answered. */
import { describe, expect, it } from 'vitest';
import { viewRegion } from '../../../../electron/contract/cells/availability.ts';
import { cellState } from '../../../../electron/contract/cells/cell-state.ts';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { cellText } from '../../../../renderer/state/words/cell-text.ts';
import { AT, aFailure, aModel, aProfile } from '../../../helpers/builders.ts';
import { listed, stateAfter } from '../../../helpers/scan-events.ts';

const REGION = 'eu-south-2';
const ID = 'acme.one-v1:0';
const OTHER = [aModel('acme.other', {}, REGION)];
const started: ScanEvent = { type: 'scan-started', regions: [REGION], atIso: AT };

function said(...events: ScanEvent[]): string {
  const { snapshot } = stateAfter(started, ...events);
  const record = snapshot.regions[REGION] ?? expect.fail();
  const cell = viewRegion(snapshot, REGION).cell(ID);
  return cellText(
    cell.availability.profiles.length > 0 ? cell : undefined,
    cellState(cell, record, [], false),
    record,
  );
}

function failed(state: 'failed' | 'denied' | 'not-enabled', kind: Parameters<typeof aFailure>[0]): ScanEvent {
  return { type: 'region-failed', region: REGION, state, failure: aFailure(kind), atIso: AT };
}

describe('a cell without a way to call the model', () => {
  it.each<[string, ScanEvent[], string]>([
    ['a Region that is not enabled', [failed('not-enabled', 'not-enabled')], 'Region not enabled'],
    ['a region without a Bedrock endpoint', [failed('failed', 'no-endpoint')], 'No Bedrock endpoint'],
    ['a Region that a policy denies', [failed('denied', 'denied')], 'Region denied'],
    ['a Region that failed', [failed('failed', 'timeout')], 'Region failed'],
    ['a region without the model', [listed(REGION, OTHER)], 'Not offered'],
    ['a Region that was never asked', [], 'Not scanned'],
    [
      'a Region that failed after it answered without the model',
      [listed(REGION, OTHER), failed('failed', 'timeout')],
      'Not offered, last good answer, Region failed',
    ],
    [
      'a model that is listed and not callable',
      [listed(REGION, [aModel(ID, { inferenceTypesSupported: [] })])],
      'Listed, not callable',
    ],
    [
      'a profile that outlives its model',
      [listed(REGION, OTHER, [aProfile(`eu.${ID}`, ID, [REGION])])],
      'Not offered, a profile still names the model',
    ],
  ])('for %s says %3$s', (_case, events, expected) => {
    expect(said(...events)).toBe(expected);
  });

  it('is listed, not callable where bedrock-mantle alone lists the model and calls it unavailable', () => {
    const mantle: ScanEvent = {
      type: 'mantle-listed',
      region: REGION,
      state: 'listed',
      modelIds: [ID],
      entries: { [ID]: { status: 'unavailable', statusReason: 'Capacity is being moved.' } },
    };
    const { snapshot } = stateAfter(started, listed(REGION, OTHER), mantle);
    const record = snapshot.regions[REGION] ?? expect.fail();
    const cell = viewRegion(snapshot, REGION).cell(ID);
    expect(cellText(cell, cellState(cell, record, [], true), record)).toBe(
      'Listed, not callable, bedrock-mantle calls it unavailable',
    );
  });

  it('is not known where the region gave its models and not its profiles, and not here if it does not list the model', () => {
    const half = (...models: ReturnType<typeof aModel>[]): ScanEvent => {
      const event = listed(REGION, models);
      const missing = { list: 'profiles', failure: aFailure('throttled') } as const;
      return { ...event, listing: { ...event.listing, missing } };
    };
    expect(said(half(aModel(ID, { inferenceTypesSupported: ['INFERENCE_PROFILE'] })))).toBe('Unknown');
    expect(said(half(...OTHER))).toBe('Not offered');
  });

  it('says that a region is not enabled where the account says so, however it failed or before it answers', () => {
    const off: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'DISABLED' } };
    expect(said(off)).toBe('Region not enabled');
    expect(said(off, failed('failed', 'timeout'))).toBe('Region not enabled');
    expect(said(failed('failed', 'timeout'), off)).toBe('Region not enabled');
    expect(said(listed(REGION, OTHER), off)).toBe('Not offered');
    const on: ScanEvent = {
      type: 'account-regions-listed',
      statuses: { [REGION]: 'ENABLED', other: 'DISABLED' },
    };
    expect(said(on, failed('failed', 'timeout'))).toBe('Region failed');
  });

  it('says that a region failed where it did not know the key and the account says that it is enabled', () => {
    const on: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'ENABLED' } };
    const { snapshot } = stateAfter(failed('not-enabled', 'not-enabled'), on);
    expect(snapshot.regions[REGION]).toMatchObject({
      state: 'failed',
      failure: { kind: 'bad-credentials', nextStep: expect.stringContaining('sts_regional_endpoints') },
    });
    const enabling: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'ENABLING' } };
    expect(said(failed('not-enabled', 'not-enabled'), enabling)).toBe('Region not enabled');
  });

  it('forgets what the account said before when the region is asked again', () => {
    const off: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'DISABLED' } };
    const on: ScanEvent = { type: 'account-regions-listed', statuses: { [REGION]: 'ENABLED' } };
    const { snapshot } = stateAfter(started, off, started, failed('failed', 'timeout'), on);
    expect(snapshot.regions[REGION]).toMatchObject({ state: 'failed', failure: { kind: 'timeout' } });
  });
});
