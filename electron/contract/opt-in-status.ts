/** What the account's own list of regions adds to what Bedrock's regions say for themselves. */
import type { Failure, RegionCode, RegionRecord, Snapshot } from './model.ts';

/** Words of account ListRegions with which a region cannot be called. ENABLING and new words say nothing for sure. */
const SWITCHED_OFF = ['DISABLED', 'DISABLING'];

/** The snapshot with these statuses at the regions that it knows. */
export function withStatuses(snapshot: Snapshot, statuses: Readonly<Record<RegionCode, string>>): Snapshot {
  const regions = Object.entries(snapshot.regions).map(([region, record]): [RegionCode, RegionRecord] => {
    const status = Object.hasOwn(statuses, region) ? statuses[region] : undefined;
    return [region, status === undefined ? record : asTheAccountSays({ ...record, optInStatus: status })];
  });
  return { ...snapshot, regions: Object.fromEntries(regions) };
}

/** A failed region that the account has switched off is not enabled, however it failed; any other is as it was. */
export function asTheAccountSays(record: RegionRecord): RegionRecord {
  if (record.state !== 'failed' || !isSwitchedOff(record)) return record;
  return { ...record, state: 'not-enabled', failure: notEnabled(record.region) };
}

/** Whether the account's list says that the region cannot be called; false while it has said nothing. */
export function isSwitchedOff(record: RegionRecord | undefined): boolean {
  return SWITCHED_OFF.includes(record?.optInStatus ?? '');
}

function notEnabled(region: RegionCode): Failure {
  return {
    kind: 'not-enabled',
    message: `${region} is not enabled for the account, as its list of regions says.`,
    nextStep: 'To use it, enable the region in the AWS console (Account, AWS Regions), then rescan.',
  };
}
