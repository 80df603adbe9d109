/** What a document says of proofs, written and read. */
import { type ProofOfId, shownProof, withAge } from '../cells/cell-proofs.ts';
import { defined } from '../defined.ts';
import { withoutAccounts } from '../snapshot/account-numbers.ts';
import type { RegionRecord } from '../snapshot/model.ts';
import type { ExportModel, ExportProof } from './export-format.ts';

/** Keeps the member's place in a template. */
export const NO_PROOFS: ExportProof[] = [];

/** Members in the order of their keys. */
export function toProof({ at, error, firstTokenMs, how, id, status, totalMs }: ProofOfId): ExportProof {
  const said = error && { ...error, message: withoutAccounts(error.message) };
  return { at, ...defined({ error: said, firstTokenMs }), how, id, status, ...defined({ totalMs }) };
}

/** The proofs of a region; undefined: its models have none. */
export function proofsIn(models: readonly ExportModel[]): RegionRecord['proofs'] {
  const proofs = models
    .flatMap((model) => model.proofs ?? [])
    .map(({ id, ...proof }) => [id, proof] as const);
  return proofs.length === 0 ? undefined : Object.fromEntries(proofs);
}

/** `works` or `refused` where that was proven within seven days before. */
export function provenWords({ proofs }: ExportModel, nowEpochMs: number): string[] {
  const shown = shownProof(proofs?.map((proof) => withAge(proof, nowEpochMs)));
  return shown === undefined || shown.isOld ? [] : [shown.status];
}
