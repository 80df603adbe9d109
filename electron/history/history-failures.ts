/** What can go wrong with kept scans, in words. */
import type { KeptScan } from '../contract/snapshot/kept/kept-scan.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { diskReason } from '../disk/disk-reason.ts';

const UNCHANGED = 'Earlier kept scans are as they were.';

export function notKept(folder: string, error: unknown): Failure {
  return {
    kind: 'disk',
    message: `The scan could not be kept in the history ${folder}: ${diskReason(error)}.`,
    nextStep: `${UNCHANGED} Make room or allow writing there, then rescan.`,
  };
}

export function tooLargeToKeep(): Failure {
  return {
    kind: 'bad-answer',
    message: 'The Regions listed so much that the scan is not kept in the history.',
    nextStep: `${UNCHANGED} Check the endpoint and the proxy, then rescan.`,
  };
}

export function notRead(file: string, error: unknown): Failure {
  return {
    kind: 'disk',
    message: `The kept scan ${file} could not be read: ${diskReason(error)}.`,
    nextStep: 'Check the file and its folder. The other kept scans can be used.',
  };
}

export function notListed(folder: string, error: unknown): Failure {
  return {
    kind: 'disk',
    message: `The kept scans in ${folder} could not be read: ${diskReason(error)}.`,
    nextStep: 'Check the folder. Nothing in it was changed.',
  };
}

/** `aside`: where it was put; undefined: it could not be moved. */
export function damagedScan(file: string, aside: string | undefined): Failure {
  return {
    kind: 'disk',
    message:
      aside === undefined
        ? `The kept scan ${file} is damaged and could not be set aside.`
        : `The kept scan ${file} is damaged; it was kept as ${aside}.`,
    nextStep: 'Nothing is to be done: the other kept scans can be used.',
  };
}

export function newerScans(count: number): Failure {
  return {
    kind: 'disk',
    message: `${count === 1 ? 'One kept scan was' : `${count} kept scans were`} written by a newer version of Bedrock Atlas and cannot be shown.`,
    nextStep:
      count === 1
        ? 'Open it with that version. It is left as it is.'
        : 'Open them with that version. They are left as they are.',
  };
}

export function clockBehind(lastAt: string): Failure {
  return {
    kind: 'unknown',
    message: `The clock of this machine is behind the last kept scan (${lastAt}).`,
    nextStep: 'The scan is kept after it, with the time of the clock. Set the clock if it is wrong.',
  };
}

export function noLongerKept(): Failure {
  return {
    kind: 'bad-input',
    message: 'That scan is no longer kept.',
    nextStep: 'Choose another one of the list.',
  };
}

/** Why there is no scan at the time that was asked for; `scans`: newest first. */
export function nothingThatOld(scans: readonly KeptScan[]): string {
  const oldest = scans.at(-1);
  return oldest === undefined
    ? 'No scan is kept of this profile: each scan from now on is.'
    : `No scan that old is kept: the oldest of ${scans.length} is from ${oldest.at}.`;
}
