import { expect, test } from 'vitest';
import { viewRegion } from '../../../electron/contract/cells/availability.ts';
import { type LifecycleLookup, lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import { rankRegions } from '../../../electron/contract/cells/ranking/ranking.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { ALLOWED, AT, aModel, aProfile, BLOCKED } from '../../helpers/builders.ts';
import { checkedIn, listed, stateAfter } from '../../helpers/scan-events.ts';

const ID = 'anthropic.claude-x';

function measured(region: string, medianMs: number, smoothedLatencyMs = medianMs): ScanEvent {
  const latency = { medianMs, p90Ms: medianMs + 5, minMs: medianMs - 1, samples: 5, measuredAt: AT };
  return { type: 'latency-measured', region, latency, smoothedLatencyMs };
}

function checked(region: string, facts = ALLOWED): ScanEvent {
  return checkedIn(region, ID, facts);
}

function ranked(snapshot: Snapshot, lifecycleOf?: LifecycleLookup): string[] {
  const cells = Object.keys(snapshot.regions).map((region) =>
    viewRegion(snapshot, region, lifecycleOf).cell(ID),
  );
  return rankRegions(cells, (region) => snapshot.regions[region]).map(({ cell }) => cell.region);
}

const regions = (...codes: string[]): ScanEvent[] =>
  codes.map((code) => listed(code, [aModel(ID, {}, code)]));

test('the ranking puts the nearest region first among equals, and unmeasured ones last', () => {
  const { snapshot } = stateAfter(
    ...regions('us-east-1', 'eu-west-1', 'ap-south-1'),
    measured('us-east-1', 90),
    measured('eu-west-1', 20),
  );
  expect(ranked(snapshot)).toEqual(['eu-west-1', 'us-east-1', 'ap-south-1']);
});

test('the ranking puts a blocked region behind every other, however near', () => {
  const { snapshot } = stateAfter(
    ...regions('eu-west-1', 'us-east-1', 'ap-south-1'),
    measured('eu-west-1', 5),
    measured('us-east-1', 90),
    checked('eu-west-1', BLOCKED),
    checked('us-east-1'),
  );
  expect(ranked(snapshot)).toEqual(['us-east-1', 'ap-south-1', 'eu-west-1']);
});

test('the ranking puts a region that refused a call behind those not tried, before blocked ones, for seven days', () => {
  const proof = { status: 'refused', how: 'test-call', at: AT } as const;
  const { snapshot } = stateAfter(
    ...regions('eu-west-1', 'us-east-1', 'ap-south-1'),
    measured('eu-west-1', 5),
    measured('us-east-1', 90),
    measured('ap-south-1', 4),
    checked('ap-south-1', BLOCKED),
    { type: 'proof-made', region: 'eu-west-1', id: ID, proof },
  );
  const rankedAt = (nowEpochMs: number): string[] => {
    const cells = Object.keys(snapshot.regions).map((region) =>
      viewRegion(snapshot, region, undefined, nowEpochMs).cell(ID),
    );
    return rankRegions(cells, (region) => snapshot.regions[region]).map(({ cell }) => cell.region);
  };
  expect(rankedAt(Date.parse(AT))).toEqual(['us-east-1', 'eu-west-1', 'ap-south-1']);
  expect(rankedAt(Date.parse(AT) + 8 * 86_400_000)).toEqual(['eu-west-1', 'us-east-1', 'ap-south-1']);
});

test('the ranking leaves out regions where the model is past its end of life, however near', () => {
  const modelLifecycle = { status: 'ACTIVE', endOfLifeTime: '2026-10-14T00:00:00Z' };
  const { snapshot } = stateAfter(
    ...regions('us-east-1'),
    listed('eu-west-1', [aModel(ID, { modelLifecycle })]),
    measured('eu-west-1', 5),
    measured('us-east-1', 90),
  );
  const lifecycleOf = lifecycleLookup(snapshot, () => undefined, Date.parse(AT));
  expect(ranked(snapshot, lifecycleOf)).toEqual(['us-east-1']);
});

test('the ranking ranks by the last median: the figure that the headers show, not another one', () => {
  const { snapshot } = stateAfter(
    ...regions('eu-west-1', 'us-east-1'),
    measured('eu-west-1', 200, 30),
    measured('us-east-1', 90, 90),
  );
  expect(ranked(snapshot)).toEqual(['us-east-1', 'eu-west-1']);
});

test('the ranking leaves out regions where the model is listed but cannot be called, and puts provisioned ones last', () => {
  const { snapshot } = stateAfter(
    listed('eu-west-1', [aModel(ID, { inferenceTypesSupported: [] }, 'eu-west-1')]),
    listed('eu-west-2', [aModel(ID, { inferenceTypesSupported: ['PROVISIONED'] }, 'eu-west-2')]),
    listed(
      'eu-west-3',
      [aModel(ID, { inferenceTypesSupported: ['INFERENCE_PROFILE'] }, 'eu-west-3')],
      [aProfile(`eu.${ID}`, ID, ['eu-west-3', 'eu-west-1'], {}, 'eu-west-3')],
    ),
    measured('eu-west-2', 1),
    measured('eu-west-3', 400),
  );
  expect(ranked(snapshot)).toEqual(['eu-west-3', 'eu-west-2']);
});
