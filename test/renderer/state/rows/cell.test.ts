import { describe, expect, test } from 'vitest';
import { viewRegion } from '../../../../electron/contract/cells/availability.ts';
import { cellState } from '../../../../electron/contract/cells/cell-state.ts';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { createStatesPresent } from '../../../../renderer/state/rows/states-present.ts';
import { cellName, cellText } from '../../../../renderer/state/words/cell-text.ts';
import { AT, aFailure, aModel, aProfile, BLOCKED } from '../../../helpers/builders.ts';
import { checkedIn, failedIn, listed, stateAfter } from '../../../helpers/scan-events.ts';

const ID = 'anthropic.claude-x';
const HERE = 'eu-west-1';

function said(...events: ScanEvent[]) {
  const { snapshot } = stateAfter({ type: 'scan-started', regions: [HERE], atIso: AT }, ...events);
  const record = snapshot.regions[HERE];
  if (record === undefined) throw new Error('the scan has started');
  const drawn = viewRegion(snapshot, HERE).cell(ID);
  const isNamed = drawn.availability.listed || drawn.availability.kinds.length > 0;
  const cell = isNamed || drawn.availability.profiles.length > 0 ? drawn : undefined;
  const look = cellState(cell, record, [], false);
  return { look, words: cellText(cell, look, record), cell, record };
}

const failed = (state: 'failed' | 'denied' | 'not-enabled'): ScanEvent => failedIn(HERE, state);
const onDemand = listed(HERE, [aModel(ID, {}, HERE)]);

describe('a cell', () => {
  test('shows the most direct way and says all of them', () => {
    const profile = aProfile(`eu.${ID}`, ID, [HERE, 'eu-west-3'], {}, HERE);
    const { look, words } = said(listed(HERE, [aModel(ID, {}, HERE)], [profile]));
    expect(look).toBe('on-demand');
    expect(words).toBe('On-demand, Geographic cross-Region inference, access unknown');
  });

  test('shows the way that a filter asks for, if it holds', () => {
    const profile = aProfile(`eu.${ID}`, ID, [HERE, 'eu-west-3'], {}, HERE);
    const { cell, record } = said(listed(HERE, [aModel(ID, {}, HERE)], [profile]));
    expect(cellState(cell, record, ['geo'], false)).toBe('geo');
    expect(cellState(cell, record, ['global'], false)).toBe('on-demand');
  });

  test('keeps the way to call and says that it is blocked', () => {
    const { look, words } = said(onDemand, checkedIn(HERE, ID, BLOCKED));
    expect(look).toBe('on-demand');
    expect(words).toBe('On-demand, access blocked');
  });

  test('keeps the last good answer of a region that failed, and says so', () => {
    const { look, words } = said(onDemand, failed('failed'));
    expect(look).toBe('on-demand');
    expect(words).toBe('On-demand, access unknown, last good answer, Region failed');
  });

  test('is not known where a list is missing, rather than not here', () => {
    const partial: ScanEvent = {
      ...onDemand,
      listing: {
        models: [],
        profiles: [],
        droppedRecords: 0,
        missing: { list: 'models', failure: aFailure('timeout') },
      },
    };
    expect(said(partial).look).toBe('unknown');
  });

  test('does not deny a bedrock-mantle model where the mantle list is missing', () => {
    const { record } = said(listed(HERE, []), {
      type: 'mantle-listed',
      region: HERE,
      state: 'failed',
      modelIds: [],
    });
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

test('the legend has what occurs', () => {
  const { cell, record } = said(onDemand, failed('failed'));
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
