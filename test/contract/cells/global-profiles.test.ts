/** Global is what anything says is global. */
import { describe, expect, it } from 'vitest';
import {
  availabilityOf,
  destinationsOf,
  indexProfiles,
  isGlobalProfile,
} from '../../../electron/contract/cells/availability.ts';
import { AREA_NAMES, idsWithin } from '../../../electron/contract/cells/residency.ts';
import { aModel, aProfile } from '../../helpers/builders.ts';

const US_ARNS = ['us-east-1', 'us-west-2'];

describe('a global profile', () => {
  it.each([
    ['by its id, with regional ARNs alone', aProfile('global.acme.one', 'acme.one', US_ARNS)],
    ['by an ARN without a region', aProfile('us.acme.one', 'acme.one', ['us-east-1', ''])],
  ])('%s is global, unlisted, and stays in no area', (_how, profile) => {
    expect(isGlobalProfile(profile)).toBe(true);
    expect(destinationsOf(profile).unlisted).toBe(true);
    const availability = availabilityOf(
      'acme.one',
      aModel('acme.one', { inferenceTypesSupported: [] }),
      indexProfiles([profile]),
      false,
    );
    expect(availability.kinds).toEqual(['global']);
    for (const name of AREA_NAMES) {
      expect(idsWithin(availability, 'us-east-1', { kind: 'area', name })).toEqual([]);
    }
  });

  it('behind an application profile makes that one unlisted too', () => {
    const system = aProfile('global.acme.one', 'acme.one', US_ARNS);
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.acme.one';
    const own = {
      ...aProfile('abc123', 'acme.one', US_ARNS),
      type: 'APPLICATION',
      models: [{ modelArn: arn }],
    };
    expect(destinationsOf(own, [system, own]).unlisted).toBe(true);
  });

  it('is none whose id only begins alike', () => {
    expect(isGlobalProfile(aProfile('globalbank.acme.one', 'acme.one', US_ARNS))).toBe(false);
  });
});
