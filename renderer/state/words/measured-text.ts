/** When and on which network a round trip was measured, in words. */
import { isSameNetwork } from '../../../electron/contract/scan/apply-latency.ts';
import type { LatencyPoint, LatencySummary, Network } from '../../../electron/contract/snapshot/latency.ts';
import type { RegionRecord, Source } from '../../../electron/contract/snapshot/model.ts';
import { ageText, timeText } from './age.ts';
import { latencyText } from './cell-text.ts';

/** Whether it was measured on another network than the one in use; false if either is not known. */
export function isElsewhere({ network }: Pick<LatencySummary, 'network'>, now: Network | undefined): boolean {
  return network !== undefined && now !== undefined && !isSameNetwork(network, now);
}

/** Such as `12 min ago on en0`. The sample's figures are simulated: they are of no network. */
export function measuredText(
  { measuredAt, network }: Pick<LatencySummary, 'measuredAt' | 'network'>,
  source: Source,
  nowMs: number,
): string {
  const age = ageText(measuredAt, nowMs);
  return source.kind === 'sample' ? age : `${age} on ${networkName(network)}`;
}

/** The interface's name. */
export function networkName(network: Network | undefined): string {
  return network?.name ?? 'an unknown network';
}

/** Such as `17 ms`, and where it is not from here, so; undefined: never measured. */
export function roundTripText(
  { latency, latencyElsewhere }: Pick<RegionRecord, 'latency' | 'latencyElsewhere'>,
  now: Network | undefined,
): string | undefined {
  const figure = latency ?? latencyElsewhere;
  if (figure === undefined) return undefined;
  // Figures that stepped aside are from here again where the user has gone back.
  const isOld =
    latency === undefined
      ? now === undefined || !isSameNetwork(figure.network, now)
      : isElsewhere(latency, now);
  return `${latencyText(figure.medianMs)}${isOld ? ' on another network' : ''}`;
}

/** Such as `17 ms, 29 Nov 2026, 10:02`. */
export function pointText({ medianMs, measuredAt }: LatencyPoint): string {
  return `${latencyText(medianMs)}, ${measuredAt === undefined ? 'unknown date' : timeText(measuredAt)}`;
}
