import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LATENCY_HISTORY_LENGTH } from '../../../electron/contract/scan/apply-latency.ts';
import { applyScanEvent, type ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { accessIn, modelIn, profilesIn } from '../../../electron/contract/snapshot/snapshot.ts';
import { ALLOWED, AT, aFailure, aModel, aProfile, BLOCKED } from '../../helpers/builders.ts';
import { always } from '../../helpers/properties.ts';
import {
  checkedIn,
  failedIn,
  listed,
  listedInPart,
  mantleIn,
  measuredIn,
  stateAfter,
} from '../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../helpers/snapshots/arbitrary-snapshot.ts';

const EU = 'eu-central-1';
const US = 'us-east-1';
const LATER = '2026-11-25T10:00:00.000Z';
const START = stateAfter();

const started: ScanEvent = { type: 'scan-started', regions: [EU, US], atIso: AT };
const timedOut: ScanEvent = failedIn(EU, 'failed', 'timeout', LATER);

const measured = (medianMs: number): ScanEvent => measuredIn(EU, medianMs);

function expectUntouched(after: unknown, before: object, { type }: ScanEvent): void {
  // Figures of another network step aside in every region.
  const none = { latency: undefined, latencyElsewhere: undefined, smoothedLatencyMs: undefined };
  if (type === 'latency-measured') expect({ ...(after as object), ...none }).toEqual({ ...before, ...none });
  else expect(after).toBe(before);
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) frozen(each);
  }
  return value;
}

describe('any event', () => {
  it('leaves the state before it as it was', () =>
    always([fc.array(anyRegionEvent, { maxLength: 12 })], (events) => {
      let state = frozen(structuredClone(START));
      for (const event of [started, ...events]) state = frozen(applyScanEvent(state, frozen(event)));
    }));

  it('leads both processes to the same state, also when events travel as JSON', () =>
    always([fc.array(anyRegionEvent, { maxLength: 12 })], (events) => {
      const sent = JSON.parse(JSON.stringify([started, ...events])) as ScanEvent[];
      expect(sent.reduce(applyScanEvent, START)).toEqual([started, ...events].reduce(applyScanEvent, START));
    }));

  it('leaves the other regions untouched', () =>
    always([fc.array(anyRegionEvent, { minLength: 1, maxLength: 12 }), anyRegionEvent], (events, last) => {
      const before = events.reduce(applyScanEvent, START);
      const after = applyScanEvent(before, last);
      for (const [region, record] of Object.entries(before.snapshot.regions)) {
        if ('region' in last && region === last.region) continue;
        if (last.type === 'account-regions-listed' && region in last.statuses) continue;
        expectUntouched(after.snapshot.regions[region], record, last);
      }
    }));

  it('about a region that no scan has named adds the region', () => {
    const { snapshot } = stateAfter(listed('xx-new-1', [aModel('acme.a', {}, 'xx-new-1')]));
    expect(snapshot.regions['xx-new-1']).toMatchObject({ state: 'ok', scannedAt: AT });
  });
});

describe('lists of a region', () => {
  it('replace those of before and end its failure', () => {
    const { snapshot } = stateAfter(
      listed(EU, [aModel('acme.old')]),
      timedOut,
      listed(EU, [aModel('acme.new')], [], LATER),
    );
    expect(snapshot.regions[EU]).toMatchObject({ state: 'ok', stale: false, scannedAt: LATER });
    expect(snapshot.regions[EU]?.failure).toBeUndefined();
    expect(Object.keys(snapshot.regions[EU]?.models ?? {})).toEqual(['acme.new']);
  });

  it('that break off are partial: what came is added to what was known', () => {
    const inPart = listed(EU, [aModel('acme.a')], [aProfile('eu.acme.new', 'acme.a', [EU])], LATER);
    const { snapshot } = stateAfter(
      listed(EU, [aModel('acme.a')], [aProfile('eu.acme.a', 'acme.a', [EU])]),
      listedInPart(inPart, 'profiles', 'throttled'),
    );
    expect(snapshot.regions[EU]).toMatchObject({ state: 'partial', failure: { kind: 'throttled' } });
    expect(profilesIn(snapshot, EU).map((profile) => profile.inferenceProfileId)).toEqual([
      'eu.acme.a',
      'eu.acme.new',
    ]);
  });

  it('keep the access and the latency that are known', () => {
    const { snapshot } = stateAfter(
      listed(EU, [aModel('acme.a')]),
      checkedIn(EU, 'acme.a', BLOCKED),
      measured(20),
      listed(EU, [aModel('acme.a')], [], LATER),
    );
    expect(accessIn(snapshot, EU, 'acme.a')).toEqual(BLOCKED);
    expect(snapshot.regions[EU]?.latency?.medianMs).toBe(20);
  });
});

