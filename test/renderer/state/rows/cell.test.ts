/** What is drawn and said of a cell, by what the region and the account answered. */
import { describe, expect, test } from 'vitest';
import { cellState } from '../../../../electron/contract/cells/cell-state.ts';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { createStatesPresent } from '../../../../renderer/state/rows/states-present.ts';
import { cellName, cellText } from '../../../../renderer/state/words/cell-text.ts';
import { AT, aModel, aProfile, BLOCKED } from '../../../helpers/builders.ts';
import {
  checkedIn,
  failedIn,
  listed,
  listedInPart,
  mantleIn,
  stateAfter,
} from '../../../helpers/scan-events.ts';
import { matrixOf } from '../matrix/matrix-world.ts';

const ID = 'anthropic.claude-x';
const HERE = 'eu-west-1';
const STARTED: ScanEvent = { type: 'scan-started', regions: [HERE], atIso: AT };
const ON_DEMAND = listed(HERE, [ID]);
const WITH_PROFILE = listed(HERE, [ID], [aProfile(`eu.${ID}`, ID, [HERE, 'eu-west-3'], {}, HERE)]);
const OTHER = listed(HERE, ['acme.other']);

/** The cell as the matrix has it after the events. */
function said(...events: ScanEvent[]) {
  const { columns, rows } = matrixOf(stateAfter(STARTED, ...events).snapshot);
  const { cells, record } = columns.find(({ region }) => region === HERE) ?? expect.fail('It is asked.');
  const cell = cells.get(ID);
  const row = rows.find(({ modelId }) => modelId === ID);
  const look = cellState(cell, record, [], row?.mantleOnly === true);
  return { look, words: cellText(cell, look, record), cell, record };
}

const account = (statuses: Record<string, string>): ScanEvent => ({
  type: 'account-regions-listed',
  statuses,
});

describe('a cell', () => {
  test('shows the most direct way and says all of them', () => {
    const { look, words } = said(WITH_PROFILE);
    expect(look).toBe('on-demand');
    expect(words).toBe('On-demand, Geographic cross-Region inference, access unknown');
  });

  test('shows the way that a filter asks for, if it holds', () => {
    const { cell, record } = said(WITH_PROFILE);
    expect(cellState(cell, record, ['geo'], false)).toBe('geo');
    expect(cellState(cell, record, ['global'], false)).toBe('on-demand');
  });

  test('keeps the way to call and says that it is blocked', () => {
    const { look, words } = said(ON_DEMAND, checkedIn(HERE, ID, BLOCKED));
    expect(look).toBe('on-demand');
    expect(words).toBe('On-demand, access blocked');
  });

  test('keeps the last good answer of a region that failed, and says so', () => {
    const { look, words } = said(ON_DEMAND, failedIn(HERE));
    expect(look).toBe('on-demand');
    expect(words).toBe('On-demand, access unknown, last good answer, Region failed');
  });

  test('is not known where a list is missing, rather than not here', () => {
    expect(said(listedInPart(listed(HERE, []), 'models')).look).toBe('unknown');
  });

  test('does not deny a bedrock-mantle model where the mantle list is missing', () => {
    const { record } = said(listed(HERE, []), mantleIn(HERE, [], { state: 'failed' }));
    expect(cellState(undefined, record, [], true)).toBe('unknown');
    expect(cellState(undefined, record, [], false)).toBe('absent');
  });

  test('has a name of model, region and what holds', () => {
    const column = { region: HERE, info: { name: 'Europe (Ireland)' } };
    expect(cellName('Claude X', column, 'Not offered')).toBe(
      'Claude X, eu-west-1 Europe (Ireland) – Not offered',
    );
    expect(cellName('Claude X', { region: 'xx-new-1', info: { name: 'xx-new-1' } }, 'Not offered')).toBe(
      'Claude X, xx-new-1 – Not offered',
    );
  });
});

