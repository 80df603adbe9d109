import { describe, expect, it } from 'vitest';
import { lastLatency } from '../../../electron/contract/scan/apply-latency.ts';
import type { Network } from '../../../electron/contract/snapshot/latency.ts';
import { AT, SOURCE } from '../../helpers/builders.ts';
import { always } from '../../helpers/properties.ts';
import { listed, measuredIn, stateAfter } from '../../helpers/scan-events.ts';
import { anySnapshot } from '../../helpers/snapshots/arbitrary-snapshot.ts';

const [EU, US] = ['eu-central-1', 'us-east-1'];
const HOME: Network = { name: 'en0', key: 'home' };
const OFFICE: Network = { name: 'en0', key: 'office' };
const LATER = '2026-11-25T10:00:00.000Z';

describe('round trips measured on another network', () => {
  const atHome = [listed(EU, []), listed(US, []), measuredIn(EU, 17, AT, HOME), measuredIn(US, 90, AT, HOME)];
  const { regions } = stateAfter(...atHome, measuredIn(US, 40, LATER, OFFICE)).snapshot;

  it('step aside for the first figure of the new one, in regions that were not measured yet too', () => {
    expect(regions[EU]?.latency).toBeUndefined();
    expect(regions[EU]?.smoothedLatencyMs).toBeUndefined();
    expect(regions[EU]?.latencyElsewhere).toMatchObject({ medianMs: 17, network: HOME });
    expect(regions[US]?.latency).toMatchObject({ medianMs: 40, network: OFFICE });
    expect(regions[US]?.latencyElsewhere).toBeUndefined();
  });

  it('stay in the history, each with its date and network', () => {
    expect(regions[US]?.latencyHistory).toEqual([
      { medianMs: 90, measuredAt: AT, network: HOME },
      { medianMs: 40, measuredAt: LATER, network: OFFICE },
    ]);
  });

  it('leave a region alone that is measured on the same', () => {
    const before = stateAfter(...atHome);
    expect(stateAfter(...atHome, measuredIn(US, 91, LATER, HOME)).snapshot.regions[EU]).toEqual(
      before.snapshot.regions[EU],
    );
  });
});

it('figures that are compared are of one network, whatever happens', () =>
  always([anySnapshot(SOURCE)], ({ regions }) => {
    const keys = Object.values(regions).flatMap(({ latency }) => (latency ? [latency.network?.key] : []));
    expect(new Set(keys).size).toBeLessThanOrEqual(1);
    if (keys.length > 0) expect(lastLatency(regions)?.network?.key).toBe(keys[0]);
  }));