describe('a region that fails', () => {
  it('keeps its last good answer and the time of it, marked stale', () => {
    const { snapshot } = stateAfter(listed(EU, [aModel('acme.a')]), timedOut);
    expect(snapshot.regions[EU]).toMatchObject({
      state: 'failed',
      stale: true,
      scannedAt: AT,
      failure: { kind: 'timeout' },
    });
    expect(modelIn(snapshot, EU, 'acme.a')).toEqual(aModel('acme.a'));
  });

  it('is not stale if it never answered', () => {
    expect(stateAfter(started, timedOut).snapshot.regions[EU]).toMatchObject({
      state: 'failed',
      stale: false,
      models: {},
    });
  });
});

describe('the list of bedrock-mantle', () => {
  it('replaces the one before and leaves the state of the region alone', () => {
    const { snapshot } = stateAfter(mantleIn(EU, ['a']), listed(EU, []), mantleIn(EU, ['b']));
    expect(snapshot.regions[EU]).toMatchObject({ state: 'ok', mantle: { state: 'listed', modelIds: ['b'] } });
  });

  it('keeps the one before when it fails, with the reason as a note', () => {
    const listedBefore = mantleIn(EU, ['a']);
    const failed = mantleIn(EU, [], { state: 'failed', failure: aFailure('denied') });
    expect(stateAfter(listedBefore, failed).snapshot.regions[EU]?.mantle).toEqual({
      state: 'failed',
      modelIds: ['a'],
      failure: aFailure('denied'),
    });
    const { snapshot } = stateAfter(listedBefore, failed, listedBefore);
    expect(snapshot.regions[EU]?.mantle.failure).toBeUndefined();
  });
});

describe('access checks', () => {
  it('add up, and the newest fact of a model holds', () => {
    const { snapshot, scan } = stateAfter(
      started,
      { type: 'access-started', total: 3 },
      checkedIn(EU, { 'acme.a': BLOCKED, 'acme.b': ALLOWED }),
      checkedIn(EU, 'acme.a', ALLOWED, LATER),
    );
    expect(accessIn(snapshot, EU, 'acme.a')).toEqual(ALLOWED);
    expect(accessIn(snapshot, EU, 'acme.b')).toEqual(ALLOWED);
    expect(snapshot.regions[EU]?.accessCheckedAt).toBe(LATER);
    expect(scan).toMatchObject({ phase: 'access', accessDone: 3, accessTotal: 3 });
  });
});

describe('latency', () => {
  it('keeps the newest medians, at most twenty, oldest first', () => {
    const medians = Array.from({ length: LATENCY_HISTORY_LENGTH + 5 }, (_, index) => index + 1);
    const record = stateAfter(...medians.map(measured)).snapshot.regions[EU];
    expect(record?.latencyHistory.map(({ medianMs }) => medianMs)).toEqual(
      medians.slice(-LATENCY_HISTORY_LENGTH),
    );
    expect(record?.latency?.medianMs).toBe(25);
  });

  it('that could not be measured leaves the last figure and says why; a figure ends that', () => {
    const failed: ScanEvent = { type: 'latency-failed', region: EU, failure: aFailure('network') };
    expect(stateAfter(measured(20), failed).snapshot.regions[EU]).toMatchObject({
      latency: { medianMs: 20 },
      latencyFailure: { kind: 'network' },
    });
    expect(stateAfter(failed, measured(20)).snapshot.regions[EU]?.latencyFailure).toBeUndefined();
  });

  it('can be smoothed without a measurement', () => {
    const record = stateAfter(measured(20), {
      type: 'latency-smoothed',
      region: EU,
      smoothedLatencyMs: 33,
    }).snapshot.regions[EU];
    expect(record).toMatchObject({
      smoothedLatencyMs: 33,
      latency: { medianMs: 20 },
      latencyHistory: [{ medianMs: 20 }],
    });
  });
});
