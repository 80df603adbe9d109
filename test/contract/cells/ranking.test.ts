import { expect, test } from 'vitest';
import { viewRegion } from '../../../electron/contract/cells/availability.ts';
import { type LifecycleLookup, lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import { rankRegions } from '../../../electron/contract/cells/ranking/ranking.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { AT, aModel, aProfile, BLOCKED } from '../../helpers/builders.ts';
import { checkedIn, listed, measuredIn, stateAfter } from '../../helpers/scan-events.ts';

const ID = 'anthropic.claude-x';

function ranked(snapshot: Snapshot, lifecycleOf?: LifecycleLookup, nowEpochMs?: number): string[] {
  const cells = Object.keys(snapshot.regions).map((region) =>
    viewRegion(snapshot, region, lifecycleOf, nowEpochMs).cell(ID),
  );
  return rankRegions(cells, (region) => snapshot.regions[region]).map(({ cell }) => cell.region);
}

const regions = (...codes: string[]): ScanEvent[] =>
  codes.map((code) => listed(code, [aModel(ID, {}, code)]));

test('the ranking puts the nearest region first among equals, and unmeasured ones last', () => {
  const { snapshot } = stateAfter(
    ...regions('us-east-1', 'eu-west-1', 'ap-south-1'),
    measuredIn('us-east-1', 90),
    measuredIn('eu-west-1', 20),
  );
  expect(ranked(snapshot)).toEqual(['eu-west-1', 'us-east-1', 'ap-south-1']);
});

test('the ranking puts a blocked region behind every other, however near', () => {
  const { snapshot } = stateAfter(
    ...regions('eu-west-1', 'us-east-1', 'ap-south-1'),
    measuredIn('eu-west-1', 5),
    measuredIn('us-east-1', 90),
    checkedIn('eu-west-1', ID, BLOCKED),
    checkedIn('us-east-1', ID),
  );
  expect(ranked(snapshot)).toEqual(['us-east-1', 'ap-south-1', 'eu-west-1']);
});

test('the ranking puts a region that refused a call behind those not tried, before blocked ones, for seven days', () => {
  const proof = { status: 'refused', how: 'test-call', at: AT } as const;
  const { snapshot } = stateAfter(
    ...regions('eu-west-1', 'us-east-1', 'ap-south-1'),
    measuredIn('eu-west-1', 5),
    measuredIn('us-east-1', 90),
    measuredIn('ap-south-1', 4),
    checkedIn('ap-south-1', ID, BLOCKED),
    { type: 'proof-made', region: 'eu-west-1', id: ID, proof },
  );
  const rankedAt = (nowEpochMs: number): string[] => ranked(snapshot, undefined, nowEpochMs);
  expect(rankedAt(Date.parse(AT))).toEqual(['us-east-1', 'eu-west-1', 'ap-south-1']);
  expect(rankedAt(Date.parse(AT) + 8 * 86_400_000)).toEqual(['eu-west-1', 'us-east-1', 'ap-south-1']);
});

test('the ranking leaves out regions where the model is past its end of life, however near', () => {
  const modelLifecycle = { status: 'ACTIVE', endOfLifeTime: '2026-10-14T00:00:00Z' };
  const { snapshot } = stateAfter(
    ...regions('us-east-1'),
    listed('eu-west-1', [aModel(ID, { modelLifecycle })]),
    measuredIn('eu-west-1', 5),
    measuredIn('us-east-1', 90),
  );
  const lifecycleOf = lifecycleLookup(snapshot, () => undefined, Date.parse(AT));
  expect(ranked(snapshot, lifecycleOf)).toEqual(['us-east-1']);
});

test('the ranking ranks by the last median: the figure that the headers show, not another one', () => {
  const { snapshot } = stateAfter(
    ...regions('eu-west-1', 'us-east-1'),
    { ...measuredIn('eu-west-1', 200), smoothedLatencyMs: 30 },
    measuredIn('us-east-1', 90),
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
    measuredIn('eu-west-2', 1),
    measuredIn('eu-west-3', 400),
  );
  expect(ranked(snapshot)).toEqual(['eu-west-3', 'eu-west-2']);
});
