/** How a scan ended. */
import type { ScanOutcome } from '../../contract/scan/scan-progress.ts';
import { apiKeyFailureOf } from '../../contract/snapshot/api-key.ts';
import type { Failure, RegionCode, RegionRecord, RegionState } from '../../contract/snapshot/model.ts';

/** States in which a region has answered in full, even if with a no. */
const ANSWERED_IN_FULL: readonly RegionState[] = ['ok', 'not-enabled', 'no-endpoint'];

/** States in which a region has answered, in part or in full. */
export const ANSWERED: readonly RegionState[] = [...ANSWERED_IN_FULL, 'partial'];

/** Complete if every region answered in full, else partial. */
export function outcomeOf(records: readonly (RegionRecord | undefined)[]): ScanOutcome {
  return records.every((record) => record !== undefined && ANSWERED_IN_FULL.includes(record.state))
    ? 'complete'
    : 'partial';
}

/** The failure of a scan in which no region answered, from the most frequent one; undefined if one did. */
export function failureOfAll(records: readonly (RegionRecord | undefined)[]): Failure | undefined {
  const failures: { region: RegionCode; failure: Failure }[] = [];
  for (const record of records) {
    if (record?.failure === undefined || ANSWERED.includes(record.state)) {
      return undefined;
    }
    failures.push({ region: record.region, failure: record.failure });
  }
  const ofKey = apiKeyFailureOf(failures.map(({ failure }) => failure));
  if (ofKey !== undefined) return ofKey;
  const countOf = (kind: Failure['kind']): number =>
    failures.filter((each) => each.failure.kind === kind).length;
  const [first] = failures.toSorted((a, b) => countOf(b.failure.kind) - countOf(a.failure.kind));
  if (first === undefined || failures.length === 1) return first?.failure;
  const { kind, message, nextStep } = first.failure;
  return {
    kind,
    message: `None of ${failures.length} Regions answered. ${first.region}: ${message}`,
    nextStep,
  };
}

/** What is said of a scan that a fault of the app ended. */
export const FAULT: Failure = {
  kind: 'unknown',
  message: 'The scan was ended by a fault of the app.',
  nextStep: 'What came before is kept. Rescan; if it happens again, report it with the log.',
};
