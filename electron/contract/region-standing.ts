/** Why a cell shows nothing: five things that look alike from afar and mean different next steps. */
import type { Cell } from './availability.ts';
import type { RegionRecord } from './model.ts';
import { isSwitchedOff } from './opt-in-status.ts';

/**
 * How a region stands for a person. `answered` and `partial`: its lists count. `not-enabled`: the account has to switch the
 * region on. `no-endpoint`: Bedrock has no host there. `denied`: a policy forbids the lists. `failed`: anything else.
 */
export type RegionStanding =
  | 'answered'
  | 'partial'
  | 'not-enabled'
  | 'no-endpoint'
  | 'denied'
  | 'failed'
  | 'not-scanned';

/** The standing of a region after the last attempt; a region that is not in the snapshot was not scanned. */
export function standingOf(record: RegionRecord | undefined): RegionStanding {
  switch (record?.state) {
    case undefined:
    case 'not-scanned':
      return isSwitchedOff(record) ? 'not-enabled' : 'not-scanned';
    case 'ok':
      return 'answered';
    case 'failed':
      return record.failure?.kind === 'no-endpoint' ? 'no-endpoint' : 'failed';
    case 'partial':
    case 'denied':
    case 'not-enabled':
      return record.state;
  }
}

/**
 * Whether the kept answer of the region names every model, or every profile, that there is. Of a region that answered in
 * part and does not say which list it lacks (an old cache, an old export), neither is known.
 */
export function isWhole(record: RegionRecord, list: 'models' | 'profiles'): boolean {
  const { incomplete, state } = record;
  if (incomplete === undefined) return state !== 'partial';
  return incomplete !== list && incomplete !== 'models-and-profiles';
}

/** Whether the list of bedrock-mantle names every model that there is. */
export function isMantleWhole({ mantle }: RegionRecord): boolean {
  return (mantle.state === 'listed' || mantle.state === 'absent') && mantle.failure === undefined;
}

/** Why no way to call the model is shown; `no-such-model`: the region answered and does not list it. */
export type Absence =
  | Exclude<RegionStanding, 'answered' | 'partial'>
  | 'no-such-model'
  /** The region lists more models than are known, and this one may be among them. */
  | 'models-missing'
  /** The region names the model and no way to call it. */
  | 'listed-only'
  /** A profile still names the model, which the region no longer lists. */
  | 'profile-outlives-model'
  /** Its profiles could not be listed, so a way to call it may be missing here. */
  | 'profiles-missing';

/** Why the cell has no kind; undefined if it has one. `record` is that of the cell's region. */
export function absenceOf(cell: Cell, record: RegionRecord | undefined): Absence | undefined {
  const { kinds, listed, profiles } = cell.availability;
  if (kinds.length > 0) return undefined;
  const standing = standingOf(record);
  // The last good answer of a region that failed this time still says what it said.
  const hasLists = record?.scannedAt !== undefined;
  if (!hasLists && standing !== 'answered' && standing !== 'partial') return standing;
  const has = (list: 'models' | 'profiles'): boolean => record === undefined || isWhole(record, list);
  if (listed) return has('profiles') ? 'listed-only' : 'profiles-missing';
  if (!has('models')) return 'models-missing';
  if (profiles.length > 0) return 'profile-outlives-model';
  return standing === 'answered' || standing === 'partial' ? 'no-such-model' : standing;
}
