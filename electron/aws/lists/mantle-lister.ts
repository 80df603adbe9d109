/** What a region's bedrock-mantle says, as the gateway promises it: listed, absent, or a failure. */
import { defined } from '../../contract/defined.ts';
import type { Failure, MantleList, RegionCode } from '../../contract/snapshot/model.ts';
import { tooManyOnMantle } from '../../discovery/list-budget.ts';
import type { BedrockGateway, Result } from '../../discovery/ports.ts';
import type { MantleModel } from '../answers/to-model.ts';
import { factsOf } from '../errors/error-facts.ts';
import { explainError } from '../errors/explain-error.ts';
import { withDeadline } from '../transport/deadline.ts';
import { type Endpoints, isOneForAll, mantleUrl } from '../transport/endpoint.ts';
import { nameResolves, WELL_KNOWN_HOST } from '../transport/request/name-lookup.ts';
import { credentialsFirst, type ServiceDeps } from '../transport/request/service-request.ts';
import { fetchMantleModels, MantleError } from './mantle.ts';

type MantleAnswer = Awaited<ReturnType<BedrockGateway['listMantleModels']>>;

const ABSENT: MantleAnswer = { ok: true, value: { state: 'absent', modelIds: [] } };
const NOT_ASKED: MantleAnswer = { ok: true, value: { state: 'not-asked', modelIds: [] } };

/** Makes `listMantleModels` of the gateway. */
export function mantleLister(deps: ServiceDeps): BedrockGateway['listMantleModels'] {
  return async (region, signal) => {
    // No FIPS endpoint of bedrock-mantle is documented (AWS page on endpoints, read 2026-11-28).
    if (deps.endpoints.isFips === true && deps.endpoints.mantle === undefined) return NOT_ASKED;
    const url = mantleUrl(deps.endpoints, region);
    if (url === undefined) return ABSENT;
    try {
      if (deps.bearerToken === undefined) {
        const credentials = await credentialsFirst(deps, signal);
        if (!credentials.ok) return credentials;
      }
      const list = await withDeadline([signal, deps.closed], deps.deadlineMs, (abortSignal) =>
        fetchMantleModels({ ...deps, url, region }, abortSignal),
      );
      if (!list.ok) return list;
      if (list.value === undefined) return failed(notAList(region));
      const { items, beyond } = list.value;
      const isWhole = beyond === undefined;
      const more = isWhole ? {} : { failure: tooManyOnMantle(region, items.length, items.length + beyond) };
      return { ok: true, value: { ...listOf(items), ...more } };
    } catch (error) {
      return await judge(error, deps, region);
    }
  };
}

function listOf(models: readonly MantleModel[]): MantleList & { state: 'listed' } {
  const told = models.filter(({ entry }) => Object.keys(entry).length > 0);
  return {
    state: 'listed',
    modelIds: models.map(({ id }) => id),
    ...(told.length === 0 ? {} : { entries: Object.fromEntries(told.map(({ id, entry }) => [id, entry])) }),
  };
}

async function judge(error: unknown, deps: ServiceDeps, region: RegionCode): Promise<MantleAnswer> {
  const { endpoints, profile } = deps;
  const answer = error instanceof MantleError ? error : undefined;
  const status = answer?.$metadata.httpStatusCode;
  if (status === 404 && endpoints.mantle !== undefined) return ABSENT;
  if (factsOf(error).code === 'ENOTFOUND' && (await nameResolves(bedrockHost(endpoints)))) return ABSENT;
  if (status === 401 || status === 403) {
    return failed(denied(region, status, answer?.hadBearerToken === true));
  }
  const isHtml = answer?.isHtml === true;
  const failure = explainError(error, { region, isHtml, ...defined({ profile }) });
  // The explanations speak of Bedrock; this is the smaller of its two endpoints.
  const message = failure.kind === 'cancelled' ? failure.message : `bedrock-mantle: ${failure.message}`;
  return failed({ ...failure, kind: failure.kind === 'no-endpoint' ? 'network' : failure.kind, message });
}

/** A name that DNS must know if it works: only then does "not found" mean that there is no such host. */
function bedrockHost(endpoints: Endpoints): string {
  return !isOneForAll(endpoints) || endpoints.bedrock === undefined
    ? WELL_KNOWN_HOST
    : new URL(endpoints.bedrock).hostname.replace(/^\[|\]$/g, '');
}

function failed(failure: Failure): Result<never> {
  return { ok: false, failure };
}

function denied(region: RegionCode, status: number, withToken: boolean): Failure {
  const actions = `bedrock-mantle:ListModels${withToken ? ' and bedrock-mantle:CallWithBearerToken' : ''}`;
  return {
    kind: 'denied',
    message: `bedrock-mantle does not give this identity its model list in ${region} (HTTP ${status}).`,
    nextStep: `Models that only bedrock-mantle serves are not shown; everything else is complete. To see them, allow ${actions}.`,
  };
}

function notAList(region: RegionCode): Failure {
  return {
    kind: 'bad-answer',
    message: `bedrock-mantle gave an answer in ${region} that is not a list of models.`,
    nextStep: 'Models that only bedrock-mantle serves are not shown; everything else is complete.',
  };
}
