/** What the window asks for while nothing else runs: proofs of access, and the access of one model. */
import type { Outcome } from '../contract/bridge/api.ts';
import type { Failure, ModelId, RegionCode } from '../contract/snapshot/model.ts';
import type { AtlasDeps, AtlasSession } from './ports.ts';
import { BUSY, NOT_LISTED } from './source/source-choice.ts';
import type { ProofRequest } from './window-proofs.ts';

/** The source in use. */
interface ChosenSource {
  chosen(): Promise<AtlasSession | undefined>;
}

/** The one way to begin something with it. */
type Begin = (start: (session: AtlasSession) => void) => Promise<Outcome<null>>;

/** Begins to try the ids; what comes of it is told. */
export async function proveAccess(
  source: ChosenSource,
  begin: Begin,
  request: ProofRequest,
  deps: Pick<AtlasDeps, 'publish'>,
): Promise<Outcome<null>> {
  if ((await source.chosen())?.task.kind !== undefined) return { ok: false, failure: BUSY };
  const { prove } = await import('./window-proofs.ts');
  return await begin((session) => void prove(session, request, deps));
}

/** Asks the access of one model of the last lists; the window names no others. */
export async function checkModel(
  source: ChosenSource,
  begin: Begin,
  region: RegionCode,
  modelId: ModelId,
): Promise<Outcome<null>> {
  const chosen = await source.chosen();
  if (chosen?.task.kind !== undefined) return { ok: false, failure: BUSY };
  const models = chosen?.state.snapshot.regions[region]?.models ?? {};
  if (!Object.hasOwn(models, modelId)) return { ok: false, failure: NOT_LISTED };
  let checking: Promise<Failure | undefined> = Promise.resolve(undefined);
  const begun = await begin((session) => {
    checking = session.checkModel(region, modelId);
  });
  const failure = await checking;
  return begun.ok && failure !== undefined ? { ok: false, failure } : begun;
}
