/** Which of the ids of a model its row shows: what can be called now. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  AVAILABILITY_KINDS,
  type AvailabilityKind,
  type Cell,
} from '../../../electron/contract/cells/availability.ts';
import { strongestCell } from '../../../electron/contract/cells/cell-strength.ts';
import type { AccessStatus } from '../../../electron/contract/snapshot/model.ts';
import { always } from '../../helpers/properties.ts';

const cell = (
  modelId: string,
  kinds: AvailabilityKind[],
  access: AccessStatus = 'allowed',
  hasEnded = false,
): Cell => ({
  modelId,
  region: 'eu-west-1',
  access,
  regionState: 'ok',
  stale: false,
  availability: { listed: true, kinds, callableAs: [], applicationArns: [], profiles: [] },
  ...(hasEnded ? { lifecycle: { state: 'ended', source: 'api' } as const } : {}),
});

it.each([
  ['what can be called before what is blocked', cell('a', ['on-demand'], 'blocked'), cell('b', ['global'])],
  [
    'what is blocked before what has to be bought',
    cell('a', ['provisioned']),
    cell('b', ['on-demand'], 'blocked'),
  ],
  ['bedrock-mantle before what has to be bought', cell('a', ['provisioned']), cell('b', ['mantle'])],
  ['also where one id has both', cell('a', ['global'], 'blocked'), cell('b', ['provisioned', 'mantle'])],
  [
    'what has to be bought before what has ended',
    cell('a', ['on-demand'], 'allowed', true),
    cell('b', ['provisioned']),
  ],
  ['what has ended before what is only listed', cell('a', []), cell('b', ['geo'], 'allowed', true)],
  ['the more direct way', cell('a', ['geo', 'global']), cell('b', ['on-demand'], 'unknown')],
])('shows %s', (_what, other, best) => {
  expect(strongestCell([other, best])?.modelId).toBe('b');
  expect(strongestCell([best, undefined, other])?.modelId).toBe('b');
});

it('never shows what nobody can call now where another id can be called', async () => {
  const anyCell = fc
    .tuple(
      fc.subarray([...AVAILABILITY_KINDS]),
      fc.constantFrom<AccessStatus>('allowed', 'blocked', 'unknown'),
      fc.boolean(),
    )
    .map(([kinds, access, hasEnded]) => cell(kinds.join(), kinds, access, hasEnded));
  const isCallable = ({ availability: { kinds }, access, lifecycle }: Cell): boolean =>
    kinds.some((kind) => kind !== 'provisioned') && access !== 'blocked' && lifecycle?.state !== 'ended';
  await always([fc.array(anyCell, { minLength: 1, maxLength: 4 })], (cells) => {
    const best = strongestCell(cells);
    if (cells.some(isCallable)) expect(best && isCallable(best)).toBe(true);
  });
});
