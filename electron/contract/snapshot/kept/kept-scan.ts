/** A finished scan as the history lists it. */
import { dateText } from '../../text.ts';
import type { IsoTime } from '../model.ts';

/** Ids of two kept scans. */
export interface ScanPair {
  old: string;
  new: string;
}

/** One side of a comparison that the user chose. */
export interface ComparedSide {
  /** Takes the place of a kept scan's id in a pair; good until another side is chosen. */
  id: string;
  /** Such as a time, a profile with a time, or a file's name. */
  title: string;
  /** What it is compared with; absent: a kept scan. */
  newer?: { id: string; title: string };
  /** What is to be said first of two sides of different sources. */
  note?: string;
}

export interface KeptScan {
  /** Names the scan in its history; holds nothing else. */
  id: string;
  /** When the scan ended. */
  at: IsoTime;
  /** `partial`: some regions failed or answered in part. */
  state: 'complete' | 'partial';
  /** Regions that answered; one that is not enabled for the account counts. */
  regionsAnswered: number;
  /** Regions that were asked. */
  regions: number;
  /** Different models over all regions. */
  models: number;
  /** Models times regions that can be called: some way holds, and the access is not known to be blocked. */
  callableCells: number;
  /** How much differs from the kept scan before; 0 for the first. */
  changes: number;
}

/** A kept scan's time as the window and the command line write it, in UTC. */
export function scanTimeText(at: IsoTime): string {
  return `${dateText(at)}, ${at.slice(11, 16)} UTC`;
}
