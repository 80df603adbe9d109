import { describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../../electron/contract/diff/diff-sides.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { ALLOWED, aModel, aProfile } from '../../helpers/builders.ts';
import { failedIn, listed, listedInPart, mantleIn } from '../../helpers/scan-events.ts';
import { accessOf, EU, NOTHING, scanned, US } from './scans.ts';

const nova = aModel('amazon.nova');
const claude = aModel('anthropic.claude');

describe('what a side does not know', () => {
  const both = scanned(listed(EU, [nova]), listed(US, [nova]));

  it.each(['failed', 'denied', 'not-enabled'] as const)('is unknown in a region that was %s', (state) => {
    const failed: ScanEvent = failedIn(US, state, 'throttled');
    expect(diffSnapshots(both, scanned(listed(EU, [nova]), failed))).toEqual({
      ...NOTHING,
      unknown: [{ region: US, side: 'new', reason: state }],
    });
  });

  it('is unknown in a region that failed this time, though its last good answer is kept', () => {
    const failed: ScanEvent = failedIn(US);
    const now = scanned(listed(US, [nova, claude]), failed);
    expect(diffSnapshots(both, now).added).toEqual([]);
    expect(diffSnapshots(both, now).unknown).toContainEqual({ region: US, side: 'new', reason: 'failed' });
  });

  it('is unknown in a region that only one side scanned', () => {
    expect(diffSnapshots(scanned(listed(EU, [nova])), both)).toEqual({
      ...NOTHING,
      unknown: [{ region: US, side: 'old', reason: 'not-scanned' }],
    });
  });

  it('is not named where neither side ever asked', () => {
    const noAnswer = scanned(
      { type: 'account-regions-listed', statuses: { [US]: 'ENABLED' } },
      listed(EU, [nova]),
    );
    expect(diffSnapshots(noAnswer, noAnswer)).toEqual(NOTHING);
  });

  it('is unknown of a list of models that was cut off', () => {
    const cutOff = listedInPart(listed(US, []), 'models');
    expect(diffSnapshots(both, scanned(listed(EU, [nova]), cutOff))).toEqual({
      ...NOTHING,
      unknown: [{ region: US, side: 'new', reason: 'partial' }],
    });
  });

  it('is unknown of profiles alone when only their list is missing: models are still compared', () => {
    const profile = aProfile('eu.amazon.nova', 'amazon.nova', [EU]);
    const before = scanned(listed(EU, [nova], [profile]));
    const now = scanned(listedInPart(listed(EU, [nova, claude]), 'profiles', 'denied'));
    expect(diffSnapshots(before, now)).toEqual({
      ...NOTHING,
      added: [{ region: EU, modelId: 'anthropic.claude' }],
      unknown: [{ region: EU, side: 'new', reason: 'profiles-unknown' }],
    });
  });

  it('is unknown of bedrock-mantle when its list failed once', () => {
    const mantle = (state: 'listed' | 'failed') => mantleIn(EU, ['amazon.nova', 'openai.gpt'], { state });
    const before = scanned(listed(EU, [nova]), mantle('listed'));
    expect(diffSnapshots(before, scanned(listed(EU, [nova]), mantle('failed')))).toEqual({
      ...NOTHING,
      unknown: [{ region: EU, side: 'new', reason: 'mantle-unknown' }],
    });
  });

  it('is unknown of access that only one side checked', () => {
    const checked = scanned(listed(EU, [nova]), accessOf('amazon.nova', ALLOWED));
    expect(diffSnapshots(scanned(listed(EU, [nova])), checked)).toEqual({
      ...NOTHING,
      unknown: [{ region: EU, side: 'old', reason: 'access-unknown' }],
    });
  });
});