describe('a cell without a way to call the model', () => {
  test.each<[string, ScanEvent[], string]>([
    ['a Region that is not enabled', [failedIn(HERE, 'not-enabled', 'not-enabled')], 'Region not enabled'],
    ['a region without a Bedrock endpoint', [failedIn(HERE, 'failed', 'no-endpoint')], 'No Bedrock endpoint'],
    ['a Region that a policy denies', [failedIn(HERE, 'denied', 'denied')], 'Region denied'],
    ['a Region that failed', [failedIn(HERE)], 'Region failed'],
    ['a region without the model', [OTHER], 'Not offered'],
    ['a Region that was never asked', [], 'Not scanned'],
    [
      'a Region that failed after it answered without the model',
      [OTHER, failedIn(HERE)],
      'Not offered, last good answer, Region failed',
    ],
    [
      'a model that is listed and not callable',
      [listed(HERE, [aModel(ID, { inferenceTypesSupported: [] })])],
      'Listed, not callable, access unknown',
    ],
    [
      'a profile that outlives its model',
      [listed(HERE, ['acme.other'], [aProfile(`eu.${ID}`, ID, [HERE])])],
      'Not offered, a profile still names the model',
    ],
    [
      'a model that bedrock-mantle alone lists and calls unavailable',
      [
        OTHER,
        mantleIn(HERE, [ID], {
          entries: { [ID]: { status: 'unavailable', statusReason: 'Capacity is being moved.' } },
        }),
      ],
      'Listed, not callable, bedrock-mantle calls it unavailable',
    ],
    [
      'a region that gave its models and not its profiles',
      [
        listedInPart(
          listed(HERE, [aModel(ID, { inferenceTypesSupported: ['INFERENCE_PROFILE'] })]),
          'profiles',
        ),
      ],
      'Unknown, access unknown',
    ],
    ['such a region that does not list the model', [listedInPart(OTHER, 'profiles')], 'Not offered'],
  ])('for %s says %3$s', (_case, events, expected) => {
    expect(said(...events).words).toBe(expected);
  });

  test('says that a region is not enabled where the account says so, however it failed or before it answers', () => {
    const off = account({ [HERE]: 'DISABLED' });
    expect(said(off).words).toBe('Region not enabled');
    expect(said(off, failedIn(HERE)).words).toBe('Region not enabled');
    expect(said(failedIn(HERE), off).words).toBe('Region not enabled');
    expect(said(OTHER, off).words).toBe('Not offered');
    const on = account({ [HERE]: 'ENABLED', other: 'DISABLED' });
    expect(said(on, failedIn(HERE)).words).toBe('Region failed');
  });

  test('says that a region failed where it did not know the key and the account says that it is enabled', () => {
    const unknownKey = failedIn(HERE, 'not-enabled', 'not-enabled');
    expect(said(unknownKey, account({ [HERE]: 'ENABLED' })).record).toMatchObject({
      state: 'failed',
      failure: { kind: 'bad-credentials', nextStep: expect.stringContaining('sts_regional_endpoints') },
    });
    expect(said(unknownKey, account({ [HERE]: 'ENABLING' })).words).toBe('Region not enabled');
  });

  test('forgets what the account said before when the region is asked again', () => {
    const events = [account({ [HERE]: 'DISABLED' }), STARTED, failedIn(HERE), account({ [HERE]: 'ENABLED' })];
    expect(said(...events).record).toMatchObject({ state: 'failed', failure: { kind: 'timeout' } });
  });
});

test('the legend has what occurs', () => {
  const { cell, record } = said(ON_DEMAND, failedIn(HERE));
  const row = { mantleOnly: false, kindsIn: () => undefined, staysIn: () => [] };
  const seen = createStatesPresent()({
    rows: [
      { cells: [cell], ...row },
      { cells: [undefined], ...row },
    ],
    columns: [{ record }],
    columnIndexes: [0],
    wanted: { kinds: [], stays: [], accounts: [] },
  });
  expect([...seen.states].sort()).toEqual(['absent', 'on-demand']);
  expect(seen).toMatchObject({ blocked: false, stale: true });
});
