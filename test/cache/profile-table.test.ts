/** Entries that kept scans share are read once: what comes of them is what comes of entries that nobody has read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packProfiles, unpackProfiles } from '../../electron/cache/profile-table.ts';
import { aProfile } from '../helpers/builders.ts';
import { always } from '../helpers/properties.ts';

const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1'];

/** Profiles of few models with few destinations, so that they share both. */
const profiles = fc.array(
  fc
    .tuple(fc.constantFrom('a.one', 'a.two'), fc.subarray(REGIONS, { minLength: 1 }))
    .map(([modelId, regions]) => aProfile(`eu.${modelId}`, modelId, regions)),
  { maxLength: 6 },
);
type Packed = Parameters<typeof unpackProfiles>[0];
const anew = (packed: Packed): Packed => structuredClone(packed);

describe('profiles of a file', () => {
  it('are the same however often their entries are read, in whatever tables', () =>
    always([profiles, fc.array(fc.nat(5))], (all, damaged) => {
      const packed: Packed = JSON.parse(JSON.stringify(packProfiles(all)));
      expect(unpackProfiles(packed)).toEqual(all);
      expect(unpackProfiles(packed)).toEqual(all);
      // Another file has the same rows over other tables, some entries of which are damaged.
      const spoilt = packed.bodies.map((each, index) => (damaged.includes(index) ? { models: 0 } : each));
      for (const change of [
        { bodies: spoilt },
        { bodies: [...packed.bodies].reverse() },
        { destinations: [...packed.destinations].reverse() },
      ]) {
        const other: Packed = { ...packed, ...change };
        expect(unpackProfiles(other)).toEqual(unpackProfiles(anew(other)));
      }
      expect(unpackProfiles(packed)).toEqual(all);
    }));
});
