/** Several accounts as one snapshot: what it says of each cell against what each account says alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, combineAccounts } from '../../../electron/contract/accounts/combine-accounts.ts';
import { type Cell, namedModels, viewRegion } from '../../../electron/contract/cells/availability.ts';
import { NO_DOCUMENTED_DATES } from '../../../electron/contract/cells/lifecycle.ts';
import {
  callerCounts,
  callersIn,
  callersText,
  shareOf,
} from '../../../electron/contract/snapshot/callers.ts';
import type { Callers, CallState, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { aModel, BLOCKED, SOURCE } from '../../helpers/builders.ts';
import { always } from '../../helpers/properties.ts';
import { checkedIn, failedIn, listed, stateAfter } from '../../helpers/scan-events.ts';
import { anySnapshot } from '../../helpers/snapshots/arbitrary-snapshot.ts';

const AT = { documented: NO_DOCUMENTED_DATES, nowEpochMs: Date.parse('2026-06-01T00:00:00Z') };
const NAMES = ['dev', 'qa', 'prod', 'lab'];

const anyAccounts: fc.Arbitrary<Account[]> = fc
  .array(fc.option(anySnapshot(SOURCE), { nil: undefined }), { minLength: 1, maxLength: 4 })
  .map((snapshots) =>
    snapshots.map((snapshot, index) => ({
      name: NAMES[index] ?? '',
      ...(snapshot === undefined ? {} : { snapshot }),
    })),
  );

/** Every cell of the snapshot with its callers. */
function cellsOf(snapshot: Snapshot): { region: string; modelId: string; callers: Callers | undefined }[] {
  return Object.values(snapshot.regions).flatMap((record) =>
    [...namedModels(snapshot, record)].map((modelId) => ({
      region: record.region,
      modelId,
      callers: callersIn(snapshot, record.region, modelId),
    })),
  );
}

function cellIn(snapshot: Snapshot | undefined, region: string, modelId: string): Cell | undefined {
  return snapshot?.regions[region] && viewRegion(snapshot, region).cell(modelId);
}

/** What the account's own cell has to be for each state. */
const STATES: Record<CallState, (cell: Cell | undefined) => boolean> = {
  callable: (cell) => isOffered(cell) && cell?.access !== 'blocked',
  blocked: (cell) => isOffered(cell) && cell?.access === 'blocked',
  ended: (cell) => cell?.availability.listed === true || isOffered(cell),
  'not-callable': (cell) => cell !== undefined && !isOffered(cell),
  'not-enabled': (cell) => cell?.regionState === 'not-enabled' || cell?.regionState === 'not-scanned',
  unknown: (cell) => !isOffered(cell),
};

function isOffered(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.availability.kinds.length > 0;
}

describe('several accounts as one snapshot', () => {
  it('names every account once in every cell, and as callable just where it alone can be called', () =>
    always([anyAccounts], (accounts) => {
      for (const { region, modelId, callers = {} } of cellsOf(combineAccounts(accounts, AT))) {
        expect(Object.values(callers).flat().sort()).toEqual(accounts.map(({ name }) => name).sort());
        for (const [state, names = []] of Object.entries(callers))
          for (const name of names) {
            const snapshot = accounts.find((each) => each.name === name)?.snapshot;
            expect(STATES[state as CallState](cellIn(snapshot, region, modelId))).toBe(true);
          }
      }
    }));

  it('offers what any of them offers, and nothing else', () =>
    always([anyAccounts], (accounts) => {
      const whole = combineAccounts(accounts, AT);
      const named = (snapshot: Snapshot): string[] =>
        cellsOf(snapshot).map(({ region, modelId }) => `${region} ${modelId}`);
      const each = accounts.flatMap(({ snapshot }) => (snapshot === undefined ? [] : named(snapshot)));
      const all = new Set(named(whole));
      for (const name of each) expect(all).toContain(name);
    }));

  it('is the account itself where there is one', () =>
    always([anySnapshot(SOURCE)], (snapshot) => {
      const whole = combineAccounts([{ name: 'dev', snapshot }], AT);
      for (const { region, modelId } of cellsOf(snapshot)) {
        const { callers: _callers, stale: _stale, ...own } = viewRegion(whole, region).cell(modelId);
        const { stale: _alone, ...alone } = viewRegion(snapshot, region).cell(modelId);
        expect({ ...own, accessFacts: undefined }).toEqual({ ...alone, accessFacts: undefined });
      }
    }));

  it('says the same in whatever order they are chosen', () =>
    always([anyAccounts], (accounts) => {
      const sorted = (snapshot: Snapshot): unknown =>
        cellsOf(snapshot)
          .map(({ callers = {}, ...cell }) => ({
            ...cell,
            callers: Object.fromEntries(
              Object.entries(callers).map(([state, names]) => [state, [...names].sort()]),
            ),
          }))
          .sort((a, b) => (a.region + a.modelId < b.region + b.modelId ? -1 : 1));
      expect(sorted(combineAccounts([...accounts].reverse(), AT))).toEqual(
        sorted(combineAccounts(accounts, AT)),
      );
    }));

  it('says of each account in words why it cannot call a model', () => {
    const one = listed('eu-west-1', [aModel('a.one')]);
    const accounts = [
      { name: 'dev', snapshot: stateAfter(one).snapshot },
      { name: 'qa', snapshot: stateAfter(one, checkedIn('eu-west-1', 'a.one', BLOCKED)).snapshot },
      { name: 'prod', snapshot: stateAfter(failedIn('eu-west-1')).snapshot },
      { name: 'new' },
    ];
    const callers = callersIn(combineAccounts(accounts, AT), 'eu-west-1', 'a.one') ?? {};
    expect(callersText(callers)).toBe(
      '1 of 4 accounts can call it: dev; access blocked: qa; unknown: prod, new',
    );
  });
});

describe('the share of the accounts', () => {
  it.each<[Callers, string | undefined]>([
    [{ callable: ['a', 'b'] }, 'all'],
    [{ callable: ['a'], unknown: ['b'] }, 'some'],
    [{ callable: ['a'], blocked: ['b'] }, 'some'],
    [{ blocked: ['a'], 'not-callable': ['b'] }, 'none'],
    [{ blocked: ['a'], unknown: ['b'] }, undefined],
  ])('%j is %s', (callers, share) => {
    expect(shareOf(callers)).toBe(share);
    expect(callerCounts(callers).of).toBe(2);
  });
});
