/** Tries exact ids and emits each result. A region gets one call at a time, so that calls do not slow each other. */
import { proofKey } from '../contract/cells/cell-proofs.ts';
import { defined } from '../contract/defined.ts';
import type { ProofTarget } from '../contract/proofs/proof-plan.ts';
import type { ScanEvent } from '../contract/scan/scan-event.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { Proof } from '../contract/snapshot/proof.ts';
import { PrioritySemaphore } from './concurrency/priority-semaphore.ts';
import { medianOf } from './phases/latency.ts';
import { NO_CREDENTIALS } from './phases/listing-phase.ts';
import type { Clock, ProofAnswer, RuntimeGateway } from './ports.ts';

/** Regions in which something is tried at the same time. */
const REGIONS_AT_ONCE = 4;

export interface Proving {
  runtime: RuntimeGateway;
  clock: Clock;
  emit: (event: ScanEvent) => void;
  /** Test calls of one id: 1, or 3 for a median. */
  callsEach: number;
  signal: AbortSignal;
}

/** Ends early when the signal aborts, or with the failure that no further call can get past. */
export async function proveAll(deps: Proving, targets: readonly ProofTarget[]): Promise<Failure | undefined> {
  const { emit, signal } = deps;
  const byRegion = new Map<RegionCode, ProofTarget[]>();
  for (const target of targets) byRegion.set(target.region, [...(byRegion.get(target.region) ?? []), target]);
  const semaphore = new PrioritySemaphore(REGIONS_AT_ONCE);
  let stopping: Failure | undefined;
  const proveRegion = async (own: readonly ProofTarget[]): Promise<void> => {
    for (const target of own) {
      if (signal.aborted || stopping !== undefined) return;
      const { proof, failure } = await prove(deps, target);
      if (signal.aborted) return;
      if (failure !== undefined && NO_CREDENTIALS.includes(failure.kind)) stopping ??= failure;
      else emit({ type: 'proof-made', region: target.region, id: proofKey(target.id), proof });
    }
  };
  emit({ type: 'proving-started', total: targets.length });
  try {
    await Promise.all([...byRegion.values()].map((own) => semaphore.use(() => proveRegion(own))));
  } finally {
    emit({ type: 'proving-finished' });
  }
  return stopping;
}

async function prove(
  { runtime, clock, callsEach, signal }: Proving,
  { region, id, how }: ProofTarget,
): Promise<{ proof: Proof; failure?: Failure | undefined }> {
  const nowIso = (): string => new Date(clock.nowEpochMs()).toISOString();
  if (how === 'count-tokens') {
    const counted = await runtime.countTokens(region, id, signal);
    if (counted.ok) {
      return { proof: { status: 'works', how, at: nowIso(), totalMs: counted.totalMs } };
    }
    // A refusal of CountTokens says nothing about calls of the model.
    if (!isRefusal(counted)) return { proof: failedProof(how, counted, nowIso()), failure: counted.failure };
  }
  const answers: (ProofAnswer & { ok: true })[] = [];
  for (let calls = 0; calls < callsEach && !signal.aborted; calls += 1) {
    const answer = await runtime.converse(region, id, signal);
    if (answer.ok) answers.push(answer);
    else if (answers.length > 0) break;
    else return { proof: failedProof('test-call', answer, nowIso()), failure: answer.failure };
  }
  const firstTokenMs = wholeMedianOf(answers.flatMap((answer) => answer.firstTokenMs ?? []));
  const totalMs = wholeMedianOf(answers.map((answer) => answer.totalMs));
  const proof: Proof = {
    status: 'works',
    how: 'test-call',
    at: nowIso(),
    ...defined({ firstTokenMs, totalMs }),
    ...(answers.length > 1 ? { calls: answers.length } : {}),
  };
  return { proof };
}

function isRefusal({ status, kind }: ProofAnswer & { ok: false }): boolean {
  return status === 'refused' || kind === 'not-supported' || kind === 'bad-request';
}

function failedProof(how: Proof['how'], answer: ProofAnswer & { ok: false }, at: string): Proof {
  const { status, kind, message } = answer;
  return { status, how, at, error: { kind, message } };
}

function wholeMedianOf(valuesMs: readonly number[]): number | undefined {
  const median = medianOf(valuesMs);
  return median === undefined ? undefined : Math.round(median);
}
