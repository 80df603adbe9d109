/** What the account's own list of regions adds to what Bedrock's regions say for themselves. */
import type { Failure, RegionCode, RegionRecord, Snapshot } from '../snapshot/model.ts';

/** Statuses of account ListRegions in which a region cannot be called. ENABLING and new statuses are not certain. */
const SWITCHED_OFF = ['DISABLED', 'DISABLING'];

const SWITCHED_ON = ['ENABLED', 'ENABLED_BY_DEFAULT'];

/** The snapshot with these statuses at the regions that it knows. */
export function withStatuses(snapshot: Snapshot, statuses: Readonly<Record<RegionCode, string>>): Snapshot {
  const regions = Object.entries(snapshot.regions).map(([region, record]): [RegionCode, RegionRecord] => {
    const status = Object.hasOwn(statuses, region) ? statuses[region] : undefined;
    return [region, status === undefined ? record : reconcileOptIn({ ...record, optInStatus: status })];
  });
  return { ...snapshot, regions: Object.fromEntries(regions) };
}

/** Drops the statuses of regions that are about to be scanned: the account is asked again too. */
export function withoutStatuses(snapshot: Snapshot, regions: readonly RegionCode[]): Snapshot {
  const records = regions.flatMap((region): [RegionCode, RegionRecord][] => {
    const record = snapshot.regions[region];
    if (record?.optInStatus === undefined) return [];
    const { optInStatus: _old, ...rest } = record;
    return [[region, rest]];
  });
  if (records.length === 0) return snapshot;
  return { ...snapshot, regions: { ...snapshot.regions, ...Object.fromEntries(records) } };
}

/**
 * The record with what the account says of the region. A failed region that is switched off is not enabled, however it
 * failed. If the account says that the region is enabled, "unknown key" means a bad key, not an opt-in region.
 */
export function reconcileOptIn(record: RegionRecord): RegionRecord {
  if (record.state === 'failed' && isSwitchedOff(record)) {
    return { ...record, state: 'not-enabled', failure: notEnabled(record.region) };
  }
  if (record.state === 'not-enabled' && isSwitchedOn(record.optInStatus)) {
    return { ...record, state: 'failed', failure: refusedKey(record.region) };
  }
  return record;
}

/** Whether the account's list says that the region cannot be called; false while it has said nothing. */
export function isSwitchedOff(record: RegionRecord | undefined): boolean {
  return SWITCHED_OFF.includes(record?.optInStatus ?? '');
}

/** Whether the status says that the region can be called. */
export function isSwitchedOn(status: string | undefined): boolean {
  return SWITCHED_ON.includes(status ?? '');
}

function notEnabled(region: RegionCode): Failure {
  return {
    kind: 'not-enabled',
    message: `${region} is not enabled for the account, as its list of Regions says.`,
    nextStep: 'To use it, enable the Region in the AWS console (Account, AWS Regions), then rescan.',
  };
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html (a stored copy, read 2026-11-24). */
function refusedKey(region: RegionCode): Failure {
  return {
    kind: 'bad-credentials',
    message: `${region} does not know these credentials, although the account has enabled the Region.`,
    nextStep:
      'Session tokens of the global STS endpoint are not valid in Regions that have to be enabled: set sts_regional_endpoints = regional for the profile and log in again. A Region that was just enabled can take some hours.',
  };
}
