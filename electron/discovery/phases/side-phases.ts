/** Asked beside the scan: the account's regions, facts of the account, bedrock-mantle's models. A failure there holds nothing up. */
import { isSwitchedOn } from '../../contract/scan/opt-in-status.ts';
import type { ScanEvent } from '../../contract/scan/scan-event.ts';
import type { RegionCode, Source } from '../../contract/snapshot/model.ts';
import type { DiscoveryPorts } from '../ports.ts';

/**
 * Gives the regions that the account has enabled. Only the commercial partition has this list. A denied or failed one is as if
 * it had not been asked.
 */
export async function listAccountRegions(
  { gateway }: DiscoveryPorts,
  source: Source,
  emit: (event: ScanEvent) => void,
  signal: AbortSignal,
): Promise<RegionCode[]> {
  if (source.kind !== 'aws' || source.partition !== 'aws') return [];
  const answer = await gateway.listAccountRegions(signal);
  if (signal.aborted || !answer.ok || answer.value.state === 'not-asked') return [];
  const { statuses } = answer.value;
  emit({ type: 'account-regions-listed', statuses });
  return Object.keys(statuses).filter((region) => isSwitchedOn(statuses[region]));
}

type ReadsFact = (
  ports: DiscoveryPorts,
  region: RegionCode,
  emit: (event: ScanEvent) => void,
  signal: AbortSignal,
) => Promise<void>;

/** What each Region with models is asked about the account. */
const ACCOUNT_FACTS: readonly ReadsFact[] = [readDataRetention];

/** Asks one Region for each of them at once. */
export const readAccountFacts: ReadsFact = async (...asked) => {
  await Promise.all(ACCOUNT_FACTS.map((read) => read(...asked)));
};

/** The account's data retention of one region. A denied or failed call leaves it unknown, with the reason. */
async function readDataRetention(
  { gateway, clock }: DiscoveryPorts,
  region: RegionCode,
  emit: (event: ScanEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await gateway.readDataRetention(region, signal);
  if (signal.aborted) return;
  const readAt = new Date(clock.nowEpochMs()).toISOString();
  const told = answer.ok ? answer.value : { failure: answer.failure };
  emit({ type: 'data-retention-read', region, retention: { ...told, readAt } });
}

/** Whether the account sent Anthropic's form, asked in this region. A denied or failed call says nothing. */
export async function readUseCaseForm(
  { gateway }: DiscoveryPorts,
  region: RegionCode,
  emit: (event: ScanEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await gateway.readUseCaseForm(region, signal);
  if (answer.ok && !signal.aborted) emit({ type: 'use-case-form-read', region, form: answer.value });
}

/** Asks every region at once; settles when all have answered or the signal aborts. */
export async function listMantleEverywhere(
  ports: DiscoveryPorts,
  regions: readonly RegionCode[],
  emit: (event: ScanEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    regions.map(async (region) => {
      const answer = await ports.gateway.listMantleModels(region, signal);
      if (signal.aborted) return;
      if (answer.ok) emit({ type: 'mantle-listed', region, ...answer.value });
      else emit({ type: 'mantle-listed', region, state: 'failed', modelIds: [], failure: answer.failure });
    }),
  );
}
