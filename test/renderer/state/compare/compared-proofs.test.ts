/** What calls have proven, beside one another in the comparison. */
import { expect, test } from 'vitest';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import type { Proof } from '../../../../electron/contract/snapshot/proof.ts';
import { listed, stateAfter } from '../../../helpers/scan-events.ts';
import { compared, factOf, words } from './compared-world.ts';

const [HERE, THERE] = ['us-east-1', 'eu-west-1'];
const [TRIED, REFUSED] = ['acme.tried', 'acme.refused'];
const MODELS = [TRIED, REFUSED, 'acme.untried'];

const proven = (region: string, id: string, change: Partial<Proof>): ScanEvent => ({
  type: 'proof-made',
  region,
  id,
  proof: { status: 'works', how: 'test-call', at: new Date().toISOString(), ...change },
});

test('Compare tells where calls worked or were refused, with the fastest first token, and claims nothing of the rest', () => {
  const { snapshot } = stateAfter(
    listed(HERE, MODELS),
    listed(THERE, MODELS),
    proven(HERE, TRIED, { firstTokenMs: 812, totalMs: 900 }),
    proven(THERE, TRIED, { firstTokenMs: 1_240, totalMs: 1_400 }),
    proven(HERE, REFUSED, { status: 'refused', error: { kind: 'iam', message: 'A policy denies it.' } }),
  );
  const fact = factOf(compared(snapshot, MODELS), 'Proven access');
  expect(words(fact)).toEqual(['works in 2 Regions', 'refused in 1 Region', undefined]);
  expect(fact.values[0]).toMatchObject({ note: `first token 0.8 s from ${HERE}` });
});
